import { describe, expect, test } from 'vitest';
import { passAtK } from '../../../tasks/or-r1/pass-at-k.ts';
import { advantages, codeReward, formatReward, inGroups, tgrpoRewards, voteRewards } from '../../../tasks/or-r1/rewards.ts';

const ALL =
  '## Mathematical Model:\n## Decision Variables:\n## Objective Function:\n## Constraints:\n## Python Code Solution Using `coptpy`:\n```python\n';

describe('format', () => {
  test('is the share of six marks, found anywhere, letter by letter', () => {
    expect(formatReward(ALL)).toBe(1);
    expect(formatReward('')).toBe(0);
    expect(formatReward('### Constraints: and ```python')).toBe(2 / 6);
    expect(formatReward('## constraints:\n## Objective Function')).toBe(0);
  });
});

describe('code', () => {
  test('any answer counts, that there is no solution too', () => {
    expect([12, 'none', 'not finite', null].map((answer) => codeReward(answer as never))).toEqual([1, 1, 1, 0]);
  });
});

describe('vote', () => {
  test('objectives are cut towards zero, and the most frequent one wins where two agree', () => {
    expect(voteRewards([12.9, 12.1, 13, null, 'none'])).toEqual([1, 1, 0, 0, 0]);
    expect(voteRewards([-0.9, 0.9, 5])).toEqual([1, 1, 0]);
  });

  test('without two of a kind nobody wins', () => {
    expect(voteRewards([1, 2, 3, 'none', 'none'])).toEqual([0, 0, 0, 0, 0]);
    expect(voteRewards([])).toEqual([]);
  });

  test('the value seen first breaks ties', () => {
    expect(voteRewards([7, 8, 8, 7])).toEqual([1, 0, 0, 1]);
  });

  test('what is not finite neither votes nor wins', () => {
    expect(voteRewards(['not finite', 'not finite', 3, 3])).toEqual([0, 0, 1, 1]);
  });
});

test('the three are added with equal weights', () => {
  const group = [
    { text: ALL, answer: 10.5 },
    { text: '```python', answer: 10 },
    { text: '## Constraints:', answer: 'none' as const },
    { text: 'words', answer: null },
  ];
  expect(tgrpoRewards(group).map(({ total }) => Number(total.toFixed(9)))).toEqual([3, 2.166666667, 1.166666667, 0]);
});

test('groups are consecutive, eight unless told', () => {
  const twenty = Array.from({ length: 20 }, (_, i) => i);
  expect(inGroups(twenty).map(({ length }) => length)).toEqual([8, 8, 4]);
  expect(inGroups([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
});

test('advantages have mean 0 and a standard deviation of 1 in their group, and are zeros where all are equal', () => {
  // Mean 2, deviations ±1: the sample's standard deviation is √(4/3).
  expect(advantages([1, 3, 1, 3]).map((value) => Number(value.toFixed(12)))).toEqual(
    [-1, 1, -1, 1].map((x) => Number((x / Math.sqrt(4 / 3)).toFixed(12))),
  );
  expect(advantages([0.1 + 0.2, 0.3, 0.3])).toEqual([0, 0, 0]);
  expect(advantages([2])).toEqual([0]);
});

test('pass@k is unbiased: 1 − C(n−c, k) / C(n, k)', () => {
  expect(passAtK(8, 2, 1)).toBeCloseTo(2 / 8, 12);
  // C(6, 4) / C(8, 4) = 15 / 70.
  expect(passAtK(8, 2, 4)).toBeCloseTo(1 - 15 / 70, 12);
  expect([passAtK(8, 2, 8), passAtK(8, 0, 8), passAtK(5, 5, 1), passAtK(5, 0, 3)]).toEqual([1, 0, 1, 0]);
  expect(() => passAtK(4, 1, 8)).toThrow(RangeError);
});
