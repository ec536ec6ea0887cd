import type { Rational } from '../../authoring/rational.ts';
import type { Payload, Solved } from '../sandbox/payload.ts';
import { type Equation, exact, minus, plus, sign, solveEquations, times, ZERO } from './exact-numbers.ts';

/** What of the solver's floating figures counts as zero, relative to the size of the bound it is compared with. */
const NEAR = 1e-7;

/**
 * Turns the solver's optimum of a linear model into exact primal and dual solutions and checks both: bounds and rows hold, multipliers
 * have the right signs, and the two objectives are equal, which proves the value (weak duality). Throws where anything fails.
 */
export function certifyLinear(payload: Payload, solved: Solved): { value: Rational; x: Rational[] } {
  if (solved.status !== 'optimal') throw new Error(`certify: a linear model ended with ${solved.status}`);
  const rows = rowsOf(payload);
  const x = primal(payload, rows, solved);
  const y = dual(payload, rows, solved);
  const value = checkPrimal(payload, rows, x);
  const bound = dualValue(payload, rows, y);
  if (sign(minus(value, bound)) !== 0) throw new Error('certify: the primal and the dual objective differ');
  return { value, x };
}

type Row = readonly (readonly [column: number, value: Rational])[];

function rowsOf({ starts, index, value }: Payload): Row[] {
  return starts.slice(1).map((end, row) => {
    const from = starts[row] as number;
    return index.slice(from, end).map((column, k) => [column, exact(value[from + k] as number)] as const);
  });
}

const isNear = (value: number, bound: number | null | undefined): bound is number =>
  bound !== null && bound !== undefined && Math.abs(value - bound) <= NEAR * (1 + Math.abs(bound));

/** The vertex at which the bounds and rows that the solver's point touches hold as equations. */
function primal(payload: Payload, rows: readonly Row[], { x, activity }: Solved): Rational[] {
  const at = (column: number) => (x as number[])[column] as number;
  const known = payload.lower.map((lower, j) => [lower, payload.upper[j]].find((bound) => isNear(at(j), bound)));
  const equations = rows.flatMap((row, i): Equation[] => {
    const bound = [payload.row_lower[i], payload.row_upper[i]].find((side) => isNear((activity as number[])[i] as number, side));
    if (bound === null || bound === undefined) return [];
    const left = new Map<number, Rational>();
    let right = exact(bound);
    for (const [j, value] of row) {
      const fixed = known[j];
      if (fixed === null || fixed === undefined) left.set(j, value);
      else right = minus(right, times(value, exact(fixed)));
    }
    return [{ left, right }];
  });
  return solveEquations(equations, payload.cost.length, (j) => exact(known[j] ?? at(j)));
}

/** Multipliers of the rows under which the columns that the solver prices at zero cost exactly nothing. */
function dual(payload: Payload, rows: readonly Row[], { dual, reduced }: Solved): Rational[] {
  const priced = new Map<number, Map<number, Rational>>();
  for (const [j, price] of (reduced as number[]).entries()) if (isNear(price, 0)) priced.set(j, new Map());
  for (const [i, row] of rows.entries()) {
    if (isNear((dual as number[])[i] as number, 0)) continue;
    for (const [j, value] of row) priced.get(j)?.set(i, value);
  }
  const equations = [...priced].map(([j, left]) => ({ left, right: exact(payload.cost[j] as number) }));
  return solveEquations(equations, rows.length, () => ZERO);
}

/** The objective of a point that meets every bound and row. */
function checkPrimal(payload: Payload, rows: readonly Row[], x: readonly Rational[]): Rational {
  const within = (value: Rational, lower: number | null | undefined, upper: number | null | undefined) =>
    (typeof lower !== 'number' || sign(minus(value, exact(lower))) >= 0) &&
    (typeof upper !== 'number' || sign(minus(value, exact(upper))) <= 0);
  for (const [j, value] of x.entries())
    if (!within(value, payload.lower[j], payload.upper[j])) throw new Error(`certify: column ${j} is out of its bounds`);
  for (const [i, row] of rows.entries()) {
    const activity = row.reduce((sum, [j, value]) => plus(sum, times(value, x[j] as Rational)), ZERO);
    if (!within(activity, payload.row_lower[i], payload.row_upper[i])) throw new Error(`certify: row ${i} does not hold`);
  }
  return x.reduce((sum, value, j) => plus(sum, times(value, exact(payload.cost[j] as number))), exact(payload.offset));
}

/** The bound on the objective that multipliers prove; throws where one pulls towards a side that is open. */
function dualValue(payload: Payload, rows: readonly Row[], y: readonly Rational[]): Rational {
  const reduced = payload.cost.map(exact);
  let bound = exact(payload.offset);
  // In a minimisation a positive multiplier rests on a lower bound, in a maximisation on an upper one.
  const rest = (multiplier: Rational, lower: number | null | undefined, upper: number | null | undefined) => {
    if (sign(multiplier) === 0) return;
    const side = sign(multiplier) > 0 === payload.maximise ? upper : lower;
    if (typeof side !== 'number') throw new Error('certify: a multiplier has the wrong sign');
    bound = plus(bound, times(multiplier, exact(side)));
  };
  for (const [i, row] of rows.entries()) {
    const multiplier = y[i] as Rational;
    rest(multiplier, payload.row_lower[i], payload.row_upper[i]);
    if (sign(multiplier) === 0) continue;
    for (const [j, value] of row) reduced[j] = minus(reduced[j] as Rational, times(multiplier, value));
  }
  for (const [j, price] of reduced.entries()) rest(price, payload.lower[j], payload.upper[j]);
  return bound;
}
