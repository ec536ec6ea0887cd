import { expect, test } from 'vitest';
import type { Agent } from '../../harness/core/agent.ts';
import { leaderboard } from '../../results/leaderboard.ts';
import { closed, MATCH, madeAgents, madeRun, madeSpec, madeStore, madeTask, matchVerdicts, verdict } from './made-store.ts';

const [a, b] = madeAgents('a', 'b') as [Agent, Agent];
const game = (name: string, compat: boolean) =>
  madeTask(`made/${name}`, { metrics: MATCH, seats: 2, ...(compat && { parameters: { compat: true } }) });
const [duel, chess, strict] = [game('duel', true), game('chess', true), game('strict', false)];

/** a wins, then b: at 1510 and 1490 a win of b is worth 20 · (1 − 1 / (1 + 10^(20/400))). */
const UPSET = 20 * (1 - 1 / (1 + 10 ** (20 / 400)));

test('Elo follows the plan of one run, whatever the order in which matches closed', async () => {
  const store = madeStore();
  const run = await store.commit(() => madeRun(store, 'run'));
  const other = await store.commit(() => madeRun(store, 'other'));
  const spec = (task: typeof duel, sample: string, position: number) => ({ ...madeSpec(task, [a, b], sample), position });
  await store.commit(() => {
    closed(store, run, spec(duel, 'two', 1), { verdicts: matchVerdicts(0) });
    closed(store, run, spec(duel, 'one', 0), { verdicts: matchVerdicts(1) });
    closed(store, run, spec(duel, 'abnormal', 2), { verdicts: [verdict('score', undefined, { rival: 1 })] });
    closed(store, other, spec(duel, 'elsewhere', 0), { verdicts: matchVerdicts(1) });
    closed(store, run, spec(chess, 'one', 3), { verdicts: matchVerdicts(1) });
    closed(store, run, spec(strict, 'one', 4), { verdicts: matchVerdicts(1) });
  });
  const elo = (filter: { run?: number }, title: string) =>
    Object.fromEntries(
      (leaderboard(store, filter).sections.find((section) => section.title === title)?.rows ?? []).map((row) => [row.agent, row.elo]),
    );
  expect(elo({ run: run.n }, 'made/duel')).toEqual({ a: expect.closeTo(1510 - UPSET, 9), b: expect.closeTo(1490 + UPSET, 9) });
  expect(elo({ run: run.n }, 'made/chess')).toEqual({ a: 1510, b: 1490 });
  expect(elo({ run: run.n }, 'made')).toEqual({ a: expect.closeTo(1510 - UPSET / 2, 9), b: expect.closeTo(1490 + UPSET / 2, 9) });
  expect(elo({ run: run.n }, 'made/strict')).toEqual({ a: null, b: null });
  expect(elo({}, 'made/duel')).toEqual({ a: null, b: null });
});
