import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { goOn } from '../../../harness/app/commands/go-on.ts';
import { runCommand } from '../../../harness/app/commands/run.ts';
import type { RunFlags } from '../../../harness/app/run-flags.ts';
import { runSpec } from '../../../harness/app/run-spec.ts';
import { openStore } from '../../../results/open-store.ts';
import { runNumbers } from '../../../results/run-list.ts';
import { type RunProgress, type RunRecord, runProgress, runsLike } from '../../../results/runs.ts';
import { type ApiServer, faults, startApiServer } from '../../support/api-server.ts';
import { folderOfQuestions } from '../../support/folder-of-questions.ts';

let server: ApiServer;
let said: string[];
beforeEach(async () => {
  said = [];
  server = await startApiServer({ answer: () => ({ text: 'it', usage: { input: 10, output: 2 } }) });
  vi.stubEnv('OPENAI_API_KEY', 'test');
  const quiet = (stream: NodeJS.WriteStream) =>
    vi.spyOn(stream, 'write').mockImplementation(((text: string, ...rest: unknown[]) => {
      said.push(String(text));
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    }) as never);
  quiet(process.stdout);
  quiet(process.stderr);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await server.close();
});

/** A questions' file, the store beside it, and flags for both. */
function place(): { file: string; path: string; flags: RunFlags } {
  const folder = folderOfQuestions(8);
  const path = join(folder, 'kept.db');
  const flags: RunFlags = {
    agent: ['openai/gpt-5-mini'],
    epochs: 1,
    seed: '0',
    db: path,
    maxConcurrency: 2,
    maxRetries: 0,
    callTimeout: 10,
    trialTimeout: 60,
    baseUrl: server.openai,
    json: true,
  };
  return { file: join(folder, 'questions.jsonl'), path, flags };
}

async function look<T>(path: string, see: (store: ReturnType<typeof openStore>) => T): Promise<T> {
  const store = openStore(path, { reading: true });
  try {
    return see(store);
  } finally {
    await store.close();
  }
}
const runsIn = (path: string): Promise<(RunRecord & RunProgress)[]> =>
  look(path, (store) => runsLike(store, '').map((run) => ({ ...run, ...runProgress(store, run.n) })));

describe('going on', () => {
  test('plays what is left of the same run, and pays nothing twice', async () => {
    const { file, path, flags } = place();
    server.options.fault = ({ body }) => (/q[5-8]:/.test(JSON.stringify(body)) ? faults.server() : undefined);
    expect(await runCommand([file], flags)).toBe(3);
    const [stopped] = await runsIn(path);
    expect(stopped).toMatchObject({ closed: 4, errored: 4, planned: 8, spentCalls: 4 });

    delete server.options.fault;
    const before = server.requests.length;
    said = [];
    // From where the screens are, another folder: all of the words still lead there.
    expect(await goOn(stopped as RunRecord, path)).toBe(0);
    expect(server.requests.length - before).toBe(4);
    const runs = await runsIn(path);
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ id: stopped?.id, closed: 8, errored: 0, spentCalls: 8, spec: stopped?.spec });
    // A board for a person, whatever the first start was asked for.
    expect(said.join('')).not.toContain('{');
    expect(said.join('')).toContain('1.0000');
    expect(await look(path, runNumbers)).toHaveLength(1);
  });

  test('after a stop in the middle: the same run again, each question asked once', async () => {
    const { file, path, flags } = place();
    let answers = 0;
    server.options.answered = () => {
      if (++answers === 3) process.emit('SIGHUP');
    };
    expect(await runCommand([file], flags)).toBe(3);
    const [stopped] = (await runsIn(path)) as [RunRecord & RunProgress];
    expect(stopped.closed).toBeGreaterThanOrEqual(3);
    expect(stopped.closed).toBeLessThan(8);
    expect(await goOn(stopped, path)).toBe(0);
    expect(await runsIn(path)).toMatchObject([{ id: stopped.id, closed: 8, spentCalls: 8 }]);
    expect(server.requests).toHaveLength(8);
  });

  test('keeps to its budget', async () => {
    const { file, path, flags } = place();
    expect(await runCommand([file], { ...flags, budget: '3calls' })).toBe(3);
    const [run] = await runsIn(path);
    expect(await goOn(run as RunRecord, path)).toBe(3);
    expect(server.requests).toHaveLength(3);
    expect(said.join('')).toContain('raise it to go on');
  });

  test('says in one line where the words no longer come to the same run, and plays nothing', async () => {
    const { file, path, flags } = place();
    await runCommand([file], { ...flags, budget: '3calls' });
    const [run] = (await runsIn(path)) as [RunRecord & RunProgress];
    const spec = runSpec(run);
    if (spec === undefined) throw new Error('no spec');
    const with_ = (changes: Partial<RunFlags>, tasks = spec.tasks): RunRecord =>
      ({ ...run, spec: { ...spec, tasks, flags: { ...spec.flags, ...changes } } }) as never;
    await expect(goOn(with_({ agent: ['openai/gpt-5-mini?temperature=1'] }), path)).rejects.toThrow(
      /^run [0-9a-f]{8} cannot be gone on with from here: openai\/gpt-5-mini\?temperature=1 is not the same agent as then; /,
    );
    await expect(goOn(with_({ seed: '1' }), path)).rejects.toThrow(/its tasks are not what they were then/);
    await expect(goOn(with_({ data: join(file, '..', 'gone') }), path)).rejects.toThrow(/--data .*gone: expected a folder .*found nothing/);
    await expect(goOn(with_({}, ['gone.jsonl']), path)).rejects.toThrow(/gone\.jsonl/);
    await expect(goOn({ ...run, spec: {} }, path)).rejects.toThrow(/was not begun by pentathlon run/);
    expect(server.requests).toHaveLength(3);
    expect(await runsIn(path)).toHaveLength(1);
  });

  test('of flags every one comes back as it was', async () => {
    const { file, path, flags } = place();
    const all: RunFlags = {
      ...flags,
      samples: 2,
      epochs: 2,
      seed: 'x',
      budget: '9calls',
      untilValid: 3,
      answer: 'text',
      judge: 'includes',
    };
    await runCommand([file], all);
    const [run] = (await runsIn(path)) as [RunRecord & RunProgress];
    expect(runSpec(run)).toMatchObject({ tasks: [file], flags: all, agents: [{ id: 'openai/gpt-5-mini' }] });
    const before = server.requests.length;
    expect(await goOn(run, path)).toBe(0);
    expect(server.requests).toHaveLength(before);
    expect(said.join('')).toContain('already played: no call was made');
  });
});
