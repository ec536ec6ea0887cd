/** Compressed sparse vectors: those of row or column `k` lie from `starts[k]` to `starts[k + 1]`. */
export interface Sparse {
  readonly starts: readonly number[];
  readonly index: readonly number[];
  readonly value: readonly number[];
}

/** A model as the look-alikes write it, n columns and m rows; a bound of null is infinite. */
export interface Payload extends Sparse {
  readonly maximise: boolean;
  readonly offset: number;
  readonly cost: readonly number[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  /** 0 continuous, 1 integer, 2 semi-continuous (zero, or within its bounds). */
  readonly integer: readonly number[];
  readonly row_lower: readonly (number | null)[];
  readonly row_upper: readonly (number | null)[];
  /** The lower triangle of Q in ½xᵀQx, by columns. */
  readonly quadratic: Sparse | null;
  readonly options: { readonly seconds?: number; readonly relative_gap?: number; readonly absolute_gap?: number };
}

export type Status = 'optimal' | 'infeasible' | 'unbounded' | 'infeasible_or_unbounded' | 'time_limit' | 'unsupported' | 'error';

/** What the solver found. Duals and reduced costs are the objective's change per unit of a right side and of a column, in its own sense. */
export interface Solved {
  readonly status: Status;
  readonly message: string;
  readonly objective: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly x: readonly number[] | null;
  readonly activity: readonly number[] | null;
  readonly dual: readonly number[] | null;
  readonly reduced: readonly number[] | null;
  readonly nodes: number;
}

/** A result without a solution. */
export const without = (status: Status, message = ''): Solved => ({
  status,
  message,
  objective: null,
  bound: null,
  gap: null,
  x: null,
  activity: null,
  dual: null,
  reduced: null,
  nodes: 0,
});

/** Why a payload is none, or undefined: it comes from a program that may write anything. */
export function faultOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'a model is an object';
  const model = value as Record<keyof Payload, unknown>;
  const columns = lengthOf(model.cost);
  const rows = lengthOf(model.row_lower);
  if (!numbers(model.cost, columns) || typeof model.maximise !== 'boolean' || !finite(model.offset)) return 'no objective';
  if (!bounds(model.lower, columns) || !bounds(model.upper, columns)) return 'bounds of columns must be numbers or null';
  if (!bounds(model.row_lower, rows) || !bounds(model.row_upper, rows)) return 'bounds of rows must be numbers or null';
  if (!all(model.integer, columns, (v) => v === 0 || v === 1 || v === 2)) return 'kinds of columns are 0, 1 or 2';
  if (!sparse(model, rows, columns)) return 'the matrix must be compressed rows of finite numbers';
  if (model.quadratic !== null && !sparse(model.quadratic, columns, columns)) return 'Q must be compressed columns of finite numbers';
  return typeof model.options === 'object' && model.options !== null ? undefined : 'no options';
}

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : -1);
const finite = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const all = (value: unknown, length: number, test: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length === length && value.every(test);
const numbers = (value: unknown, length: number): boolean => all(value, length, finite);
const bounds = (value: unknown, length: number): boolean => all(value, length, (one) => one === null || finite(one));

function sparse(value: unknown, vectors: number, width: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { starts, index, value: values } = value as Record<keyof Sparse, unknown>;
  if (!Array.isArray(starts) || starts.length !== vectors + 1 || starts[0] !== 0) return false;
  const entries = starts[vectors];
  if (!starts.every((start, k) => Number.isInteger(start) && (k === 0 || start >= starts[k - 1]))) return false;
  return all(index, entries, (at) => Number.isInteger(at) && (at as number) >= 0 && (at as number) < width) && numbers(values, entries);
}
