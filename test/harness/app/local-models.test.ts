import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeGguf } from '../../support/gguf.ts';
import { journalOf } from '../../support/journal.ts';
import { canonicalExport, pentathlon, startPentathlon } from '../../support/run-pentathlon.ts';

const WAIT = { timeout: 30_000, interval: 5 };

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'pentathlon-local-cli-'));
  writeGguf(join(cwd, 'tiny.gguf'));
  const rows = Array.from({ length: 12 }, (_, n) =>
    JSON.stringify({ id: `q${n}`, input: `Question ${n}?`, choices: ['a', 'b', 'c', 'd'], target: 'b' }),
  );
  writeFileSync(join(cwd, 'questions.jsonl'), rows.join('\n'));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const local = (more = '', file = './tiny.gguf'): string => `local/${file}?gpu=false&threads=1&max_tokens=16${more}`;
const play = async (db: string, ...words: string[]) => {
  const ended = await pentathlon(['run', ...words, '--db', db, '--json'], { cwd });
  expect([ended.stderr, ended.code]).toEqual([expect.anything(), 0]);
  return JSON.parse(ended.stdout) as { sections?: unknown };
};

interface Exported {
  readonly agents: readonly { readonly id: string }[];
  readonly outcome: unknown;
  readonly diverged?: boolean;
  readonly lines: readonly {
    readonly call?: {
      readonly seat: number;
      readonly usage: { input: number; cachedInput: number };
      readonly sent: Record<string, unknown>;
    };
    readonly step?: { readonly kind: string; readonly seat?: number; readonly reading?: { ok: boolean; kind?: string } };
  }[];
}
const exported = async (db: string): Promise<Exported[]> => {
  const { stdout } = await pentathlon(['export', '--db', db], { cwd });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Exported);
};

/** Processes below one, on systems that tell. */
const childrenOf = (pid: number): number[] => {
  try {
    return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
};

describe('a GGUF file plays', () => {
  test('games to a leaderboard; constrained, every answer is legal; turns go on where the last one stood', async () => {
    const hot = local('&constrain=true&temperature=3');
    await play('games.db', 'gtbench/nim', 'gtbench/tic-tac-toe', '-a', local('&temperature=3'), '-a', hot, '-a', 'random', '-n', '2');
    const { stdout } = await pentathlon(['board', '--db', 'games.db', '--json'], { cwd });
    const board = JSON.stringify(JSON.parse(stdout));
    expect(board).toContain('constrain=true');
    const trials = await exported('games.db');
    expect(trials.length).toBe(24);
    const constrained = trials.flatMap(({ agents, lines }) =>
      lines.flatMap(({ call }) => (call !== undefined && agents[call.seat]?.id.includes('constrain=true') ? [call] : [])),
    );
    expect(constrained.length).toBeGreaterThan(20);
    expect(constrained.every(({ sent }) => sent.grammar === 'choices')).toBe(true);
    const unusable = trials.filter(({ agents, lines }) =>
      lines.some(({ step }) => step?.reading?.ok === false && agents[step.seat ?? -1]?.id.includes('constrain=true')),
    );
    expect(unusable).toEqual([]);
    const later = constrained.filter(({ usage }) => usage.cachedInput > 0);
    expect(later.length).toBeGreaterThan(constrained.length / 2);
  });

  test('questions with every strategy, likelihoods among them', async () => {
    const agents = ['', '+cot', '+self-consistency', '+likelihood'].flatMap((strategy) => {
      const draws = strategy === '+self-consistency' ? '&k=3' : '';
      return ['-a', local(`&constrain=true${draws}`).replace('?', `${strategy}?`)];
    });
    await play('questions.db', 'questions.jsonl', '--answer', 'choice', ...agents);
    const trials = await exported('questions.db');
    expect(trials.length).toBe(48);
    const unread = trials.filter(({ lines }) => lines.some(({ step }) => step?.reading?.ok === false));
    expect(unread).toEqual([]);
  });
});

describe('with exact=true a run that was killed comes to the same bytes', () => {
  const words = ['gtbench/nim', 'gtbench/kuhn-poker', 'questions.jsonl', '-n', '4'];
  const agents = ['-a', local('&exact=true&constrain=true&temperature=1'), '-a', 'random'];
  let whole: string;
  beforeAll(async () => {
    await play('whole.db', ...words, ...agents);
    whole = await canonicalExport('whole.db', { cwd });
  });

  test('the program, at several moments', async () => {
    for (const calls of [3, 9, 20]) {
      const run = startPentathlon(['run', ...words, ...agents, '--db', 'killed.db'], { cwd });
      await vi.waitUntil(async () => (await journalOf(join(cwd, 'killed.db'))).length >= calls, WAIT);
      run.kill('SIGKILL');
      await run.ended;
    }
    await play('killed.db', ...words, ...agents);
    expect(await canonicalExport('killed.db', { cwd })).toBe(whole);
  });

  test.skipIf(process.platform === 'win32')('the process that holds the model: the run goes on by itself', async () => {
    const run = startPentathlon(['run', ...words, ...agents, '--db', 'child.db'], { cwd });
    for (const calls of [3, 12]) {
      await vi.waitUntil(async () => (await journalOf(join(cwd, 'child.db'))).length >= calls, WAIT);
      for (const pid of childrenOf(run.pid)) process.kill(pid, 'SIGKILL');
    }
    expect((await run.ended).code).toBe(0);
    expect(await canonicalExport('child.db', { cwd })).toBe(whole);
  });
});

test('the file by another path is the same model: a run goes on from what it paid for', async () => {
  mkdirSync(join(cwd, 'moved'));
  copyFileSync(join(cwd, 'tiny.gguf'), join(cwd, 'moved', 'renamed.gguf'));
  const words = ['questions.jsonl', '--answer', 'choice', '--db', 'moved.db'];
  const first = await pentathlon(['run', ...words, '-a', local('&exact=true'), '--budget', '5calls'], { cwd });
  expect(first.code).toBe(3);
  await play('moved.db', 'questions.jsonl', '--answer', 'choice', '-a', local('&exact=true', './moved/renamed.gguf'));
  expect(await journalOf(join(cwd, 'moved.db'))).toHaveLength(12);
  const trials = await exported('moved.db');
  expect(trials.flatMap(({ diverged }) => (diverged ? [diverged] : []))).toEqual([]);
  expect(trials).toHaveLength(12);
});

describe('what cannot be is one line and exit code 2', () => {
  test.each([
    ['local/./absent.gguf', /absent\.gguf/],
    ['local/./questions.jsonl', /questions\.jsonl.*GGUF/],
    ['local/smollm2-135m', /pentathlon models pull smollm2-135m/],
    [local('&slots=0'), /slots.*from 1 to 64/],
  ])('%s', async (agent, said) => {
    const { code, stderr } = await pentathlon(['run', 'gtbench/nim', '-a', agent, '-n', '1'], { cwd });
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toMatch(said);
  });

  test('a prompt that is longer than a slot errors its trial; the others are played', async () => {
    const rows = ['short', 'long '.repeat(3_000), 'short too'].map((input, n) => JSON.stringify({ id: `${n}`, input, target: 'x' }));
    writeFileSync(join(cwd, 'long.jsonl'), rows.join('\n'));
    const { code, stdout } = await pentathlon(['run', 'long.jsonl', '-a', local(), '--json', '--db', 'long.db'], { cwd });
    expect(code).not.toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ counts: { closed: 2, errored: 1 } });
  });
});
