import { components } from './components.ts';
import type { Interval } from './interval.ts';
import { normalQuantile, twoSidedNormal } from './normal.ts';
import { mostLikely, type PairedData, vicinity } from './paired-likelihood.ts';

/** Games between two players in one seating; wins, draws and losses are those of the first seat. */
export interface Pairing {
  readonly first: number;
  readonly second: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
}

export interface BradleyTerryOptions {
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
 * Players are numbered from 0. Raises RangeError on pairings of others and on negative counts.
 */
export function bradleyTerry(pairings: readonly Pairing[], players: number, options: BradleyTerryOptions = {}): BradleyTerry {
  const { advantage = true, level = 0.95, prior = PRIOR } = options;
  for (const pairing of pairings) check(pairing, players);
  const played = pairings.filter((pairing) => gamesOf(pairing) > 0);
  const data = pairedData(played, players, advantage, (POINTS / prior) ** 2);
  const parameters = mostLikely(data);
  const { deviation } = vicinity(data, parameters);
  const groups = components(players, played.map(seatsOf));
  const z = normalQuantile((1 + level) / 2);

  const estimate = (weights: readonly number[], known: boolean, centre = 0): Estimate => {
    const points = centre + POINTS * dot(weights, parameters);
    if (!known) return { points, interval: null };
    const half = z * POINTS * deviation(weights);
    return { points, interval: { low: points - half, high: points + half } };
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
const seatsOf = ({ first, second }: Pairing): readonly [number, number] => [first, second];

function check({ first, second, wins, draws, losses }: Pairing, players: number): void {
  const seats = [first, second].every((seat) => Number.isInteger(seat) && seat >= 0 && seat < players);
  const counts = [wins, draws, losses].every((count) => Number.isFinite(count) && count >= 0);
  if (!seats || !counts) throw new RangeError(`bradleyTerry: not a pairing of ${players} players: ${[first, second, wins, draws, losses]}`);
}

/** Parameters 0 … players − 1 are the players', the one after them is the first seat's. */
function pairedData(pairings: readonly Pairing[], players: number, advantage: boolean, precision: number): PairedData {
  return {
    contests: pairings.map((pairing) => ({
      first: pairing.first,
      second: pairing.second,
      games: gamesOf(pairing),
      points: pairing.wins + pairing.draws / 2,
      draws: pairing.draws,
    })),
    seat: advantage ? 1 : 0,
    precisions: new Array<number>(players + 1).fill(precision),
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
  const { step, deviation } = vicinity(data, equal);
  const weights = contrast(first, second, equal.length);
  return twoSidedNormal(dot(weights, step) / deviation(weights));
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
