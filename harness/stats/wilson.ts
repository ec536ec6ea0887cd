import type { Interval } from './interval.ts';
import { normalQuantile } from './normal.ts';

/** Score interval of a proportion: `successes` of `n` (Wilson, 1927, JASA 22; Brown, Cai & DasGupta, 2001, section 3). All of [0, 1] where n is 0. */
export function wilson(successes: number, n: number, level = 0.95): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const z2 = normalQuantile((1 + level) / 2) ** 2;
  const p = successes / n;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = Math.sqrt(z2 * ((p * (1 - p)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  // At 0 and n successes the ends are exactly 0 and 1; rounding must not leave them outside.
  return { low: successes === 0 ? 0 : Math.max(0, centre - half), high: successes === n ? 1 : Math.min(1, centre + half) };
}
