import { KV_BYTES, type KvType } from '../process/load.ts';
import type { GgufFacts } from './gguf-file.ts';

/** Bytes that a token of context takes in the cache; undefined where the file does not say how much is kept, or what cannot be. */
export const cacheBytesPerToken = (facts: GgufFacts, type: KvType): number | undefined =>
  facts.cachedPerToken === undefined || !canBe(facts) ? undefined : facts.cachedPerToken * KV_BYTES[type];

/** Each layer has tensors of its own, and each number that is kept comes of weights of its own. */
const canBe = ({ layers = 0, tensors, cachedPerToken = 0, parameters }: GgufFacts): boolean =>
  layers <= tensors && cachedPerToken <= parameters;

/** What a model takes at least; work space comes on top. */
export interface LeastMemory {
  /** Of the weights, and of a cache for the tokens. */
  readonly bytes: number;
  /** 0 where the size of its cache is not known. */
  readonly tokens: number;
}

/** Reckons with so many tokens of context, or with as many as the model was trained for where that is less. */
export function leastMemory(facts: GgufFacts, most: number, type: KvType): LeastMemory {
  const perToken = cacheBytesPerToken(facts, type);
  if (perToken === undefined) return { bytes: facts.bytes, tokens: 0 };
  const { contextLength = 0 } = facts;
  const tokens = contextLength >= 1 ? Math.min(most, contextLength) : most;
  return { bytes: facts.bytes + perToken * tokens, tokens };
}
