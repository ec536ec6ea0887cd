import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readGguf } from '../../../local-models/gguf/gguf-file.ts';
import { cacheBytesPerToken, leastMemory } from '../../../local-models/gguf/memory-estimate.ts';
import { type RandomModel, writeGguf } from '../../support/gguf.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const facts = (model: RandomModel = {}) => readGguf(writeGguf(join(temporaryFolder(), 'm.gguf'), model).path);

describe('the least memory', () => {
  test.each([
    [8_192, 4_096],
    [2_048, 2_048],
    // As a file without the key, or with a senseless one.
    [0, 4_096],
  ])('of a model trained for %i tokens of context is reckoned with %i', async (context, tokens) => {
    const of = await facts({ context });
    // Two layers of two heads that are kept, each of 16 numbers, a key and a value, two bytes each.
    expect(leastMemory(of, 4_096, 'f16')).toEqual({ bytes: of.bytes + 2 * 2 * 16 * 2 * 2 * tokens, tokens });
  });

  test.each([
    ['more layers than tensors', { 'llama.block_count': ['u32', 1_000] }],
    ['layers without end', { 'llama.block_count': ['u32', 4_294_967_295] }],
    ['more numbers kept than there are weights', { 'llama.attention.key_length': ['u32', 1_000_000] }],
  ] as const)('of one that claims %s is that of its weights alone', async (_, metadata) => {
    const of = await facts({ metadata });
    expect(cacheBytesPerToken(of, 'q8_0')).toBeUndefined();
    expect(leastMemory(of, 4_096, 'f16')).toEqual({ bytes: of.bytes, tokens: 0 });
  });
});
