import type { Triangle } from './convex.ts';
import type { Payload, Solved } from './payload.ts';

/** How far the bound that the duals give may lie from the objective, against its size. */
const GAP = 1e-6;
/** How far a reduced cost of a column without a bound may be from zero, against the gradient it is made of. */
const STATIONARY = 1e-5;

/**
 * Whether the duals of a quadratic solution prove its objective: Wolfe's dual of min ½xᵀQx + cᵀx is −½xᵀQx + Σ y·b + Σ z·d, where y
 * and z meet the side of their bound (Wolfe, A duality theorem for non-linear programming, 1961). Rows are met as HiGHS left them.
 */
export function provesOptimal(payload: Payload, q: Triangle, { x, dual, activity, objective }: Solved): boolean {
  if (x === null || dual === null || activity === null || objective === null) return false;
  const sign = payload.maximise ? -1 : 1;
  const curved = times(q, x);
  const gradient = x.map((_, column) => sign * ((payload.cost[column] as number) + (curved[column] as number)));
  const size = gradient.map(Math.abs);
  let bound = -(sign * inner(curved, x)) / 2;
  dual.forEach((given, row) => {
    const y = sign * given;
    const side = sideOf(y, payload.row_lower[row] ?? null, payload.row_upper[row] ?? null, activity[row] as number, 1 + Math.abs(y));
    bound += y * side;
    for (let k = payload.starts[row] as number; k < (payload.starts[row + 1] as number); k++) {
      const [column, part] = [payload.index[k] as number, y * (payload.value[k] as number)];
      gradient[column] = (gradient[column] as number) - part;
      size[column] = (size[column] as number) + Math.abs(part);
    }
  });
  gradient.forEach((z, column) => {
    const scale = 1 + (size[column] as number);
    bound += z * sideOf(z, payload.lower[column] ?? null, payload.upper[column] ?? null, x[column] as number, scale);
  });
  const value = sign * (objective - payload.offset);
  return Math.abs(value - bound) <= GAP * (1 + Math.abs(value));
}

/** The bound a multiplier pulls towards; where there is none, the place itself for one that is zero as far as can be told, else NaN. */
function sideOf(multiplier: number, lower: number | null, upper: number | null, place: number, scale: number): number {
  const side = multiplier > 0 ? lower : upper;
  if (side !== null) return side;
  return Math.abs(multiplier) <= STATIONARY * scale ? place : Number.NaN;
}

function times({ starts, indices, values }: Triangle, x: readonly number[]): number[] {
  const product = x.map(() => 0);
  x.forEach((at, column) => {
    for (let k = starts[column] as number; k < (starts[column + 1] as number); k++) {
      const [row, value] = [indices[k] as number, values[k] as number];
      product[row] = (product[row] as number) + value * at;
      if (row !== column) product[column] = (product[column] as number) + value * (x[row] as number);
    }
  });
  return product;
}

const inner = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, k) => sum + value * (b[k] as number), 0);
