/**
 * Chance that at least one of k draws is right, unbiased, from n ≥ k draws of which c are right: 1 − C(n−c, k) / C(n, k), as a product
 * (Chen et al., 2021, "Evaluating Large Language Models Trained on Code", section 2.1).
 * @throws RangeError where k is larger than n.
 */
export function passAtK(n: number, c: number, k: number): number {
  if (k > n || k < 1) throw new RangeError(`passAtK: expected 1 to ${n} draws, got ${k}`);
  if (n - c < k) return 1;
  let none = 1;
  for (let i = n - c + 1; i <= n; i++) none *= 1 - k / i;
  // Twelve places: the product's last ones are noise.
  return Number((1 - none).toFixed(12));
}
