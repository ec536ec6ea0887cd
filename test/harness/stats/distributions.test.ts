import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalCdf, normalQuantile, twoSidedNormal } from '../../../harness/stats/normal.ts';
import { criticalT, twoSidedT } from '../../../harness/stats/student-t.ts';

// Expected figures: scipy 1.17.1, the call beside each.

const relative = (value: number, expected: number) => Math.abs(value / expected - 1);

test('normal distribution', () => {
  // scipy.stats.norm.cdf(x)
  for (const [x, expected] of [
    [-8, 6.22096057427174e-16],
    [-3, 0.0013498980316300933],
    [-1, 0.15865525393145707],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [1.96, 0.9750021048517795],
    [4, 0.9999683287581669],
  ] as const) {
    expect(relative(normalCdf(x), expected)).toBeLessThan(1e-12);
  }
  // 2 * scipy.stats.norm.sf(z)
  for (const [z, expected] of [
    [1, 0.31731050786291415],
    [3.5, 0.00046525815807105003],
    [4.5, 6.795346249460107e-6],
    [8, 1.244192114854348e-15],
    [20, 5.507248237212311e-89],
  ] as const) {
    expect(relative(twoSidedNormal(z), expected)).toBeLessThan(1e-12);
    expect(twoSidedNormal(-z)).toBe(twoSidedNormal(z));
  }
  // scipy.stats.norm.ppf(p)
  for (const [p, expected] of [
    [1e-12, -7.034483825301131],
    [0.001, -3.090232306167813],
    [0.3, -0.5244005127080409],
    [0.975, 1.959963984540054],
    [0.9999, 3.719016485455709],
  ] as const) {
    expect(relative(normalQuantile(p), expected)).toBeLessThan(1e-12);
  }
  expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
  expect(() => normalQuantile(Number.NaN)).toThrow(RangeError);
});

test('the quantile undoes the distribution function everywhere', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-10, max: 1 - 1e-10, noNaN: true }), (p) => {
      expect(relative(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-11);
    }),
  );
});

test('Student’s t', () => {
  // 2 * scipy.stats.t.sf(t, df)
  for (const [t, df, expected] of [
    [0.1, 1, 0.936548965138893],
    [2, 5.5, 0.09675439023118504],
    [4, 30, 0.0003818456360837564],
    [2, 1e6, 0.04550053385131924],
    [30, 3, 8.135280427163958e-5],
  ] as const) {
    expect(relative(twoSidedT(t, df), expected)).toBeLessThan(1e-9);
  }
  // scipy.stats.t.ppf((1 + level) / 2, df)
  for (const [level, df, expected] of [
    [0.95, 1, 12.706204736174694],
    [0.95, 9, 2.262157162798205],
    [0.99, 2.5, 7.163728138948783],
    [0.9, 1e5, 1.6448688647849696],
  ] as const) {
    expect(relative(criticalT(level, df), expected)).toBeLessThan(1e-9);
  }
  expect([twoSidedT(0, 3), twoSidedT(Infinity, 3)]).toEqual([1, 0]);
});
