import { fisherExact } from './fisher.ts';
import { type Moments, meanOf, varianceOf } from './mean-interval.ts';
import { twoSidedNormal } from './normal.ts';
import { twoSidedT } from './student-t.ts';

/** First minus second, and the two-sided p-value of "they are equal". */
export interface Difference {
  readonly difference: number;
  readonly p: number;
}

/** Successes out of n. */
export interface Proportion {
  readonly successes: number;
  readonly n: number;
}

/** Below so many values together, the z test's approximation is not good enough. */
const FEW = 100;

/**
 * Two unpaired proportions by the z test with pooled variance (Fleiss, Levin & Paik, 2003, section 3.2, without continuity correction).
 * Null where a side has no values. p is 1 where all succeeded or all failed. Whole numbers of few values get Fisher's exact p.
 */
export function proportionDifference(first: Proportion, second: Proportion): Difference | null {
  if (first.n === 0 || second.n === 0) return null;
  const difference = first.successes / first.n - second.successes / second.n;
  const pooled = (first.successes + second.successes) / (first.n + second.n);
  const whole = Number.isInteger(first.successes) && Number.isInteger(second.successes);
  if (whole && first.n + second.n <= FEW) return { difference, p: fisherExact(first, second) };
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
  return { difference, p: error === 0 ? 1 : twoSidedNormal(difference / error) };
}

/**
 * Two unpaired means by Welch's t test (Welch, 1947; degrees of freedom by Satterthwaite, 1946).
 * Null where a side has fewer than two values. Without any spread p is 1 for equal means and 0 for others.
 */
export function meanDifference(first: Moments, second: Moments): Difference | null {
  const means = [meanOf(first), meanOf(second)] as const;
  const variances = [varianceOf(first), varianceOf(second)] as const;
  if (means[0] === null || means[1] === null || variances[0] === null || variances[1] === null) return null;
  const difference = means[0] - means[1];
  const a = variances[0] / first.n;
  const b = variances[1] / second.n;
  if (a + b === 0) return { difference, p: difference === 0 ? 1 : 0 };
  const df = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  return { difference, p: twoSidedT(difference / Math.sqrt(a + b), df) };
}
