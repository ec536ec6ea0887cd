import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanDifference, proportionDifference } from '../../../harness/stats/difference.ts';
import { type Moments, meanInterval, meanOf, varianceOf } from '../../../harness/stats/mean-interval.ts';
import { wilson } from '../../../harness/stats/wilson.ts';

// Expected figures: scipy 1.17.1 and statsmodels 0.15.0, the call beside each.

const momentsOf = (values: readonly number[]): Moments => ({
  n: values.length,
  sum: values.reduce((sum, x) => sum + x, 0),
  sumsq: values.reduce((sum, x) => sum + x * x, 0),
});
const first = [3.1, 4.7, 2.2, 5.9, 4.4, 3.8];
const second = [5.2, 6.1, 4.9, 7.7, 5.0, 6.6, 5.8, 9.3];

test('Wilson intervals', () => {
  // statsmodels.stats.proportion.proportion_confint(k, n, 1 - level, 'wilson')
  for (const [k, n, level, low, high] of [
    [0, 10, 0.95, 0, 0.27753279986288926],
    [7, 10, 0.95, 0.39677814746114537, 0.8922087325936989],
    [10, 10, 0.95, 0.7224672001371106, 1],
    [137, 250, 0.95, 0.486044642736908, 0.6085025605115293],
    [7, 10, 0.99, 0.32002467920110256, 0.9204336834769342],
  ] as const) {
    const interval = wilson(k, n, level);
    expect(interval.low).toBeCloseTo(low, 12);
    expect(interval.high).toBeCloseTo(high, 12);
  }
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
});

test('a Wilson interval lies in [0, 1], holds its proportion, mirrors, and narrows as data of the same kind grow', () => {
  const counts = fc.integer({ min: 1, max: 100_000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(counts, fc.double({ min: 0.5, max: 0.999, noNaN: true }), ([k, n], level) => {
      const { low, high } = wilson(k, n, level);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(k / n);
      expect(high).toBeGreaterThanOrEqual(k / n);
      const mirrored = wilson(n - k, n, level);
      expect(mirrored.low).toBeCloseTo(1 - high, 10);
      const more = wilson(2 * k, 2 * n, level);
      expect(more.high - more.low).toBeLessThan(high - low);
    }),
  );
});

test('mean, variance and Student’s interval from sums', () => {
  const moments = momentsOf(first);
  expect(meanOf(moments)).toBeCloseTo(4.016666666666667, 12); // numpy.mean
  expect(varianceOf(moments)).toBeCloseTo(1.6696666666666669, 12); // numpy.var(ddof=1)
  // scipy.stats.t.interval(level, 5, mean, scipy.stats.sem(first))
  for (const [level, low, high] of [
    [0.95, 2.660632295435609, 5.372701037897724],
    [0.99, 1.889628966633449, 6.143704366699884],
  ] as const) {
    const interval = meanInterval(moments, level);
    expect(interval?.low).toBeCloseTo(low, 8);
    expect(interval?.high).toBeCloseTo(high, 8);
  }
});

test('too few values have no interval, equal ones no spread', () => {
  expect([meanOf(momentsOf([])), varianceOf(momentsOf([4])), meanInterval(momentsOf([4]))]).toEqual([null, null, null]);
  expect(varianceOf(momentsOf(new Array(1000).fill(0.1)))).toBe(0);
  expect(meanInterval(momentsOf([2, 2, 2]))).toEqual({ low: 2, high: 2 });
});

test('z test of two proportions', () => {
  // statsmodels.stats.proportion.proportions_ztest([a, c], [b, d])
  for (const [a, b, c, d, p] of [[45, 100, 60, 100, 0.033672068856345855]] as const) {
    const result = proportionDifference({ successes: a, n: b }, { successes: c, n: d });
    expect(result?.difference).toBeCloseTo(a / b - c / d, 12);
    expect(result?.p).toBeCloseTo(p, 10);
  }
  expect(proportionDifference({ successes: 5, n: 5 }, { successes: 9, n: 9 })).toEqual({ difference: 0, p: 1 });
  expect(proportionDifference({ successes: 0, n: 0 }, { successes: 9, n: 9 })).toBeNull();
});

test('Welch’s test of two means', () => {
  const result = meanDifference(momentsOf(first), momentsOf(second));
  expect(result?.p).toBeCloseTo(0.01005079101910539, 10); // scipy.stats.ttest_ind(first, second, equal_var=False)
  expect(result?.difference).toBeCloseTo(4.016666666666667 - 6.325, 10);
  expect(meanDifference(momentsOf([1, 1]), momentsOf([1, 1, 1]))).toEqual({ difference: 0, p: 1 });
  expect(meanDifference(momentsOf([1]), momentsOf([1, 2, 3]))).toBeNull();
});

test('few whole values get the exact test of Fisher', () => {
  // Summed in exact fractions (Python's fractions and math.comb), tables [[3, 1], [0, 3]], [[8, 2], [1, 5]] and [[3, 37], [9, 26]].
  expect(proportionDifference({ successes: 3, n: 4 }, { successes: 0, n: 3 })?.p).toBeCloseTo(0.14285714285714285, 12);
  expect(proportionDifference({ successes: 8, n: 10 }, { successes: 1, n: 6 })?.p).toBeCloseTo(0.03496503496503495, 12);
  expect(proportionDifference({ successes: 3, n: 40 }, { successes: 9, n: 35 })?.p).toBeCloseTo(0.05547317310385385, 10);
  expect(proportionDifference({ successes: 0, n: 9 }, { successes: 0, n: 4 })?.p).toBe(1);
});
