import type { Payload, Solved } from './payload.ts';

/** Costs that HiGHS takes for infinite begin some way above. */
const LARGEST = 1e15;
/** Linear costs that are all below are near its tolerances. */
const SMALLEST = 1e-2;
/** Where its quadratic solver ends soonest, and tells unbounded models by itself: it does not where all is 1 or less. */
const USUAL = 32;

/** A model in other units, and the way back. */
export interface Scaled {
  readonly payload: Payload;
  readonly back: (solved: Solved) => Solved;
}

/**
 * The model with its objective in a unit that HiGHS can work in: a quadratic one with its largest coefficient as `USUAL` (its tolerances
 * are absolute, and on variances of daily returns it does not end), a linear one only where all of it is small, or some of it too large.
 * The factor is a power of two, so that no digit is lost.
 */
export function scaled(payload: Payload): Scaled {
  const { cost, quadratic, options } = payload;
  const top = [...cost, ...(quadratic?.value ?? [])].reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const isUsual = top === 0 || (quadratic === null && top > SMALLEST && top < LARGEST);
  const unit = isUsual ? 1 : (quadratic === null ? 1 : USUAL) * 2 ** -Math.round(Math.log2(top));
  if (unit === 1) return { payload, back: (solved) => solved };
  const times = (values: readonly number[]): number[] => values.map((value) => value * unit);
  return {
    payload: {
      ...payload,
      offset: payload.offset * unit,
      cost: times(cost),
      quadratic: quadratic && { ...quadratic, value: times(quadratic.value) },
      options: { ...options, absolute_gap: (options.absolute_gap ?? 1e-6) * unit },
    },
    back: (solved) => ({
      ...solved,
      objective: solved.objective && solved.objective / unit,
      bound: solved.bound && solved.bound / unit,
      dual: solved.dual?.map((value) => value / unit) ?? null,
      reduced: solved.reduced?.map((value) => value / unit) ?? null,
    }),
  };
}
