import { expect, test } from 'vitest';
import { strongComponents } from '../../../harness/stats/strong-components.ts';

test('only a way there and back makes a group', () => {
  // 0 → 1 → 2 → 0 is a ring; 3 is reached and does not come back; 4 reaches and is not reached; 5 stands alone.
  const arrows: [number, number][] = [
    [0, 1],
    [1, 2],
    [2, 0],
    [2, 3],
    [4, 0],
  ];
  expect(strongComponents(6, arrows)).toEqual([0, 0, 0, 1, 2, 3]);
  expect(strongComponents(6, [...arrows, [3, 4]])).toEqual([0, 0, 0, 0, 0, 1]);
});
