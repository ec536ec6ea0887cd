import { components } from './components.ts';
import type { PairDeals } from './deal-moments.ts';
import type { Interval } from './interval.ts';
import { normalQuantile, twoSidedNormal } from './normal.ts';
import { mostLikely, type PairedData, vicinity } from './paired-likelihood.ts';
import { criticalT } from './student-t.ts';

/** Games between two players in one seating; wins, draws and losses are those of the first seat. */
export interface Pairing {
  readonly first: number;
  readonly second: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
}

export interface BradleyTerryOptions {
  /** The games of pairs by deal, both seatings in one entry; a pair without an entry counts as games that have nothing to do with each other. */
  readonly deals?: readonly PairDeals[];
  /** Whether sitting first may be worth something, the same for all. True unless said otherwise. */
  readonly advantage?: boolean;
  /** Standard deviation of the prior on each rating and on the advantage, in Elo points. 1000 unless said otherwise. */
  readonly prior?: number;
  /** Coverage of the intervals. 0.95 unless said otherwise. */
  readonly level?: number;
}

/** In Elo points; no interval where the games say nothing of it. */
export interface Estimate {
  readonly points: number;
  readonly interval: Interval | null;
  /** How many deals beyond the first the interval rests on, as degrees of freedom; infinite where none of it is by deals. */
  readonly freedom: number;
}

export interface BradleyTerry {
  /** Per player. 1000 is the mean of the players that games connect it with, and the interval is relative to that mean. */
  readonly ratings: readonly Estimate[];
  /** What the first seat is worth; null where it was left out. */
  readonly advantage: Estimate | null;
  /** Group of each player. Ratings of different groups cannot be compared: no chain of games connects them. */
  readonly components: readonly number[];
  /** How far the first stands above the second; no interval where no chain of games connects them. */
  difference(first: number, second: number): Estimate;
  /** Two-sided p-value of "these two are equal"; 1 where no chain of games connects them. */
  pValue(first: number, second: number): number;
}

const POINTS = 400 / Math.LN10;
const CENTRE = 1000;
/** Worth an eighth of one even game: it keeps the rating of a player who won all finite, and changes little else. */
const PRIOR = 1000;

/**
 * Ratings from paired games (Bradley & Terry, 1952) with a term for the first seat (Davidson & Beaver, 1977) and draws as half wins.
 *
 * P(first wins) = 1 / (1 + exp(−(θ_first − θ_second + advantage))); a rating is 1000 + θ · 400 / ln 10 (Elo scale). The maximum of
 * the likelihood times a weak Gaussian prior is found by Newton's method.
 *
 * Half wins vary less than wins and losses of the same mean, so the covariance is the sandwich of quasi-likelihood (White, 1982; for
 * fractional outcomes Papke & Wooldridge, 1996), which is the inverse Hessian where nothing was drawn. Intervals are Wald's.
 * p-values come from the score test (Rao, 1948; with a sandwich: Boos, 1992), which is taken where the two are equal: Wald's loses
 * its power when one player wins everything (Hauck & Donner, 1977).
 *
 * Games of one deal are alike, so with `deals` the sandwich counts each deal of a pair, both seatings and all epochs, as one
 * observation (Liang & Zeger, 1986). That a deal is like itself for other pairs too is left out. Few deals say little of how deals
 * differ: intervals then are Student's. The score test needs no such care, for with G deals it gets no further than √G deviations. A
 * pair with one deal, which says nothing of how deals differ, has the variance of independent games.
 *
 * Players are numbered from 0. Raises RangeError on pairings of others, on negative counts, on deals of other numbers of games than the
 * pairings, and on a pair whose deals come twice.
 */
export function bradleyTerry(pairings: readonly Pairing[], players: number, options: BradleyTerryOptions = {}): BradleyTerry {
  const { advantage = true, deals = [], level = 0.95, prior = PRIOR } = options;
  for (const pairing of pairings) check(pairing, players);
  const played = pairings.filter((pairing) => gamesOf(pairing) > 0);
  const data = pairedData(played, deals, players, advantage, (POINTS / prior) ** 2);
  const parameters = mostLikely(data);
  const { spread } = vicinity(data, parameters);
  const groups = components(players, played.map(seatsOf));
  const critical = criticalValues(level);

  const estimate = (weights: readonly number[], known: boolean, centre = 0): Estimate => {
    const points = centre + POINTS * dot(weights, parameters);
    if (!known) return { points, interval: null, freedom: 0 };
    const { deviation, freedom } = spread(weights);
    const half = critical(freedom) * POINTS * deviation;
    return { points, interval: { low: points - half, high: points + half }, freedom };
  };
  const comparable = (first: number, second: number): boolean => first !== second && groups[first] === groups[second];
  return {
    components: groups,
    ratings: groups.map((group, player) => {
      const peers = groups.filter((other) => other === group).length;
      const aboveMean = [...groups.map((other, index) => (index === player ? 1 : 0) - (other === group ? 1 / peers : 0)), 0];
      return estimate(aboveMean, peers > 1, CENTRE);
    }),
    advantage: advantage ? estimate([...groups.map(() => 0), 1], played.length > 0) : null,
    difference: (first, second) => estimate(contrast(first, second, players + 1), comparable(first, second)),
    pValue: (first, second) => (comparable(first, second) ? scoreTest(data, parameters, first, second) : 1),
  };
}

const gamesOf = ({ wins, draws, losses }: Pairing): number => wins + draws + losses;
const seatsOf = ({ first, second }: Seats): readonly [number, number] => [first, second];

function check({ first, second, wins, draws, losses }: Pairing, players: number): void {
  const seats = [first, second].every((seat) => Number.isInteger(seat) && seat >= 0 && seat < players);
  const counts = [wins, draws, losses].every((count) => Number.isFinite(count) && count >= 0);
  if (!seats || !counts) throw new RangeError(`bradleyTerry: not a pairing of ${players} players: ${[first, second, wins, draws, losses]}`);
}

/** Parameters 0 … players − 1 are the players', the one after them is the first seat's. */
function pairedData(
  pairings: readonly Pairing[],
  deals: readonly PairDeals[],
  players: number,
  advantage: boolean,
  precision: number,
): PairedData {
  checkDeals(pairings, deals, players);
  const pairs = deals.filter(({ moments }) => moments.deals > 1);
  const dealt = new Set(pairs.map((pair) => pairOf(pair, players)));
  return {
    contests: pairings.map((pairing) => ({
      first: pairing.first,
      second: pairing.second,
      games: gamesOf(pairing),
      points: pairing.wins + pairing.draws / 2,
      draws: pairing.draws,
      dealt: dealt.has(pairOf(pairing, players)),
    })),
    pairs,
    seat: advantage ? 1 : 0,
    precisions: new Array<number>(players + 1).fill(precision),
  };
}

type Seats = Pick<Pairing, 'first' | 'second'>;

/** One number for both seatings. */
const pairOf = ({ first, second }: Seats, players: number): number => Math.min(first, second) * players + Math.max(first, second);

function checkDeals(pairings: readonly Pairing[], deals: readonly PairDeals[], players: number): void {
  const games = new Map<number, number>();
  const place = (first: number, second: number): number => first * players + second;
  for (const pairing of pairings) {
    const at = place(pairing.first, pairing.second);
    games.set(at, (games.get(at) ?? 0) + gamesOf(pairing));
  }
  const seen = new Set<number>();
  for (const { first, second, moments } of deals) {
    const { n1, n2 } = moments;
    const own = games.get(place(first, second)) ?? 0;
    const turned = first === second ? 0 : (games.get(place(second, first)) ?? 0);
    const pair = pairOf({ first, second }, players);
    if (n1 !== own || n2 !== turned || seen.has(pair)) {
      throw new RangeError(`bradleyTerry: not the deals of ${first} and ${second}, who played ${own} and ${turned} games: ${n1} and ${n2}`);
    }
    seen.add(pair);
  }
}

/** Student's critical value by degrees of freedom: below 30 of whole ones, rounded down, each worked out once. */
function criticalValues(level: number): (freedom: number) => number {
  const known = new Map<number, number>();
  const z = normalQuantile((1 + level) / 2);
  // Abramowitz & Stegun 26.7.5: from 30 on these terms are right to a ten-thousandth.
  const [once, twice] = [(z ** 3 + z) / 4, (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96];
  return (freedom) => {
    if (freedom >= 30) return z + (once + twice / freedom) / freedom;
    const whole = Math.max(1, Math.floor(freedom));
    const value = known.get(whole) ?? criticalT(level, whole);
    known.set(whole, value);
    return value;
  };
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);

/** First minus second. */
const contrast = (first: number, second: number, size: number): number[] =>
  Array.from({ length: size }, (_, index) => Number(index === first) - Number(index === second));

/** The score test of "first = second": one Newton step from the best fit under which they are equal, over its deviation there. */
function scoreTest(data: PairedData, parameters: readonly number[], first: number, second: number): number {
  const between = ((parameters[first] as number) + (parameters[second] as number)) / 2;
  const start = parameters.map((value, index) => (index === first ? between : index === second ? 0 : value));
  const merged = mostLikely(merge(data, first, second), start);
  const equal = merged.map((value, index) => (index === second ? (merged[first] as number) : value));
  const { step, spread } = vicinity(data, equal);
  const weights = contrast(first, second, equal.length);
  return twoSidedNormal(dot(weights, step) / spread(weights).deviation);
}

/** The same data with the first's parameter for both, which carries both priors; the second's is left without contests. */
function merge(data: PairedData, first: number, second: number): PairedData {
  const both = (data.precisions[first] as number) + (data.precisions[second] as number);
  const named = (index: number): number => (index === second ? first : index);
  return {
    ...data,
    precisions: data.precisions.map((precision, index) => (index === first ? both : precision)),
    contests: data.contests.map((contest) => ({ ...contest, first: named(contest.first), second: named(contest.second) })),
  };
}
