import { expect, test } from 'vitest';
import { random } from '../../../../harness/core/random.ts';
import { binomialDraws } from '../../../../tasks/gtbench/solvers/binomial-draws.ts';

test('each number of successes as often as it should be', () => {
  const draw = binomialDraws(4, 0.3);
  const rng = random('binomial');
  const counts = [0, 0, 0, 0, 0];
  const times = 100_000;
  for (let i = 0; i < times; i++) {
    const k = draw(rng);
    counts[k] = (counts[k] as number) + 1;
  }
  // 0.7⁴, 4 · 0.3 · 0.7³, 6 · 0.3² · 0.7², 4 · 0.3³ · 0.7, 0.3⁴; allowed: 5 standard errors at their widest.
  [0.2401, 0.4116, 0.2646, 0.0756, 0.0081].forEach((p, k) => {
    expect(Math.abs((counts[k] as number) / times - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / times));
  });
});

test('no trial, no chance, every chance', () => {
  const rng = random('binomial');
  expect(binomialDraws(0, 0.5)(rng)).toBe(0);
  expect(binomialDraws(7, 0)(rng)).toBe(0);
  expect(binomialDraws(7, 1)(rng)).toBe(7);
});

test('a million trials: mean and spread', () => {
  const [n, p] = [1_000_000, 1 / 3];
  const draw = binomialDraws(n, p);
  const rng = random('binomial');
  const draws = Array.from({ length: 5000 }, () => draw(rng));
  const mean = draws.reduce((sum, k) => sum + k, 0) / draws.length;
  const sd = Math.sqrt(n * p * (1 - p));
  expect(Math.abs(mean - n * p)).toBeLessThan((5 * sd) / Math.sqrt(draws.length));
  expect(Math.sqrt(draws.reduce((sum, k) => sum + (k - mean) ** 2, 0) / draws.length) / sd).toBeCloseTo(1, 1);
});
