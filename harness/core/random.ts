import { createHash } from 'node:crypto';

/** A seeded source of randomness. Nothing in the house draws from anywhere else. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, n), n ≥ 1. */
  below(n: number): number;
  /** Uniform element of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** A new list in uniformly random order (Fisher and Yates). */
  shuffle<T>(list: readonly T[]): T[];
  /** Index drawn with probability proportional to its weight; weights are ≥ 0 and not all 0. */
  weighted(weights: readonly number[]): number;
}

/** sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, seeded by hashing the parts of a name. */
export function random(...name: readonly (string | number)[]): Random {
  const seed = createHash('sha256').update(name.join('\u0000')).digest();
  return new Sfc32(seed.readInt32LE(0), seed.readInt32LE(4), seed.readInt32LE(8), seed.readInt32LE(12));
}

class Sfc32 implements Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(a: number, b: number, c: number, d: number) {
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
  }

  /** 32 random bits, signed. */
  #bits(): number {
    const t = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) | 0;
    return t;
  }

  next(): number {
    const high = this.#bits() >>> 5;
    const low = this.#bits() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  }

  below(n: number): number {
    // Multiply-shift; the bias is below n / 2^32, which no run of ours can see.
    return Math.floor(((this.#bits() >>> 0) / 4_294_967_296) * n);
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('pick: the list is empty');
    return list[this.below(list.length)] as T;
  }

  shuffle<T>(list: readonly T[]): T[] {
    const shuffled = [...list];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
    }
    return shuffled;
  }

  weighted(weights: readonly number[]): number {
    let total = 0;
    for (const weight of weights) total += weight;
    let left = this.next() * total;
    for (let i = 0; i < weights.length; i++) {
      left -= weights[i] as number;
      if (left < 0) return i;
    }
    return weights.findLastIndex((weight) => weight > 0);
  }
}
