import { lowest, type Rational, rational } from '../../authoring/rational.ts';

export const ZERO: Rational = { over: 0n, under: 1n };

/** The decimal that a number is written as, exact: 0.1 is a tenth. */
export function exact(value: number): Rational {
  const read = rational(String(value));
  if (!read) throw new RangeError(`exact: ${value} is no decimal`);
  return read;
}

/** The nearest whole number. */
export const whole = (value: number): Rational => ({ over: BigInt(Math.round(value)), under: 1n });
export const plus = (a: Rational, b: Rational): Rational => lowest(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Rational, b: Rational): Rational => lowest(a.over * b.under - b.over * a.under, a.under * b.under);
export const times = (a: Rational, b: Rational): Rational => lowest(a.over * b.over, a.under * b.under);
export const divided = (a: Rational, b: Rational): Rational => lowest(a.over * b.under, a.under * b.over);

/** -1, 0 or 1. */
export const sign = (a: Rational): number => (a.over > 0n ? 1 : a.over < 0n ? -1 : 0);

/** The nearest double: the quotient is taken to 40 digits first. */
export function nearest({ over, under }: Rational): number {
  const size = (over < 0n ? -over : over) * 10n ** 40n;
  const digits = String(size / under).padStart(41, '0');
  return Number(`${over < 0n ? '-' : ''}${digits.slice(0, -40)}.${digits.slice(-40)}`);
}

/** `Σ value × unknown = right`, by index of the unknown. */
export interface Equation {
  readonly left: ReadonlyMap<number, Rational>;
  readonly right: Rational;
}

/**
 * Solves equations by Gauss and Jordan's elimination without rounding. Unknowns that they leave open take `open`; equations that
 * contradict each other throw.
 */
export function solveEquations(equations: readonly Equation[], unknowns: number, open: (unknown: number) => Rational): Rational[] {
  const pivots = new Map<number, { left: Map<number, Rational>; right: Rational }>();
  for (const equation of equations) {
    const row = { left: new Map(equation.left), right: equation.right };
    for (const [unknown, pivot] of pivots) subtract(row, pivot, unknown);
    const next = [...row.left.keys()][0];
    if (next === undefined) {
      if (sign(row.right) !== 0) throw new RangeError('the equations contradict each other');
      continue;
    }
    const factor = row.left.get(next) as Rational;
    for (const [unknown, value] of row.left) row.left.set(unknown, divided(value, factor));
    row.right = divided(row.right, factor);
    for (const pivot of pivots.values()) subtract(pivot, row, next);
    pivots.set(next, row);
  }
  const values = Array.from({ length: unknowns }, (_, unknown) => (pivots.has(unknown) ? ZERO : open(unknown)));
  for (const [unknown, { left, right }] of pivots) {
    let value = right;
    for (const [other, factor] of left) if (other !== unknown) value = minus(value, times(factor, values[other] as Rational));
    values[unknown] = value;
  }
  return values;
}

/** Takes the multiple of `pivot` off `row` that removes an unknown. */
function subtract(row: { left: Map<number, Rational>; right: Rational }, pivot: Equation, unknown: number): void {
  const factor = row.left.get(unknown);
  if (factor === undefined) return;
  for (const [other, value] of pivot.left) {
    const rest = minus(row.left.get(other) ?? ZERO, times(factor, value));
    if (sign(rest) === 0) row.left.delete(other);
    else row.left.set(other, rest);
  }
  row.right = minus(row.right, times(factor, pivot.right));
}
