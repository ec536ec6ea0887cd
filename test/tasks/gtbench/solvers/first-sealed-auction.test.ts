import { describe, expect, test } from 'vitest';
import { type Auction, firstSealedAuction } from '../../../../tasks/gtbench/games/first-sealed-auction.ts';
import {
  equilibria,
  equilibrium,
  equilibriumBid,
  firstSealedAuctionSolver,
} from '../../../../tasks/gtbench/solvers/first-sealed-auction.ts';

const bids = (most: number): number[] => Array.from({ length: most }, (_, i) => equilibriumBid(most, i + 1));

/** What a bid earns on average against a bidder of that strategy, times 2·(number of values): ties by lot. */
const earned = (value: number, bid: number, strategy: readonly number[]): number =>
  (value - bid) * strategy.reduce((wins, other) => wins + (bid > other ? 2 : bid === other ? 1 : 0), 0);

/** Values and bids that earn more than the strategy's own. */
const gains = (strategy: readonly number[]): string[] =>
  strategy.flatMap((own, i) =>
    Array.from({ length: i + 1 }, (_, bid) => bid)
      .filter((bid) => earned(i + 1, bid, strategy) > earned(i + 1, own, strategy))
      .map((bid) => `value ${i + 1}: ${bid} earns more than ${own}`),
  );

function seen(most: number, value: number): Auction {
  const state = firstSealedAuction.start(firstSealedAuction.parameters.parse({ maxValue: most }));
  return firstSealedAuction.apply(firstSealedAuction.apply(state, value), 1);
}

describe('the two-bidder auction', () => {
  test('up to 10, half the value rounded up, but nothing for 1; worth 1.66 each', () => {
    expect(bids(10)).toEqual([0, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(equilibria(10)).toHaveLength(1);
    expect(equilibrium(10).strict).toBe(false);
    expect(equilibrium(10).payoff / 200).toBeCloseTo(1.66, 12);
  });

  test('up to 5 there are three, and it is the strict one', () => {
    const all = equilibria(5).map(({ limits }) => [1, 2, 3, 4, 5].map((value) => limits.findIndex((limit) => value <= limit)).join(' '));
    expect(all.toSorted()).toEqual(['0 1 1 2 2', '0 1 2 2 2', '0 1 2 2 3']);
    expect(bids(5)).toEqual([0, 1, 2, 2, 2]);
    expect(equilibria(5).filter(({ strict }) => strict)).toHaveLength(1);
  });

  test('no other bid earns more at any value, whatever the highest value', () => {
    expect(gains([0, 1, 1, 2, 2, 3, 3, 4, 4, 5])).not.toEqual([]);
    for (let most = 1; most <= 60; most++) expect(gains(bids(most)), `up to ${most}`).toEqual([]);
    for (const most of [99, 100, 301]) expect(gains(bids(most)), `up to ${most}`).toEqual([]);
  });

  test('is found up to the highest value the game takes', () => {
    const { limits } = equilibrium(1000);
    expect(limits.at(-1)).toBe(1000);
    expect(limits.length).toBe(501);
  });

  test('a bid is worth what it earns against the equilibrium', () => {
    for (const value of [1, 3, 7, 10]) {
      const values = firstSealedAuctionSolver.moveValues(seen(10, value)) ?? [];
      expect(values).toHaveLength(value);
      values.forEach((worth, bid) => {
        expect(worth).toBeCloseTo(earned(value, bid, bids(10)) / 20, 12);
      });
      expect(firstSealedAuctionSolver.mixture?.(seen(10, value))?.indexOf(1)).toBe(bids(10)[value - 1]);
    }
  });

  test('the second bidder is told nothing by the first one’s bid', () => {
    for (const bid of [0, 5]) {
      const state = firstSealedAuction.apply(
        [8, 6].reduce((s, id) => firstSealedAuction.apply(s, id), firstSealedAuction.start({ players: 2, maxValue: 10 })),
        bid,
      );
      expect(firstSealedAuctionSolver.moveValues(state)).toEqual(firstSealedAuctionSolver.moveValues(seen(10, 6)));
    }
  });

  test('three bidders are left to others', () => {
    const three = [3, 4, 5].reduce((s, id) => firstSealedAuction.apply(s, id), firstSealedAuction.start({ players: 3, maxValue: 10 }));
    expect(firstSealedAuctionSolver.moveValues(three)).toBeUndefined();
    expect(firstSealedAuctionSolver.mixture?.(three)).toBeUndefined();
  });
});
