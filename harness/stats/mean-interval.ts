import type { Interval } from './interval.ts';
import { criticalT } from './student-t.ts';

/** What a store keeps of many values: how many, their sum, the sum of their squares. */
export interface Moments {
  readonly n: number;
  readonly sum: number;
  readonly sumsq: number;
}

/** Null where there are no values. */
export const meanOf = ({ n, sum }: Moments): number | null => (n === 0 ? null : sum / n);

/** Sample variance (n − 1 below); null below two values. */
export function varianceOf({ n, sum, sumsq }: Moments): number | null {
  if (n < 2) return null;
  const variance = (sumsq - (sum * sum) / n) / (n - 1);
  // Equal values leave a remainder of rounding, of either sign, that is no spread.
  return variance <= 1e-13 * (sumsq / n) ? 0 : variance;
}

/** Student's interval of a mean (Student, 1908); null below two values, which say nothing of their spread. */
export function meanInterval(moments: Moments, level = 0.95): Interval | null {
  const mean = meanOf(moments);
  const variance = varianceOf(moments);
  if (mean === null || variance === null) return null;
  const half = criticalT(level, moments.n - 1) * Math.sqrt(variance / moments.n);
  return { low: mean - half, high: mean + half };
}
