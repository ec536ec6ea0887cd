import type { Random } from '../../../harness/core/random.ts';

/** Outcomes so much rarer than the likeliest never come up in any number of draws that fits a lifetime. */
const NEVER = 1e-18;

/** Exact draws from the binomial distribution of `n` trials of probability `p`, by its inverse: a table once, then a search for each. */
export function binomialDraws(n: number, p: number): (rng: Random) => number {
  if (p <= 0 || n === 0) return () => 0;
  if (p >= 1) return () => n;
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0; k--) {
    weight *= k / (n - k + 1) / odds;
    if (weight < NEVER) break;
    below.push(weight);
  }
  const weights = [...below.reverse(), 1];
  for (let k = mode, weight = 1; k < n; k++) {
    weight *= ((n - k) / (k + 1)) * odds;
    if (weight < NEVER) break;
    weights.push(weight);
  }
  const least = mode - below.length;
  const sums = running(weights);
  return (rng) => least + firstAbove(sums, rng.next() * (sums.at(-1) as number));
}

function running(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    total += weights[i] as number;
    sums[i] = total;
  }
  return sums;
}

/** Index of the first of rising numbers that is above another. */
function firstAbove(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
