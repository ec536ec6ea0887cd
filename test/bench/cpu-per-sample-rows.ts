import { statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { startApiServer } from '../support/api-server.ts';
import { mustRun, PROGRAM } from './child.ts';
import { median, type Row } from './row.ts';
import { inScratch, questions } from './scratch.ts';

/** Processor time a sample, net of start-up, against a bare loop over the same SDK; of a whole run of one sample; bytes a trial. */
export function cpuPerSampleRows(quick: boolean): Promise<Row[]> {
  return inScratch(async (folder) => {
    const server = await startApiServer();
    const samples = 1_000;
    const bare = join(folder, 'bare.mjs');
    const here = fileURLToPath(new URL('bare-loop.ts', import.meta.url));
    await build({
      entryPoints: [here],
      outfile: bare,
      bundle: true,
      format: 'esm',
      platform: 'node',
      external: ['better-sqlite3'],
      banner: { js: REQUIRE },
      logLevel: 'error',
    });
    // Packages left outside the bundle are looked for beside it.
    symlinkSync(MODULES, join(folder, 'node_modules'), 'junction');
    let made = 0;
    const loop = (n: number) => mustRun([bare, server.openai, join(folder, `bare-${made++}.db`), String(n)]);
    const store = () => join(folder, `run-${made++}.db`);
    const whole = (n: number, db: string) =>
      mustRun([
        PROGRAM,
        'run',
        questions(folder, n),
        '-a',
        `openai/bench?base_url=${server.openai}`,
        '--db',
        db,
        '--max-concurrency',
        '20',
      ]);
    const ratios: number[] = [];
    const ours: number[] = [];
    const theirs: number[] = [];
    const single: number[] = [];
    let bytes = 0;
    for (let round = 0; round < (quick ? 2 : 7); round++) {
      const db = store();
      const [bareOne, bareAll, one, all] = [await loop(1), await loop(samples + 1), await whole(1, store()), await whole(samples + 1, db)];
      const a = ((all.cpu - one.cpu) / samples) * 1_000;
      const b = ((bareAll.cpu - bareOne.cpu) / samples) * 1_000;
      ours.push(a);
      theirs.push(b);
      ratios.push(a / b);
      single.push(one.cpu);
      bytes = statSync(db).size / (samples + 1);
    }
    await server.close();
    const ratio = median(ratios);
    return [
      {
        what: `processor time a sample net of start-up, ${samples} samples, local API server, concurrency 20, store and journal on`,
        measured: `${median(ours).toFixed(2)} ms, bare loop ${median(theirs).toFixed(2)} ms: ${ratio.toFixed(2)} × (rounds ${ratios.map((r) => r.toFixed(2)).join(' ')})`,
        bar: '≤ 1.5 × and below 1.3 ms',
        ok: ratio <= 1.5 && median(ours) < 1.3,
      },
      {
        what: 'processor time of a whole run of one sample',
        measured: `${median(single).toFixed(2)} s`,
        bar: '≤ 0.5 s',
        ok: median(single) <= 0.5,
      },
      { what: 'store, bytes a trial of one question', measured: `${Math.round(bytes)} bytes` },
    ];
  });
}

const REQUIRE = "import { createRequire as __r } from 'node:module'; const require = __r(import.meta.url);";
const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));
