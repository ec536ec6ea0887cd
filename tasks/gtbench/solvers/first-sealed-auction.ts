import { type Auction, firstSealedAuction } from '../games/first-sealed-auction.ts';
import type { Solver } from './solver.ts';

/** Bids in equilibrium: up to value `limits[b]` a bidder bids b or less. The last limit is the highest value. */
interface Equilibrium {
  readonly limits: readonly number[];
  /** Whether every bid is the only best one. */
  readonly strict: boolean;
  /** What a bidder expects before it knows its value, times 2·(highest value)². */
  readonly payoff: number;
}

const found = new Map<number, Equilibrium>();

/**
 * The symmetric equilibrium in pure strategies of two bidders with whole values from 1 to `most`, bids below the value, ties by lot.
 * Such bids never fall with the value, so they are given by their limits, and a strategy is an equilibrium if at each limit the value
 * below it does not gain by one more and the value above it does not gain by one less (single crossing). All limits that meet this
 * are found by depth-first search. Where there are several equilibria (only below 12) it is the strict one, else the one that pays most.
 */
export function equilibrium(most: number): Equilibrium {
  const known = found.get(most);
  if (known !== undefined) return known;
  const [best] = equilibria(most).toSorted((a, b) => Number(b.strict) - Number(a.strict) || b.payoff - a.payoff);
  if (best === undefined) throw new RangeError(`first-sealed-auction: no symmetric pure equilibrium for values up to ${most}`);
  found.set(most, best);
  return best;
}

/** All of them that use every bid up to the highest. */
export function equilibria(most: number): Equilibrium[] {
  const all: Equilibrium[] = [];
  const extend = (limits: readonly number[], strict: boolean): void => {
    const bid = limits.length - 1;
    const limit = limits[bid] as number;
    const wins = twiceWins(limits, bid);
    if (limit === most) {
      const gain = (most - bid - 1) * 2 * most - (most - bid) * wins;
      if (gain <= 0) all.push({ limits, strict: strict && gain < 0, payoff: expected(limits) });
      return;
    }
    // The next value must be free to bid one more.
    if (bid + 1 > limit) return;
    for (let next = limit + 1; next <= most; next++) {
      const more = limit + next;
      const below = (limit - bid - 1) * more - (limit - bid) * wins;
      const above = (limit - bid) * more - (limit + 1 - bid) * wins;
      if (below > 0) return;
      if (above >= 0) extend([...limits, next], strict && (below < 0 || limit === bid + 1) && above > 0);
    }
  };
  for (let limit = 1; limit <= most; limit++) extend([limit], true);
  return all;
}

/** Twice the number of the other's values against which a bid wins, ties half. */
const twiceWins = (limits: readonly number[], bid: number): number => {
  const last = limits.at(-1) as number;
  return (limits[bid - 1] ?? (bid === 0 ? 0 : last)) + (limits[bid] ?? last);
};

function expected(limits: readonly number[]): number {
  return limits.reduce((sum, limit, bid) => {
    const least = (limits[bid - 1] ?? 0) + 1;
    const surplus = ((least + limit) / 2 - bid) * (limit - least + 1);
    return sum + surplus * twiceWins(limits, bid);
  }, 0);
}

/** The equilibrium bid of a value. */
export const equilibriumBid = (most: number, value: number): number => equilibrium(most).limits.findIndex((limit) => value <= limit);

const bidder = ({ values, bids }: Auction): number => values[bids.length] as number;

/** The two-bidder auction by its symmetric equilibrium; what a bid is worth is what it earns against it. */
export const firstSealedAuctionSolver: Solver<Auction> = {
  game: firstSealedAuction.id,
  moveValues(s) {
    const { players, maxValue } = s.parameters;
    if (players !== 2) return undefined;
    const { limits } = equilibrium(maxValue);
    const value = bidder(s);
    return firstSealedAuction.legal(s, s.bids.length).map((bid) => ((value - bid) * twiceWins(limits, bid)) / (2 * maxValue));
  },
  mixture(s) {
    const { players, maxValue } = s.parameters;
    if (players !== 2) return undefined;
    const best = equilibriumBid(maxValue, bidder(s));
    return firstSealedAuction.legal(s, s.bids.length).map((bid) => (bid === best ? 1 : 0));
  },
};
