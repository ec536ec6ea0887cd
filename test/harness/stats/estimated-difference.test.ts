import { describe, expect, test } from 'vitest';
import { type Deal, type DealMoments, momentsOf as dealMoments } from '../../../harness/stats/deal-moments.ts';
import { meanDifference } from '../../../harness/stats/difference.ts';
import { dealDifference, momentsOf, pairedDifference, stratifiedDifference } from '../../../harness/stats/estimated-difference.ts';
import { twoSidedT } from '../../../harness/stats/student-t.ts';

describe('pairs', () => {
  test("Student's sleep data, as R's t.test(paired = TRUE) has them", () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const found = pairedDifference(first.map((one, i) => [one, second[i] as number]));
    expect(found?.difference).toBeCloseTo(-1.58, 12);
    expect(found?.interval?.low).toBeCloseTo(-2.4598858, 6);
    expect(found?.interval?.high).toBeCloseTo(-0.7001142, 6);
    expect(found?.p).toBeCloseTo(0.002833, 5);
    expect(found?.n).toBe(10);
  });

  test("right and wrong: McNemar's mid-p, the airway example of Fagerland et al. (2013, table 1)", () => {
    const pairs = [[1, 1], ...Array(12).fill([0, 0]), [1, 0], ...Array(7).fill([0, 1])] as [number, number][];
    expect(pairedDifference(pairs)?.p).toBeCloseTo(0.0391, 4);
    expect(pairedDifference(pairs)?.difference).toBeCloseTo(-6 / 21, 12);
  });

  test('alike throughout: no interval; equal is p 1', () => {
    expect(pairedDifference([[1, 1]])).toEqual({ difference: 0, interval: null, p: 1, n: 1 });
    expect(pairedDifference(Array(6).fill([0.5, 0.25]))).toEqual({ difference: 0.25, interval: null, p: 1 / 32, n: 6 });
    expect(pairedDifference([])).toBeNull();
  });

  test('thousands that differ keep a p', () => {
    const pairs = [...Array(1_100).fill([1, 0]), ...Array(1_000).fill([0, 1])] as [number, number][];
    // The normal approximation: 100 / √2100.
    expect(pairedDifference(pairs)?.p).toBeCloseTo(0.0291, 3);
  });
});

describe('deals', () => {
  const added = (deals: readonly Deal[]): DealMoments => {
    const all = deals.map(dealMoments);
    return Object.fromEntries(
      Object.keys(all[0] as DealMoments).map((name) => [name, all.reduce((sum, one) => sum + one[name as 'n1'], 0)]),
    ) as DealMoments;
  };

  test('of equal size: the t interval over what each deal came to', () => {
    const deals: Deal[] = [
      [1, 1, 1, 0.5],
      [1, 0, 1, 0],
      [1, 0.5, 1, 1],
      [1, 1, 1, 0],
      [1, 1, 1, 1],
    ];
    const pairs = deals.map(([, s1, , s2]) => [(s1 + 1 - s2) / 2, 1 - (s1 + 1 - s2) / 2] as const);
    const [found, expected] = [dealDifference(added(deals)), pairedDifference(pairs)];
    expect(found?.difference).toBeCloseTo(expected?.difference as number, 12);
    expect(found?.interval?.low).toBeCloseTo(expected?.interval?.low as number, 10);
    expect(found?.interval?.high).toBeCloseTo(expected?.interval?.high as number, 10);
    expect(found?.p).toBeCloseTo(expected?.p as number, 10);
    expect(found?.n).toBe(5);
  });

  test('of unequal size: every match counts the same', () => {
    const found = dealDifference(
      added([
        [4, 4, 0, 0],
        [1, 0, 1, 1],
        [1, 1, 0, 0],
      ]),
    );
    expect(found?.difference).toBeCloseTo((2 * 5) / 7 - 1, 12);
    // Residues of 5/7 a match: 4 - 20/7, 0 - 10/7, 1 - 5/7.
    const squares = (8 / 7) ** 2 + (10 / 7) ** 2 + (2 / 7) ** 2;
    const error = (2 * Math.sqrt((squares * 3) / 2)) / 7;
    expect(found?.p).toBeCloseTo(twoSidedT(3 / 7 / error, 2), 10);
    // No score is above all there is.
    expect(found?.interval?.high).toBe(1);
    expect(found?.interval?.low).toBe(-1);
  });

  test('all won: no interval, and the sign test', () => {
    expect(dealDifference(added(Array(5).fill([1, 1, 1, 0])))).toEqual({ difference: 1, interval: null, p: 1 / 16, n: 5 });
    expect(dealDifference(dealMoments([0, 0, 0, 0]))).toBeNull();
  });
});

describe('strata', () => {
  test("one is Welch's test", () => {
    const [first, second] = [momentsOf([1, 2, 4, 7]), momentsOf([2, 9, 9])];
    const found = stratifiedDifference([{ first, second }]);
    const expected = meanDifference(first, second);
    expect(found?.difference).toBeCloseTo(expected?.difference as number, 12);
    expect(found?.p).toBeCloseTo(expected?.p as number, 10);
  });

  test('each counts the same, however many values it has', () => {
    const strong = { first: momentsOf([0, 0.2, 0.1]), second: momentsOf([0, 0.1, 0.2]) };
    const weak = { first: momentsOf([1, 0.9]), second: momentsOf(Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 1 : 0.9))) };
    const found = stratifiedDifference([strong, weak]);
    expect(found?.difference).toBeCloseTo(0, 12);
    expect(found?.p).toBeCloseTo(1, 6);
    expect(stratifiedDifference([{ first: momentsOf([]), second: momentsOf([1]) }])).toBeNull();
    expect(stratifiedDifference([{ first: momentsOf([1]), second: momentsOf([0]) }])).toMatchObject({
      difference: 1,
      interval: null,
      p: null,
    });
  });
});
