import { expect, it } from 'vitest';
import { negotiationEvent } from '../../../../tasks/gtbench/games/negotiation.prompt.ts';
import { bargain } from '../../../../tasks/gtbench/judges/bargain.ts';
import type { Move } from '../../../../tasks/gtbench/match-record.ts';
import { verdictsOf } from './verdicts.ts';

/** The instance of the paper. Its best joint sum is 150, its highest product 5130 (all 216 splits tried in Python). */
const instance = {
  maxSteps: 7,
  pool: [5, 5, 5],
  utilities: [
    [10, 1, 7],
    [10, 10, 10],
  ],
};
const judged = (raw: Record<string, string>, moves: Move[], more = {}) => {
  const parameters = negotiationEvent.game.parameters.parse({ utterances: 'false', ...raw });
  return verdictsOf(bargain(negotiationEvent, parameters), { record: { instance, moves }, ...more });
};
const AGREE = 216;

it('an efficient agreement: all items of the first kind for the one who values them as much', async () => {
  // [5, 0, 0] is kept: 50 and 100.
  expect(
    await judged({}, [
      [-1, 0],
      [0, 180],
      [1, AGREE],
    ]),
  ).toEqual({
    agreement: [1, 1],
    pareto: [1, 1],
    nash: [5000 / 5130, 5000 / 5130],
    surplus: [50 / 150, 100 / 150],
  });
});

it('an agreement that another split betters for one and worsens for none', async () => {
  // [0, 5, 0] is kept: 5 and 100, where [5, 0, 0] would be 50 and 100.
  expect(
    await judged({}, [
      [-1, 0],
      [0, 30],
      [1, AGREE],
    ]),
  ).toEqual({
    agreement: [1, 1],
    pareto: [0, 0],
    nash: [500 / 5130, 500 / 5130],
    surplus: [5 / 150, 100 / 150],
  });
});

it('the split that is accepted is the last one, and belongs to the seat that made it', async () => {
  // Seat 1 keeps [5, 0, 0]: 50 for itself, 5 · 1 + 5 · 7 = 40 for seat 0.
  const { surplus } = await judged({}, [
    [-1, 0],
    [0, 30],
    [1, 180],
    [0, AGREE],
  ]);
  expect(surplus).toEqual([40 / 150, 50 / 150]);
});

it('no agreement earns nothing; of its efficiency nothing is said', async () => {
  const none = { ...instance, maxSteps: 1 };
  const outcome = {
    record: {
      instance: none,
      moves: [
        [-1, 0],
        [0, 30],
      ],
    },
  };
  expect(await judged({}, [], outcome)).toEqual({ agreement: [0, 0], nash: [0, 0], surplus: [0, 0] });
});

it('a forfeited match, and a pool of nothing', async () => {
  expect(
    await judged(
      {},
      [
        [-1, 0],
        [0, 30],
      ],
      { forfeits: [1] },
    ),
  ).toEqual({});
  const empty = {
    record: {
      instance: { ...instance, pool: [0, 0, 0] },
      moves: [
        [-1, 0],
        [0, 0],
        [1, AGREE],
      ],
    },
  };
  expect(await judged({}, [], empty)).toEqual({ agreement: [1, 1], pareto: [1, 1] });
});
