import type { Random } from '../../../harness/core/random.ts';
import type { Payload } from '../sandbox/payload.ts';

/** A kind of problem. Its data is drawn once; the text and the model are both written from that data and nothing else. */
export interface Family<D> {
  readonly id: string;
  /** The data of problem `number` (from 0), which also decides the setting and the variant. */
  draw(rng: Random, number: number): D;
  /** What the reader gets: every number and every assumption that the answer depends on. */
  tell(data: D): string;
  /** The same problem as an exact model. */
  model(data: D): Payload;
}

/** The entry of a list that problem `number` uses, in turn. */
export function turn<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T;
}

/** A multiple of `step` drawn uniformly from `low` to `high`, both included; `low` is a multiple too. */
export function between(rng: Random, low: number, high: number, step = 1): number {
  const drawn = low + step * rng.below(Math.floor((high - low) / step + 1e-9) + 1);
  return tidy(drawn);
}

/** `count` different entries of a list, in random order. */
export function some<T>(rng: Random, list: readonly T[], count: number): T[] {
  if (list.length < count) throw new RangeError(`some: ${count} of ${list.length}`);
  return rng.shuffle(list).slice(0, count);
}

/** As many draws as asked for. */
export function several<T>(count: number, draw: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => draw(index));
}

/** The decimal that was meant, of a sum or product of short decimals. */
export function tidy(value: number): number {
  return Number(value.toFixed(6));
}

/** A sum of short decimals. */
export function total(values: readonly number[]): number {
  return tidy(values.reduce((sum, value) => sum + value, 0));
}
