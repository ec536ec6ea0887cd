import { expect, test } from 'vitest';
import { elo } from '../../../harness/stats/elo.ts';

const match = (first: number, second: number, score: number) => ({ first, second, score });

test('one win between equals moves ten points', () => {
  expect(elo([match(0, 1, 1)], 2)).toEqual([1510, 1490]);
  expect(elo([match(0, 1, 0.5)], 3)).toEqual([1500, 1500, 1500]);
});

test('a series of six, drawn and lost ones among them', () => {
  const series = [match(0, 1, 1), match(0, 1, 0.5), match(1, 2, 1), match(2, 0, 1), match(2, 1, 0), match(0, 2, 0.5)];
  // Worked out apart from this code, in Python's decimals of 30 figures.
  const expected = [1498.612_719_027_36, 1510.830_354_992_41, 1490.556_925_980_24];
  elo(series, 3).forEach((rating, player) => {
    expect(rating).toBeCloseTo(expected[player] as number, 9);
  });
});

test('what it comes to depends on the order, and points never leave the pool', () => {
  const series = [match(0, 1, 1), match(0, 1, 0), match(0, 1, 0)];
  const [forward, back] = [elo(series, 2), elo(series.toReversed(), 2)];
  expect(forward[0]).not.toBeCloseTo(back[0] as number, 3);
  expect((forward[0] as number) + (forward[1] as number)).toBeCloseTo(3000, 9);
});

test('matches of nobody are refused', () => {
  expect(() => elo([match(0, 2, 1)], 2)).toThrow(RangeError);
  expect(() => elo([match(0, 1, 2)], 2)).toThrow(RangeError);
});
