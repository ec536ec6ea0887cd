import { expect, test } from 'vitest';
import { nra } from '../../../harness/stats/nra.ts';

test('relative advantage of totals', () => {
  // 32 wins, 8 draws, 10 losses: (36 − 14) / 50; and a general-sum pair of totals.
  expect(nra(32 + 8 / 2, 10 + 8 / 2)).toBeCloseTo(0.44, 12);
  expect(nra(30, 10)).toBe(0.5);
  expect(nra(25, 25)).toBe(0);
  expect(nra(0, 7)).toBe(-1);
});

test('an empty pot is parity', () => {
  expect(nra(0, 0)).toBe(0);
});
