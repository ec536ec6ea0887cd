import type { Load } from './load.ts';

/** A local model's file and how it is to be loaded. */
export interface LocalFile {
  /** Its short name. */
  readonly name: string;
  /** SHA-256 of its content. */
  readonly content: string;
  /** The files it is made of. */
  readonly parts: readonly string[];
  /** Bytes that a token of context takes in the cache; 0 where the file does not say. */
  readonly cacheBytes: number;
  readonly load: Load;
}
