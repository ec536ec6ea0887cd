import { expect, it } from 'vitest';
import { reward } from '../../../../tasks/gtbench/judges/reward.ts';
import { verdictsOf } from './verdicts.ts';

const of = (generalSum: boolean, compat: boolean, outcome: object) => verdictsOf(reward({ generalSum, compat }), outcome);

it('zero-sum games: who has more, whatever it is', async () => {
  expect(await of(false, false, { returns: [2, -2] })).toEqual({ reward: [1, 0] });
  expect(await of(false, false, { returns: [0, 0] })).toEqual({ reward: [0.5, 0.5] });
  expect(await of(false, false, { returns: [2, -1, -1] })).toEqual({ reward: [1, 0.25, 0.25] });
});

it('general-sum games: the payoff, which the paper leaves out where both are equal', async () => {
  expect(await of(true, false, { returns: [30, 10] })).toEqual({ reward: [30, 10] });
  expect(await of(true, false, { returns: [15, 15] })).toEqual({ reward: [15, 15] });
  expect(await of(true, true, { returns: [15, 15] })).toEqual({ reward: [0, 0] });
});

it('a match that was forfeited is not valid for anybody', async () => {
  expect(await of(false, false, { returns: [0, 0], forfeits: [1] })).toEqual({ reward: [null, null] });
});
