import type { Usage } from './usage.ts';

/** US dollars per million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
  /** Absent: cached tokens cost what input costs. */
  readonly cachedInput?: number;
  /** Absent: writing to the cache costs what input costs. */
  readonly cacheWrite?: number;
  /** Most tokens one answer can have, where the table knows it. */
  readonly maxOutput?: number;
}

/** US dollars for one call; null where the price or the usage is unknown. Free models cost 0 whatever they use. */
export function costOf(price: Price | 'free' | undefined, usage: Usage | undefined): number | null {
  if (price === 'free') return 0;
  if (price === undefined || usage === undefined) return null;
  const cost =
    usage.input * price.input +
    usage.cachedInput * (price.cachedInput ?? price.input) +
    usage.cacheWrite * (price.cacheWrite ?? price.input) +
    usage.output * price.output;
  return cost / 1_000_000;
}
