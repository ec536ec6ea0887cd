import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BucketCount, bucketOf, midOf, quantileOf } from '../../../harness/stats/histogram.ts';

const latency = fc.double({ min: 0.01, max: 3_600_000, noNaN: true });

test('a bucket’s middle is within 2.5 % of everything in it, from hundredths of a millisecond to an hour', () => {
  fc.assert(
    fc.property(latency, (ms) => {
      expect(Math.abs(midOf(bucketOf(ms)) / ms - 1)).toBeLessThan(0.025);
      expect(bucketOf(midOf(bucketOf(ms)))).toBe(bucketOf(ms));
    }),
  );
  expect([bucketOf(0), midOf(bucketOf(0))]).toEqual([0, 0]);
});

test('quantiles from counts are within a bucket of the exact ones by nearest rank', () => {
  fc.assert(
    fc.property(fc.array(latency, { minLength: 1, maxLength: 50 }), fc.constantFrom(0, 0.1, 0.5, 0.9, 1), (values, q) => {
      const counts = new Map<number, number>();
      for (const value of values) counts.set(bucketOf(value), (counts.get(bucketOf(value)) ?? 0) + 1);
      const sorted = [...values].sort((a, b) => a - b);
      const exact = sorted[Math.max(0, Math.ceil(q * values.length) - 1)] as number;
      const counted: BucketCount[] = [...counts].reverse();
      expect(Math.abs((quantileOf(counted, q) as number) / exact - 1)).toBeLessThan(0.025);
    }),
  );
  expect(quantileOf([], 0.5)).toBeNull();
});
