import { expect, test } from 'vitest';
import { nearestName } from '../../../harness/core/nearest-name.ts';

test.each([
  ['smolm2-135m', ['qwen3-0.6b', 'smollm2-135m'], 'smollm2-135m'],
  ['OWN-MODL.q8_0', ['Own-Model.Q8_0'], 'Own-Model.Q8_0'],
  ['kk', ['k'], 'k'],
  ['abcdef', ['abcdxy'], 'abcdxy'],
  ['abcdef', ['abcxyz'], undefined],
  ['nothing', ['phi-4-mini', 'smollm2-135m'], undefined],
  ['x', ['k'], undefined],
  ['', ['k'], undefined],
  ['k', [], undefined],
])('of %j among %j is %j', (name, known, nearest) => {
  expect(nearestName(name, known)).toBe(nearest);
});
