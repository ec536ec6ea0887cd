import { describe, expect, test } from 'vitest';
import type { Agent } from '../../harness/core/agent.ts';
import type { Metric } from '../../harness/core/task.ts';
import type { ConfiguredTask } from '../../harness/core/trial.ts';
import { claim, markErrored } from '../../results/claims.ts';
import { leaderboard } from '../../results/leaderboard.ts';
import type { Store } from '../../results/store.ts';
import { closed, counted, MATCH, madeAgents, madeRun, madeSpec, madeStore, madeTask, matchVerdicts, verdict } from './made-store.ts';

const duel = madeTask('made/duel', { metrics: MATCH, seats: 2 });
const question = madeTask('made/question');
const [a, b, c] = madeAgents('a', 'b', 'c') as [Agent, Agent, Agent];

let samples = 0;

/** Closes matches of a line-up: wins, draws and losses of its first seat. */
const matches = (store: Store, task: ConfiguredTask, agents: readonly Agent[], results: readonly [number, number, number]) =>
  store.commit(() => {
    const run = madeRun(store, 'run');
    results.forEach((times, i) => {
      for (let k = 0; k < times; k++) closed(store, run, madeSpec(task, agents, `s${++samples}`), { verdicts: matchVerdicts(1 - i / 2) });
    });
  });

/** Closes answers of an agent: so many right, so many wrong. */
const answers = (store: Store, task: ConfiguredTask, agent: Agent, right: number, wrong: number) =>
  store.commit(() => {
    const run = madeRun(store, 'run');
    for (let i = 0; i < right + wrong; i++)
      closed(store, run, madeSpec(task, [agent], `s${++samples}`), { verdicts: [verdict('accuracy', i < right ? 1 : 0)] });
  });

const rowsOf = (store: Store, title: string, filter = {}) =>
  leaderboard(store, filter).sections.find((section) => section.title === title)?.rows ?? [];

describe('matches', () => {
  test('wins, draws and losses of both seats add up', async () => {
    const store = madeStore();
    await matches(store, duel, [a, b], [7, 2, 1]);
    await matches(store, duel, [b, a], [3, 4, 3]);
    const [first, second] = rowsOf(store, 'made/duel');
    expect(first).toMatchObject({ agent: 'a', n: 20, wins: 10, draws: 6, losses: 4, tasks: 1 });
    expect(second).toMatchObject({ agent: 'b', n: 20, wins: 4, draws: 6, losses: 10 });
    expect((first?.value ?? 0) + (second?.value ?? 0)).toBeCloseTo(2000, 6);
  });

  test('two games are also rated together, one is not', async () => {
    const store = madeStore();
    const other = madeTask('made/chess', { metrics: MATCH, seats: 2 });
    await matches(store, duel, [a, b], [5, 0, 5]);
    await matches(store, duel, [b, a], [5, 0, 5]);
    expect(leaderboard(store).sections.map(({ title }) => title)).toEqual(['made/duel']);
    await matches(store, other, [a, c], [9, 0, 1]);
    await matches(store, other, [c, a], [1, 0, 9]);
    expect(leaderboard(store).sections.map(({ title }) => title)).toEqual(['made', 'made/duel', 'made/chess']);
    expect(rowsOf(store, 'made').map(({ agent, n, tasks }) => [agent, n, tasks])).toEqual([
      ['a', 40, 2],
      ['b', 20, 1],
      ['c', 20, 1],
    ]);
  });
});

describe('who can be rated with whom', () => {
  const shown = (store: Store, title = 'made/duel') =>
    rowsOf(store, title).map(({ agent, rank, value, unrated }) => [agent, rank, value === null, unrated]);

  test('an agent that lost everything has a rank and no rating; the others are rated as if it were not there', async () => {
    const [store, alone] = [madeStore(), madeStore()];
    for (const one of [store, alone]) {
      await matches(one, duel, [a, b], [7, 2, 1]);
      await matches(one, duel, [b, a], [3, 4, 3]);
    }
    await matches(store, duel, [a, c], [10, 0, 0]);
    await matches(store, duel, [c, b], [0, 0, 10]);
    expect(shown(store)).toEqual([
      ['a', 1, false, null],
      ['b', 1, false, null],
      ['c', 3, true, 'one-sided'],
    ]);
    const [all, two] = [rowsOf(store, 'made/duel'), rowsOf(alone, 'made/duel')];
    expect(all.slice(0, 2).map(({ value, low, high }) => [value, low, high])).toEqual(
      two.map(({ value, low, high }) => [value, low, high]),
    );
  });

  test('two agents of which one won everything: neither is rated, both are ranked', async () => {
    const store = madeStore();
    await matches(store, duel, [a, b], [0, 0, 10]);
    await matches(store, duel, [b, a], [10, 0, 0]);
    expect(shown(store)).toEqual([
      ['b', 1, true, 'one-sided'],
      ['a', 2, true, 'one-sided'],
    ]);
    expect(leaderboard(store).sections[0]?.firstSeat).toBeNull();
    await matches(store, duel, [b, a], [0, 1, 0]);
    expect(shown(store).map(([, , none]) => none)).toEqual([false, false]);
  });

  test('agents that no match connects with most others have neither rank nor rating', async () => {
    const store = madeStore();
    const [d, e] = madeAgents('d', 'e') as [Agent, Agent];
    await matches(store, duel, [a, b], [6, 0, 4]);
    await matches(store, duel, [b, c], [6, 0, 4]);
    await matches(store, duel, [d, e], [20, 0, 10]);
    expect(shown(store)).toEqual([
      ['a', 1, false, null],
      ['b', 1, false, null],
      ['c', 1, false, null],
      ['d', null, true, 'disconnected'],
      ['e', null, true, 'disconnected'],
    ]);
  });

  test('over several games, agents of some of them stand below, rated and not ranked', async () => {
    const store = madeStore();
    const other = madeTask('made/chess', { metrics: MATCH, seats: 2 });
    const third = madeTask('made/go', { metrics: MATCH, seats: 2 });
    for (const task of [duel, other]) await matches(store, task, [a, b], [5, 0, 5]);
    await matches(store, third, [b, c], [1, 0, 9]);
    // b is in three games, a in two, c in one: b alone in the third does not cost a its rank.
    expect(rowsOf(store, 'made').map(({ agent, rank, tasks, value }) => [agent, rank, tasks, value === null])).toEqual([
      ['a', 1, 2, false],
      ['b', 1, 3, false],
      ['c', null, 1, false],
    ]);
  });
});

test('unranked agents of more games stand above those of fewer, whatever their rating', async () => {
  const store = madeStore();
  const [d] = madeAgents('d') as [Agent];
  const games = ['made/one', 'made/two', 'made/three'].map((id) => madeTask(id, { metrics: MATCH, seats: 2 }));
  for (const game of games) await matches(store, game, [a, b], [5, 0, 5]);
  for (const game of games.slice(1)) await matches(store, game, [d, a], [1, 0, 9]);
  await matches(store, games[0] as (typeof games)[0], [c, a], [9, 0, 1]);
  expect(rowsOf(store, 'made').map(({ agent, rank, tasks }) => [agent, rank, tasks])).toEqual([
    ['a', 1, 3],
    ['b', 1, 3],
    ['d', null, 2],
    ['c', null, 1],
  ]);
});

describe('measures beside the rating', () => {
  const metrics = [...MATCH, { id: 'reward', kind: 'mean' }, { id: 'regret', kind: 'mean' }] as const;
  const games = ['made/one', 'made/two'].map((id) => madeTask(id, { metrics, seats: 2 }));
  let n = 0;

  /** A match with rewards of both seats; undefined: forfeited by the second. */
  const rewarded = (
    store: Store,
    game: number,
    agents: readonly Agent[],
    rewards: readonly [number, number] | undefined,
    regret?: number,
  ) =>
    store.commit(() => {
      const both = [0, 1].map((seat) => verdict('reward', rewards?.[seat as 0 | 1], { seat }));
      const rest = regret === undefined ? [] : [verdict('regret', regret, { seat: 0 })];
      closed(store, madeRun(store, 'run'), madeSpec(games[game] as (typeof games)[0], agents, `m${++n}`), {
        verdicts: [...matchVerdicts(rewards === undefined || rewards[0] > rewards[1] ? 1 : 0), ...both, ...rest],
      });
    });

  test('NRA from both seats, over valid matches; completion from all', async () => {
    const store = madeStore();
    await rewarded(store, 0, [a, b], [20, 4], 0.5);
    await rewarded(store, 0, [b, a], [6, 10], 1);
    await rewarded(store, 0, [a, b], undefined);
    const [first, second] = rowsOf(store, 'made/one');
    // a: 30 against 10 in two matches of three.
    expect(first).toMatchObject({ agent: 'a', nra: 0.5, completion: 2 / 3, extras: { reward: 15, regret: 0.5 } });
    expect(second).toMatchObject({ agent: 'b', nra: -0.5, completion: 2 / 3, extras: { reward: 5, regret: 1 } });
  });

  test('over several games both are means over games, not over matches', async () => {
    const store = madeStore();
    for (let i = 0; i < 9; i++) await rewarded(store, 0, [a, b], [3, 1], 0.25);
    await rewarded(store, 1, [a, b], [0, 1], 0.75);
    const row = rowsOf(store, 'made').find(({ agent }) => agent === 'a');
    // (3 − 1) / (3 + 1) in the first, −1 in the second.
    expect(row?.nra).toBeCloseTo((0.5 - 1) / 2, 12);
    expect(row?.extras.regret).toBeCloseTo(0.5, 12);
    expect(row?.completion).toBe(1);
  });

  test('hidden metrics are ingredients of a board of one game, and no metric of any', async () => {
    const store = madeStore();
    const hiding = (id: string) => madeTask(id, { metrics: [...metrics, { id: 'bet:J', kind: 'mean', hidden: true }], seats: 2 });
    const [one, two] = [hiding('made/one'), hiding('made/two')];
    await store.commit(() => {
      for (const [task, bet] of [
        [one, 1],
        [one, 0],
        [one, 0],
        [two, 1],
      ] as const) {
        const verdicts = [...matchVerdicts(1), verdict('regret', 0.5), verdict('bet:J', bet)];
        closed(store, madeRun(store, 'run'), madeSpec(task, [a, b], `m${++n}`), { verdicts });
      }
    });
    const [first, second] = rowsOf(store, 'made/one');
    expect(first).toMatchObject({ extras: { regret: 0.5 }, ingredients: { 'bet:J': { mean: 0.333333333333, n: 3 } } });
    expect(first?.extras).not.toHaveProperty('bet:J');
    expect(second?.ingredients).toEqual({});
    for (const row of rowsOf(store, 'made')) {
      expect(row.extras).not.toHaveProperty('bet:J');
      expect(row).not.toHaveProperty('ingredients');
    }
  });

  test('metrics that a task came to hide later are hidden in what was stored before', async () => {
    const store = madeStore();
    const close = (shown: typeof metrics | readonly Metric[]) =>
      store.commit(() => {
        const verdicts = [...matchVerdicts(1), verdict('regret', 0.5)];
        closed(store, madeRun(store, 'run'), madeSpec(madeTask('made/one', { metrics: shown, seats: 2 }), [a, b], `m${++n}`), { verdicts });
      });
    await close(metrics);
    expect(rowsOf(store, 'made/one')[0]?.extras).toEqual({ regret: 0.5 });
    await close([...MATCH, { id: 'regret', kind: 'mean', hidden: true }]);
    expect(rowsOf(store, 'made/one')[0]).toMatchObject({ extras: {}, ingredients: { regret: { mean: 0.5, n: 2 } } });
  });

  test('three seats: the others count as one', async () => {
    const store = madeStore();
    const three = madeTask('made/three', { metrics, seats: 3 });
    await store.commit(() => {
      const verdicts = [6, 2, 4].map((reward, seat) => verdict('reward', reward, { seat }));
      closed(store, madeRun(store, 'run'), madeSpec(three, [a, b, c], 's'), { verdicts });
    });
    const found = Object.fromEntries(rowsOf(store, 'made/three').map(({ agent, nra }) => [agent, nra]));
    expect(found.a).toBeCloseTo((6 - 3) / 9, 11);
    expect(found.b).toBeCloseTo((2 - 5) / 7, 11);
    expect(found.c).toBe(0);
  });

  test('questions and games without rewards have neither', async () => {
    const store = madeStore();
    await answers(store, question, a, 1, 1);
    expect(rowsOf(store, 'made/question')).toMatchObject([{ nra: null, completion: null, extras: {}, unrated: null }]);
  });
});

describe('answers', () => {
  test('accuracy with its Wilson interval', async () => {
    const store = madeStore();
    await answers(store, question, a, 81, 19);
    expect(rowsOf(store, 'made/question')).toMatchObject([{ agent: 'a', n: 100, value: 0.81, rank: 1, tied: false }]);
    const [row] = rowsOf(store, 'made/question');
    // Wilson (1927), z = 1.959964, worked out in Python's doubles.
    expect(row?.low).toBeCloseTo(0.722_211_546, 8);
    expect(row?.high).toBeCloseTo(0.874_852_485, 8);
  });

  test('those not significantly apart from the first of a group share its rank', async () => {
    const store = madeStore();
    await answers(store, question, a, 90, 10);
    await answers(store, question, b, 85, 15);
    await answers(store, question, c, 40, 60);
    expect(rowsOf(store, 'made/question').map(({ agent, rank, tied }) => [agent, rank, tied])).toEqual([
      ['a', 1, true],
      ['b', 1, true],
      ['c', 3, false],
    ]);
  });

  test('unscored answers stay out of the share and are counted apart', async () => {
    const store = madeStore();
    await answers(store, question, a, 3, 1);
    await store.commit(() =>
      closed(store, madeRun(store, 'run'), madeSpec(question, [a], 'odd'), { verdicts: [verdict('accuracy', undefined)] }),
    );
    expect(rowsOf(store, 'made/question')).toMatchObject([{ n: 4, unscored: 1, value: 0.75 }]);
  });

  test('an agent with errored trials alone is there, without a value', async () => {
    const store = madeStore();
    await answers(store, question, a, 3, 1);
    await store.commit(() =>
      markErrored(store, claim(store, madeSpec(question, [b], 's'), madeRun(store, 'run').n, 'owner', 0), 'server', 'down'),
    );
    expect(rowsOf(store, 'made/question').map(({ agent, value, n, errored }) => [agent, value, n, errored])).toEqual([
      ['a', 0.75, 4, 0],
      ['b', null, 0, 1],
    ]);
  });
});

describe('versions and readings', () => {
  const version = (v: string, parameters: object = {}) => madeTask('made/question', { version: v, parameters, defaults: parameters });

  test('the newest version is shown, whenever it was played, and the others are named', async () => {
    const store = madeStore();
    await answers(store, version('9'), a, 1, 3);
    await answers(store, version('10'), a, 3, 1);
    await answers(store, version('2'), a, 2, 2);
    const { sections } = leaderboard(store);
    expect(sections).toMatchObject([{ tasks: [{ version: '10' }], rows: [{ value: 0.75 }] }]);
    expect(sections[0]?.otherVersions).toEqual(['made/question@9', 'made/question@2']);
    expect(leaderboard(store, { version: '9' }).sections).toMatchObject([{ tasks: [{ version: '9' }], rows: [{ value: 0.25 }] }]);
  });

  test('a version with other parameters takes the place of the one before', async () => {
    const store = madeStore();
    await answers(store, version('1', { shots: 0 }), a, 1, 3);
    await answers(store, version('2', { shots: 0, style: 'short' }), a, 3, 1);
    expect(leaderboard(store).sections).toMatchObject([{ tasks: [{ version: '2' }], otherVersions: ['made/question@1'] }]);
  });

  test('a task with other parameters than the default has a table of its own', async () => {
    const store = madeStore();
    await answers(store, madeTask('made/question', { parameters: { shots: 0 }, defaults: { shots: 0 } }), a, 1, 3);
    await answers(store, madeTask('made/question', { parameters: { shots: 5 }, defaults: { shots: 0 } }), a, 3, 1);
    expect(leaderboard(store).sections.map(({ title, rows }) => [title, rows[0]?.value])).toEqual([
      ['made/question', 0.25],
      ['made/question?shots=5', 0.75],
    ]);
    expect(leaderboard(store, { tasks: ['made/question?shots=5'] }).sections).toMatchObject([{ rows: [{ value: 0.75 }] }]);
  });

  test('compat rows stand apart and say so', async () => {
    const store = madeStore();
    const compat = (on: boolean) => madeTask('made/question', { parameters: { compat: on }, defaults: { compat: false } });
    await answers(store, compat(true), a, 3, 1);
    await answers(store, compat(false), a, 1, 3);
    expect(leaderboard(store).sections.map((section) => [section.title, section.compat, section.rows[0]?.value])).toEqual([
      ['made/question', false, 0.25],
      ['made/question', true, 0.75],
    ]);
  });
});

describe('what it took', () => {
  const seat = (store: Store, agent: Agent, counts: Parameters<typeof counted>[1]) =>
    store.commit(() =>
      closed(store, madeRun(store, 'run'), madeSpec(question, [agent], `s${++samples}`), {
        verdicts: [verdict('accuracy', 1)],
        seats: [counted(0, counts)],
      }),
    );

  test('one call without a price makes the cost unknown, not smaller', async () => {
    const store = madeStore();
    await seat(store, a, { calls: 2, cost: 0.5 });
    await seat(store, a, { calls: 1, cost: 0.25 });
    await seat(store, b, { calls: 2, cost: 0.5, unpriced: 1 });
    await seat(store, c, {});
    const costs = Object.fromEntries(rowsOf(store, 'made/question').map(({ agent, cost }) => [agent, cost]));
    expect(costs).toEqual({ a: 0.75, b: null, c: 0 });
  });

  test('tokens are unknown where nobody counted any', async () => {
    const store = madeStore();
    await seat(store, a, { calls: 2, input: 100, output: 10 });
    await seat(store, b, { calls: 2, uncounted: 2 });
    const tokens = Object.fromEntries(rowsOf(store, 'made/question').map((row) => [row.agent, [row.inputTokens, row.outputTokens]]));
    expect(tokens).toEqual({ a: [100, 10], b: [null, null] });
  });

  test('failures, replacements, turns and the median time of a call', async () => {
    const store = madeStore();
    await seat(store, a, { turns: 4, illegal: 1, unparsed: 2, replaced: 3, calls: 3, latenciesMs: [10, 200, 100] });
    const [row] = rowsOf(store, 'made/question');
    expect(row).toMatchObject({ turns: 4, replaced: 3, failures: { illegal: 1, unparsed: 2, refused: 0 } });
    expect(row?.medianMs).toBeGreaterThan(97);
    expect(row?.medianMs).toBeLessThan(103);
  });
});

test('a board of some agents and some tasks', async () => {
  const store = madeStore();
  await answers(store, question, a, 3, 1);
  await answers(store, question, b, 1, 3);
  await answers(store, madeTask('other/question'), a, 1, 0);
  expect(leaderboard(store, { tasks: ['made'] }).sections.map(({ title }) => title)).toEqual(['made/question']);
  expect(leaderboard(store, { tasks: ['mad'] }).sections).toEqual([]);
  expect(rowsOf(store, 'made/question', { agents: ['b'] }).map(({ agent }) => agent)).toEqual(['b']);
  expect(leaderboard(madeStore()).sections).toEqual([]);
});
