/** Fisher's exact test of two unpaired proportions (Fisher, 1934): two-sided p, the sum of all tables no likelier than the one seen. */
export function fisherExact(first: { successes: number; n: number }, second: { successes: number; n: number }): number {
  const successes = first.successes + second.successes;
  const total = first.n + second.n;
  const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  const logProbability = (k: number) => logChoose(first.n, k) + logChoose(second.n, successes - k) - logChoose(total, successes);
  const seen = logProbability(first.successes);
  let p = 0;
  for (let k = Math.max(0, successes - second.n); k <= Math.min(successes, first.n); k++) {
    const other = logProbability(k);
    // Equal tables count although rounding may put them a hair above.
    if (other <= seen + 1e-9) p += Math.exp(other);
  }
  return Math.min(1, p);
}

const known: number[] = [0];

function logFactorial(n: number): number {
  for (let i = known.length; i <= n; i++) known.push((known[i - 1] as number) + Math.log(i));
  return known[n] as number;
}
