import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

const STORE = fileURLToPath(new URL('../../results/open-store.ts', import.meta.url));

/** Each opener opens the same file at the same moment as the others, once a round. */
const OPENER = `
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from ${JSON.stringify(STORE)};
const { path, openers, rounds, gate } = workerData;
async function open() {
  const failures = [];
  for (let round = 0; round < rounds; round++) {
    if (Atomics.add(gate, 0, 1) === openers * (round + 1) - 1) {
      Atomics.store(gate, 1, round + 1);
      Atomics.notify(gate, 1);
    } else Atomics.wait(gate, 1, round);
    try {
      await openStore(path + round).close();
    } catch (error) {
      failures.push(error.message);
    }
  }
  parentPort.postMessage(failures);
}
void open();
`;

/** Opens stores that are not there yet, in threads that start each at once. Gives the messages of all failures. */
export async function failuresToOpen(path: string, openers: number, rounds: number): Promise<string[]> {
  const { outputFiles } = await build({
    stdin: { contents: OPENER, resolveDir: '.' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    external: ['better-sqlite3'],
  });
  const code = outputFiles[0]?.text ?? '';
  const gate = new Int32Array(new SharedArrayBuffer(8));
  const threads = Array.from({ length: openers }, () => new Worker(code, { eval: true, workerData: { path, openers, rounds, gate } }));
  const failures = threads.map(
    (thread) => new Promise<string[]>((resolve, reject) => thread.once('message', resolve).once('error', reject)),
  );
  return (await Promise.all(failures)).flat();
}
