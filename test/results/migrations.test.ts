import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { canonicalJson } from '../../harness/core/json.ts';
import { exportLines } from '../../results/export.ts';
import { leaderboard } from '../../results/leaderboard.ts';
import { migrations } from '../../results/migrations/migrations.ts';
import { openStore } from '../../results/open-store.ts';
import { rebuildCells } from '../../results/rebuild-cells.ts';
import { runProgress, runsLike } from '../../results/runs.ts';
import type { Store } from '../../results/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { closed, madeAgents, madeRun, madeSpec, madeTask, verdict } from './made-store.ts';

/** A copy of the file that a schema's own version wrote (fixtures/make-schema-1.ts says what it holds). */
function fixture(schema: number): string {
  const path = join(temporaryFolder(), 'old.db');
  copyFileSync(fileURLToPath(new URL(`fixtures/schema-${schema}.db`, import.meta.url)), path);
  return path;
}

function opened(path: string): Store {
  const store = openStore(path);
  onTestFinished(() => store.close());
  return store;
}

const schemaOf = (database: Database.Database): string[] =>
  (database.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').pluck().all() as string[]).map((text) =>
    text.replace(/\s+/g, ' '),
  );

describe('a store written by schema 1', () => {
  test('is what the first migration makes: a released migration does not change', () => {
    const [old, made] = [new Database(fixture(1)), new Database(':memory:')];
    made.exec(migrations[0] as string);
    expect(old.pragma('user_version', { simple: true })).toBe(1);
    expect(schemaOf(old)).toEqual(schemaOf(made));
    for (const database of [old, made]) database.close();
  });

  test('opens, and shows its boards', () => {
    const store = opened(fixture(1));
    const [nim, capitals] = leaderboard(store).sections;
    expect(nim).toMatchObject({ title: 'gtbench/nim', kind: 'rating' });
    expect(nim?.rows.map(({ agent, n, wins, losses }) => [agent, n, wins, losses])).toEqual([
      ['mcts?simulations=2', 6, 4, 2],
      ['random', 6, 2, 4],
    ]);
    expect(
      capitals?.rows.map(({ agent, value, n, errored, calls, medianMs }) => [agent, value, n, errored, calls, medianMs !== null]),
    ).toEqual([
      ['replay/recorded.jsonl', 1, 2, 1, 2, false],
      ['openai/gpt-5-mini', 1 / 3, 3, 0, 3, true],
      ['openai/gpt-5-mini+self-consistency?k=3', 1 / 3, 3, 0, 9, true],
    ]);
    const paid = capitals?.rows.map(({ inputTokens, outputTokens, cost }) => [inputTokens, outputTokens, (cost ?? 0) > 0]);
    expect(paid).toEqual([
      [null, null, false],
      [360, 30, true],
      [1080, 90, true],
    ]);
  });

  test('opens down to its transcripts', () => {
    const store = opened(fixture(1));
    const lines = [...exportLines(store, {}, true)].map((line) => JSON.parse(line));
    expect(lines).toHaveLength(14);
    const vote = lines.find(({ sample, agents }) => sample === 'q1' && agents[0].id.includes('self-consistency'));
    const calls = vote.lines.filter((line: object) => 'call' in line);
    expect(calls).toHaveLength(3);
    expect(calls[0].call).toMatchObject({ text: 'Answer: Paris', usage: { input: 120, output: 10, reasoning: 4 } });
    const [whole] = [...exportLines(store, {}, false)].map((line) => JSON.parse(line)).filter(({ id }) => id === vote.id);
    expect(whole.lines.find((line: object) => 'call' in line).call.usage).toMatchObject({ input: 100, cachedInput: 20 });
    expect(calls[0].call.messages[0].content).toContain('Capital of France? 首都 \u{1f3db}');
    expect(vote.verdicts).toMatchObject([{ metric: 'accuracy', score: { scored: true, value: 1 } }]);
  });

  test('knows its runs, and which are not finished', () => {
    const store = opened(fixture(1));
    const runs = runsLike(store, '').map((run) => [run.title, run.planned, runProgress(store, run.n), run.spentCalls]);
    expect(runs).toEqual([
      ['capitals.jsonl', 9, { closed: 8, errored: 1, started: 0 }, 14],
      ['gtbench/nim', 6, { closed: 6, errored: 0, started: 0 }, 0],
    ]);
  });

  test('goes on being written, and its cells equal what its trials add up to', async () => {
    const store = opened(fixture(1));
    await store.commit(() =>
      closed(store, madeRun(store, 'new'), madeSpec(madeTask('made/q'), madeAgents('a'), 's'), { verdicts: [verdict('accuracy', 1)] }),
    );
    const before = canonicalJson(leaderboard(store).sections);
    await store.commit(() => rebuildCells(store));
    expect(canonicalJson(leaderboard(store).sections)).toBe(before);
    expect(leaderboard(store).sections).toHaveLength(3);
  });
});

describe('migrating', () => {
  /** Today's `openStore`, with these steps after today's. */
  async function withSteps(...steps: readonly string[]): Promise<typeof openStore> {
    vi.resetModules();
    vi.doMock('../../results/migrations/migrations.ts', () => ({ migrations: [...migrations, ...steps] }));
    onTestFinished(() => vi.doUnmock('../../results/migrations/migrations.ts'));
    return (await import('../../results/open-store.ts')).openStore;
  }

  const versionOf = (path: string): [unknown, boolean] => {
    const database = new Database(path);
    const found = [database.pragma('user_version', { simple: true }), schemaOf(database).some((text) => text.includes('extra'))] as const;
    database.close();
    return [...found];
  };

  test('an older store is brought up to date, once', async () => {
    const path = fixture(1);
    const open = await withSteps('CREATE TABLE extra (x)');
    for (let time = 0; time < 2; time++) {
      const store = open(path);
      expect(store.sql('SELECT count(*) FROM trials').pluck().get()).toBe(15);
      await store.close();
      expect(versionOf(path)).toEqual([migrations.length + 1, true]);
    }
    expect(() => openStore(path)).toThrow(/newer Pentathlon/);
  });

  test('a step that fails leaves the store as it was', async () => {
    const path = fixture(1);
    const open = await withSteps('CREATE TABLE extra (x)', 'INSERT INTO nowhere VALUES (1)');
    expect(() => open(path)).toThrow();
    expect(versionOf(path)).toEqual([1, false]);
    expect(leaderboard(opened(path)).sections).toHaveLength(2);
  });
});

test('the fixture is a file of SQLite and small', () => {
  const bytes = readFileSync(fileURLToPath(new URL('fixtures/schema-1.db', import.meta.url)));
  expect(bytes.subarray(0, 15).toString()).toBe('SQLite format 3');
  expect(bytes.length).toBeLessThan(100_000);
});
