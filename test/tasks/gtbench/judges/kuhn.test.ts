import { describe, expect, test } from 'vitest';
import { kuhnPokerEvent } from '../../../../tasks/gtbench/games/kuhn-poker.prompt.ts';
import { judging } from '../../../../tasks/gtbench/judges/judges-of.ts';
import { kuhnExploitability } from '../../../../tasks/gtbench/judges/kuhn-derived.ts';
import { kuhnStrategy } from '../../../../tasks/gtbench/judges/kuhn-strategy.ts';
import type { Move } from '../../../../tasks/gtbench/match-record.ts';
import { INFORMATION_SETS } from '../../../../tasks/gtbench/solvers/kuhn-exploitability.ts';
import { verdictsOf } from './verdicts.ts';

const two = kuhnPokerEvent.game.parameters.parse({});
const three = kuhnPokerEvent.game.parameters.parse({ players: 3 });
const dealt = (first: number, second: number, ...said: readonly number[]): { moves: Move[] } => ({
  moves: [[-1, first], [-1, second], ...said.map((id, k): Move => [k % 2, id])],
});

describe('what a seat did where', () => {
  const judge = kuhnStrategy(kuhnPokerEvent, two);

  test('every choice under its information set, by the own card alone', async () => {
    expect(await verdictsOf(judge, { record: dealt(0, 2, 0, 1, 1) })).toEqual({ 'bet:J': [0], 'bet:Kp': [undefined, 1], 'bet:Jpb': [1] });
    expect(await verdictsOf(judge, { record: dealt(2, 1, 1, 0) })).toEqual({ 'bet:K': [1], 'bet:Qb': [undefined, 0] });
  });

  test('three seats have none, nor has a match without a record', async () => {
    const record = {
      moves: [
        [-1, 0],
        [-1, 1],
        [-1, 2],
        [0, 0],
        [1, 1],
        [2, 1],
        [0, 0],
      ] as Move[],
    };
    expect(await verdictsOf(kuhnStrategy(kuhnPokerEvent, three), { record })).toEqual({});
    expect(await verdictsOf(judge, { returns: [1, -1] })).toEqual({});
  });
});

describe('regret against the equilibrium', () => {
  const judge = (parameters: typeof two) =>
    judging(kuhnPokerEvent)
      .judges(parameters)
      .find(({ id }) => id === 'exact-play');
  const regretOf = async (record: { moves: Move[] }, parameters = two) => (await verdictsOf(judge(parameters) as never, { record })).regret;

  test('a call with the Jack costs a chip, a fold of the King three; what an equilibrium mixes costs nothing', async () => {
    // The Queen that opens with a pass is right.
    expect(await regretOf(dealt(1, 0, 1, 1))).toEqual([expect.closeTo(1 / 6, 12), 1]);
    expect(await regretOf(dealt(1, 2, 0, 1, 0))).toEqual([0, 0]);
    expect(await regretOf(dealt(0, 2, 1, 0))).toEqual([0, 3]);
    expect(await regretOf(dealt(2, 0, 0, 0))).toEqual([0, 0]);
  });

  test('three seats have none', async () => {
    const record = {
      moves: [
        [-1, 0],
        [-1, 1],
        [-1, 2],
        [0, 0],
        [1, 1],
        [2, 1],
        [0, 0],
      ] as Move[],
    };
    expect(await regretOf(record, three)).toBeUndefined();
  });
});

describe('exploitability of what an agent showed', () => {
  const means = (bets: (set: string) => number, n = 10, sets = INFORMATION_SETS) =>
    new Map(sets.map((set) => [`bet:${set}`, { mean: bets(set), n }]));

  test('uniform play, with how much stands behind it', () => {
    const { figures, note } = kuhnExploitability.from(means(() => 0.5, 1000)) ?? {};
    expect(figures?.exploitability).toBeCloseTo(11 / 24, 12);
    expect(note).toMatch(/^0\.458 from 12000 choices in 12 of 12 information sets; an equilibrium player would show 0\.0\d\d, /);
  });

  test('nothing is made up of an information set that was not seen, unless own play never comes to it', () => {
    const opened = INFORMATION_SETS.filter((set) => set !== 'Kpb');
    expect(kuhnExploitability.from(means(() => 0.5, 10, opened))).toEqual({
      note: 'not known after 110 choices, none of them at Kpb',
    });
    const always = (set: string) => (set === 'K' ? 1 : 0.5);
    const { figures } = kuhnExploitability.from(means(always, 10, opened)) ?? {};
    expect(figures?.exploitability).toBeCloseTo(kuhnExploitability.from(means(always))?.figures?.exploitability as number, 12);
    expect(kuhnExploitability.from(new Map())).toBeUndefined();
  });
});
