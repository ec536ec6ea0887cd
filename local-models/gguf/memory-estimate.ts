import type { GgufFacts } from './gguf-file.ts';

/** Bytes that a number of the cache of keys and values takes, by its type: blocks of 32 with a scale where it is quantised. */
const CACHED_BYTES = { f16: 2, q8_0: 34 / 32, q4_0: 18 / 32 } as const;

/** Types of the cache for which its size is told. */
export type CachedType = keyof typeof CACHED_BYTES;
export const CACHED_TYPES = Object.keys(CACHED_BYTES) as readonly CachedType[];

/** Bytes that a token of context takes in the cache; undefined where the file does not say how much is kept. */
export const cacheBytesPerToken = ({ cachedPerToken }: GgufFacts, type: CachedType): number | undefined =>
  cachedPerToken === undefined ? undefined : cachedPerToken * CACHED_BYTES[type];

/** Bytes of the weights and of a cache for so many tokens: what a model takes at least; work space comes on top. */
export const leastMemory = (facts: GgufFacts, tokens: number, type: CachedType): number =>
  facts.bytes + (cacheBytesPerToken(facts, type) ?? 0) * tokens;
