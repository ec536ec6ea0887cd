import { expect, test } from 'vitest';
import { readReply } from '../../../harness/agents/read-reply.ts';
import type { Generation } from '../../../harness/core/generation.ts';
import { letter } from './letter-turn.ts';
import { testScope } from './test-scope.ts';

const kind = async (generation: Generation) => {
  const reading = await readReply(letter, generation, testScope().scope);
  return reading.ok ? reading.value : reading.kind;
};

test('each way a reply can fail is its own kind, and words that end in a letter do not save a refusal or a filtered reply', async () => {
  expect(await kind({ text: 'A', finish: 'stop' })).toBe('A');
  expect(await kind({ text: 'so: A', finish: 'refusal' })).toBe('refused');
  expect(await kind({ text: 'so: A', finish: 'filter' })).toBe('filtered');
  expect(await kind({ text: ' \n\t', finish: 'stop' })).toBe('empty');
  expect(await kind({ text: '', finish: 'length' })).toBe('truncated');
  expect(await kind({ text: '42', finish: 'stop' })).toBe('unparsed');
  expect(await kind({ text: 'Z', finish: 'stop' })).toBe('illegal');
});

test('a reply that met the token limit counts when its answer is readable, else it is truncated whatever the format says', async () => {
  expect(await kind({ text: 'B', finish: 'length' })).toBe('B');
  expect(await kind({ text: '42', finish: 'length' })).toBe('truncated');
  expect(await kind({ text: 'Z', finish: 'length' })).toBe('truncated');
});
