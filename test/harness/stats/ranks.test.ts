import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tiedRanks } from '../../../harness/stats/ranks.ts';

test('an agent shares the rank of its group’s first until one differs from that first', () => {
  const values = [50, 90, 70, 88, 72];
  // 90 and 88 tie; 72 differs from 90, so it opens a group though 88 was not compared; 70 ties with it; 50 differs.
  const apart = (a: number, b: number) => (Math.abs((values[a] as number) - (values[b] as number)) > 15 ? 0.01 : 0.4);
  expect(tiedRanks(values, apart)).toEqual([5, 1, 3, 1, 3]);
});

test('a chain of near neighbours does not stretch a group past its first', () => {
  const values = [30, 20, 10];
  const apart = (a: number, b: number) => (Math.abs((values[a] as number) - (values[b] as number)) > 15 ? 0.01 : 0.4);
  expect(tiedRanks(values, apart)).toEqual([1, 1, 3]);
});

test('without differences all are first; with all different the ranks are the places; p = alpha does not differ', () => {
  const list = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(list, (values) => {
      expect(tiedRanks(values, () => 0.05)).toEqual(values.map(() => 1));
      expect(tiedRanks(values, () => 0)).toEqual(values.map((value) => 1 + values.filter((other) => other > value).length));
    }),
  );
  expect(tiedRanks([], () => 1)).toEqual([]);
});
