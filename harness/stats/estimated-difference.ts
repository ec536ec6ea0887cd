import type { DealMoments } from './deal-moments.ts';
import type { Interval } from './interval.ts';
import { type Moments, meanInterval, meanOf, varianceOf } from './mean-interval.ts';
import { criticalT, twoSidedT } from './student-t.ts';

/** First minus second, how sure that is, and from how many pairs, deals or values. */
export interface EstimatedDifference {
  readonly difference: number;
  /** 95 %; null where there is no spread to judge it by. */
  readonly interval: Interval | null;
  /** Two-sided p-value of "they are equal"; null where nothing can be said. */
  readonly p: number | null;
  readonly n: number;
}

/**
 * Difference of what two got on the same samples, each pair [first, second]: Student's paired interval (Student, 1908). p comes from the
 * t test, but where all values are 0 or 1 from McNemar's mid-p test (McNemar, 1947; Fagerland, Lydersen & Laake, 2013), and where all
 * pairs differ alike from the exact sign test. Null for no pairs.
 */
export function pairedDifference(pairs: readonly (readonly [number, number])[]): EstimatedDifference | null {
  if (pairs.length === 0) return null;
  const differences = pairs.map(([first, second]) => first - second);
  const moments = momentsOf(differences);
  const difference = moments.sum / moments.n;
  const interval = varianceOf(moments) === 0 ? null : meanInterval(moments);
  const binary = pairs.every((pair) => pair.every((value) => value === 0 || value === 1));
  const p = binary ? mcNemar(differences) : interval === null ? allAlike(difference, pairs.length) : studentP(moments);
  return { difference, interval, p, n: pairs.length };
}

/** How many, their sum, the sum of their squares. */
export const momentsOf = (values: readonly number[]): Moments => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  sumsq: values.reduce((sum, value) => sum + value * value, 0),
});

function studentP(moments: Moments): number {
  const error = Math.sqrt((varianceOf(moments) as number) / moments.n);
  return twoSidedT((meanOf(moments) as number) / error, moments.n - 1);
}

/** Two-sided exact sign test where every difference has the same sign (Dixon & Mood, 1946). */
const allAlike = (difference: number, n: number): number => (difference === 0 ? 1 : 2 ** (1 - n));

/** Mid-p of the pairs that differ: as many for each side under "they are equal". */
function mcNemar(differences: readonly number[]): number {
  const first = differences.filter((difference) => difference > 0).length;
  const second = differences.filter((difference) => difference < 0).length;
  const n = first + second;
  const fewer = Math.min(first, second);
  let log = -n * Math.LN2;
  let below = 0;
  for (let k = 0; k < fewer; k++) {
    below += Math.exp(log);
    log += Math.log((n - k) / (k + 1));
  }
  return Math.min(1, 2 * below + Math.exp(log));
}

/**
 * Difference of what two scored against each other, as the player of the moments and the other: the points over the matches are a ratio
 * of sums over deals, its variance that of a ratio estimator (Cochran, 1977, section 6.3, with the factor G / (G − 1)), its interval
 * Student's with G − 1 degrees of freedom. Where all deals hold as many matches that is the t interval over the deals' own differences.
 * Where all deals went alike there is no spread to go by: no interval, and p of the exact sign test. Null for no matches.
 */
export function dealDifference(moments: DealMoments): EstimatedDifference | null {
  const { deals, n1, s1, n2, s2 } = moments;
  const n = n1 + n2;
  if (n === 0) return null;
  const mean = (s1 + n2 - s2) / n;
  const difference = 2 * mean - 1;
  const points = moments.s1s1 + moments.n2n2 + moments.s2s2 + 2 * (moments.s1n2 - moments.s1s2 - moments.n2s2);
  const pointsBySize = moments.n1s1 + moments.s1n2 + moments.n1n2 + moments.n2n2 - moments.n1s2 - moments.n2s2;
  const sizes = moments.n1n1 + 2 * moments.n1n2 + moments.n2n2;
  const residue = points - 2 * mean * pointsBySize + mean * mean * sizes;
  // What rounding leaves where all deals went alike is no spread.
  if (deals < 2 || residue <= 1e-12 * sizes) return { difference, interval: null, p: allAlike(difference, deals), n: deals };
  const error = (2 * Math.sqrt((residue * deals) / (deals - 1))) / n;
  const half = criticalT(0.95, deals - 1) * error;
  return {
    difference,
    // No further than to all or nothing.
    interval: { low: Math.max(-1, difference - half), high: Math.min(1, difference + half) },
    p: twoSidedT(difference / error, deals - 1),
    n: deals,
  };
}

/** Values of two sides that share no samples, within one stratum. */
export interface Stratum {
  readonly first: Moments;
  readonly second: Moments;
}

/**
 * Mean over strata of the difference of two unpaired means, every stratum counting the same, so that a side that has more of an easy
 * stratum gains nothing; Welch's interval and t test (Welch, 1947; degrees of freedom by Satterthwaite, 1946). Strata where a side has no
 * values are left out; null where none is left.
 */
export function stratifiedDifference(strata: readonly Stratum[]): EstimatedDifference | null {
  const kept = strata.filter(({ first, second }) => first.n > 0 && second.n > 0);
  if (kept.length === 0) return null;
  const sides = kept.flatMap(({ first, second }) => [first, second]);
  const n = sides.reduce((sum, side) => sum + side.n, 0);
  const difference = kept.reduce((sum, { first, second }) => sum + first.sum / first.n - second.sum / second.n, 0) / kept.length;
  const parts = sides.map((side) => ({ df: side.n - 1, variance: (varianceOf(side) ?? Number.NaN) / side.n / kept.length ** 2 }));
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  if (!(variance > 0)) return { difference, interval: null, p: null, n };
  const df = variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0);
  const error = Math.sqrt(variance);
  const half = criticalT(0.95, df) * error;
  return { difference, interval: { low: difference - half, high: difference + half }, p: twoSidedT(difference / error, df), n };
}
