import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../../../harness/core/errors/user-error.ts';
import { AnswerPool, type Mode } from '../../../../tasks/or-r1/sandbox/answer-pool.ts';
import type { PythonSources } from '../../../../tasks/or-r1/sandbox/child-setting.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { until } from '../../../support/until.ts';
import { SMALL, SMALL_RUN, standIn } from './stand-in.ts';

const LIMITS = { kind: 'python', seconds: 60, memoryMb: 256 } as const;
const ENDLESS = 'while True: pass';

function poolOf(mode: Mode, atATime = 1, sources: PythonSources = standIn): AnswerPool {
  const pool = new AnswerPool(mode, sources, atATime);
  onTestFinished(() => pool.close());
  return pool;
}

const never = (): AbortSignal => new AbortController().signal;
const small = (pool: AnswerPool) => pool.run({ program: SMALL, ...LIMITS }, never());

/** Everything in a folder of the test's own, as for a user who has not run an answer yet. */
function ownCache(folder = temporaryFolder()): string {
  const before = process.env.XDG_CACHE_HOME;
  process.env.XDG_CACHE_HOME = folder;
  onTestFinished(() => {
    if (before === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = before;
  });
  return join(folder, 'pentathlon');
}

test.each<Mode>(['isolated', 'trusted'])('%s: an abort ends a run at once, and one that waits its turn', async (mode) => {
  const pool = poolOf(mode);
  const [running, waiting] = [new AbortController(), new AbortController()];
  const first = pool.run({ program: ENDLESS, ...LIMITS }, running.signal);
  const second = pool.run({ program: SMALL, ...LIMITS }, waiting.signal);
  const third = small(pool);
  waiting.abort(new Error('not wanted'));
  await expect(second).rejects.toThrow('not wanted');
  setTimeout(() => running.abort(new Error('stopped')), 300);
  await expect(first).rejects.toThrow('stopped');
  expect(await third).toEqual(SMALL_RUN);
  const late = new AbortController();
  late.abort(new Error('too late'));
  await expect(pool.run({ program: SMALL, ...LIMITS }, late.signal)).rejects.toThrow('too late');
});

test('look-alikes that take more memory than Python starts with', async () => {
  const large = Array.from({ length: 60_000 }, (_, k) => `v${k} = ${k}.5`).join('\n');
  ownCache();
  const pool = poolOf('isolated', 1, { ...standIn, modules: { ...standIn.modules, large } });
  expect(await small(pool)).toEqual(SMALL_RUN);
});

test('trusted: after a time-out, a flood and a lack of memory the next answer runs', async () => {
  const pool = poolOf('trusted');
  const run = (program: string, seconds = 60) => pool.run({ program, ...LIMITS, seconds }, never());
  expect((await run(ENDLESS, 1)).ended).toBe('timed-out');
  expect(await small(pool)).toEqual(SMALL_RUN);
  expect((await run('while True: print(1)')).ended).toBe('too-much-output');
  expect(await small(pool)).toEqual(SMALL_RUN);
  expect((await run('a = bytearray(2_000_000_000)')).ended).toBe('out-of-memory');
  expect(await small(pool)).toEqual(SMALL_RUN);
});

test.runIf(process.platform === 'linux').each<Mode>(['isolated', 'trusted'])(
  '%s: a warm child that was killed is not waited for',
  async (mode) => {
    const pool = poolOf(mode);
    expect(await small(pool)).toEqual(SMALL_RUN);
    await until(() => childrenOfUs().length > 0);
    for (const id of childrenOfUs()) process.kill(Number(id), 'SIGKILL');
    await until(() => childrenOfUs().length === 0);
    expect(await small(pool)).toEqual(SMALL_RUN);
  },
);

function childrenOfUs(): string[] {
  const parentOf = (id: string): string | undefined => {
    try {
      return readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
    } catch {
      return undefined;
    }
  };
  return readdirSync('/proc').filter((id) => /^\d+$/.test(id) && parentOf(id) === String(process.pid));
}

test('answers side by side do not mix', async () => {
  const pool = poolOf('trusted', 2);
  const printed = await Promise.all(
    Array.from({ length: 20 }, async (_, k) => (await pool.run({ program: `print(${k})`, ...LIMITS }, never())).stdout),
  );
  expect(printed).toEqual(Array.from({ length: 20 }, (_, k) => `${k}\n`));
});

test('a damaged snapshot is made again', async () => {
  const folder = ownCache();
  expect(await small(poolOf('trusted'))).toEqual(SMALL_RUN);
  const [name, ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  const file = join(folder, String(name));
  const whole = readFileSync(file);
  const spoilt = Buffer.from(whole);
  spoilt.fill(0xff, 20_000_000, 20_100_000);
  writeFileSync(file, spoilt);
  expect(await small(poolOf('trusted'))).toEqual(SMALL_RUN);
  expect(readFileSync(file).length).toBe(whole.length);
  expect(readFileSync(file).equals(spoilt)).toBe(false);
});

test('without a folder to keep it in it still runs', async () => {
  ownCache('/dev/null/nowhere');
  expect(await small(poolOf('trusted'))).toEqual(SMALL_RUN);
});

test('an installation that cannot run any answer is one line for the user', async () => {
  ownCache();
  const broken = { ...standIn, modules: { coptpy: 'def f(:' } };
  const error = await small(poolOf('isolated', 1, broken)).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toMatch(/^or-r1: the sandbox for answers does not start on this machine: .*SyntaxError/);
  expect((error as UserError).message).not.toContain('\n');
});

/** A program of its own that runs an answer and then has nothing more to do; it prints the ids of its children, a line each. */
async function programWith(body: string): Promise<string> {
  const folder = realpathSync(temporaryFolder());
  const at = (path: string) => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)));
  const contents = `
    import { spawn } from 'node:child_process';
    import { AnswerPool } from ${at('../../../../tasks/or-r1/sandbox/answer-pool.ts')};
    import { standIn, SMALL } from ${at('./stand-in.ts')};
    import { readdirSync, readFileSync } from 'node:fs';
    const children = () => readdirSync('/proc').filter((id) => { try { return readFileSync('/proc/' + id + '/stat', 'utf8').split(') ')[1].split(' ')[1] === String(process.pid); } catch { return false; } });
    const pool = new AnswerPool('isolated', standIn, 1);
    const run = (program) => pool.run({ program, kind: 'python', seconds: 60, memoryMb: 256 }, new AbortController().signal);
    ${body}`;
  // Beside the sources, so that packages are found.
  const outfile = fileURLToPath(new URL(`./.program-${process.pid}-${folder.slice(-6)}.mjs`, import.meta.url));
  const loader = { '.py': 'text' as const };
  await build({
    stdin: { contents, resolveDir: folder, loader: 'js' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    loader,
    logLevel: 'silent',
  });
  onTestFinished(async () => (await import('node:fs')).rmSync(outfile, { force: true }));
  return outfile;
}

const isGone = (id: string): boolean => !existsSync(`/proc/${id}`) || / Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'));

test.runIf(process.platform === 'linux')('a program that is done ends, and its warm children with it', async () => {
  const program = await programWith(
    'await run(SMALL); await new Promise((go) => setTimeout(go, 1500)); console.log(children().join(" "));',
  );
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  let ids = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    ids += piece;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(0);
  expect(ids.trim().split(' ').length).toBeGreaterThanOrEqual(1);
  for (const id of ids.trim().split(' ')) await until(() => isGone(id));
});

test.runIf(process.platform === 'linux')('a program that is killed takes its warm children along', async () => {
  const program = await programWith(
    'await run(SMALL); await new Promise((go) => setTimeout(go, 1500)); console.log(children().join(" ")); setInterval(() => {}, 1000);',
  );
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ids = await new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve));
  child.kill('SIGKILL');
  expect(ids.trim()).toMatch(/^\d+/);
  for (const id of ids.trim().split(' ')) await until(() => isGone(id));
});
