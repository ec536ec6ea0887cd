import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Sample } from '../../../harness/core/sample.ts';
import type { Task } from '../../../harness/core/task.ts';
import type { EngineEvent } from '../../../harness/engine/events.ts';
import { closeConnections } from '../../../harness/models/connections.ts';
import { askedServer } from '../../support/asked-server.ts';
import { engineRun, questions } from '../../support/engine-run.ts';
import { PROGRAM } from '../../support/run-pentathlon.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

afterAll(closeConnections);

/** A task of n questions that counts the samples handed out and not yet done with. */
function counted(n: number) {
  const asking = questions(n);
  const most = { planned: 0, played: 0 };
  let passes = 0;
  let open = 0;
  const task: Task<unknown, unknown> = {
    ...asking,
    async *samples(options): AsyncGenerator<Sample<unknown>> {
      // The first pass of a run only counts.
      const plays = ++passes % 2 === 0;
      for await (const sample of asking.samples(options)) {
        if (plays) most.played = Math.max(most.played, ++open);
        yield sample;
      }
    },
  };
  const hear = ({ kind }: EngineEvent): void => {
    if (kind === 'trial-closed' || kind === 'trial-errored' || kind === 'trial-had') open--;
  };
  return { task, hear, most };
}

describe('few samples are held at a time, however many there are', () => {
  test('while they are played, and while the store holds them already', async () => {
    const server = await askedServer({});
    const { task, hear, most } = counted(2_000);
    const options = { agents: ['openai/a'], baseURL: server.openai, task, hear, pace: { maxConcurrency: 16 } };
    const { summary, folder } = await engineRun(options);
    expect(summary).toMatchObject({ exitCode: 0, counts: { closed: 2_000 } });
    expect(most.played).toBeGreaterThan(16);
    expect(most.played).toBeLessThanOrEqual(160);

    const again = await engineRun({ ...options, folder });
    expect(again.summary).toMatchObject({ exitCode: 0, counts: { had: 2_000, closed: 0 } });
    expect(most.played).toBeLessThanOrEqual(160);
  });
});

/** Peak memory of a process that plays n rows of a file, in MB. */
async function peakOf(n: number): Promise<number> {
  const folder = temporaryFolder();
  const row = (i: number) =>
    JSON.stringify({ id: `r${i}`, input: `Question ${i}? ${'x'.repeat(200)}`, choices: ['a', 'b', 'c', 'd'], target: 'a' });
  writeFileSync(join(folder, 'rows.jsonl'), Array.from({ length: n }, (_, i) => row(i)).join('\n'));
  const tell = `process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS+'\\n'))`;
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(tell)}`, PROGRAM, 'run', 'rows.jsonl', '--answer', 'choice', '-a', 'random'],
    { cwd: folder, env: { PATH: process.env.PATH, HOME: folder }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  await new Promise((ended) => child.once('close', ended));
  expect(stderr).toContain('trials played');
  return Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
}

test('twenty times the rows do not take 100 MB more', async () => {
  const [few, many] = [await peakOf(1_000), await peakOf(20_000)];
  expect(many - few).toBeLessThanOrEqual(100);
});
