import type { Json } from '../../harness/core/json.ts';
import { failed, type Reading, read } from '../../harness/core/reading.ts';
import type { Result, Word } from './result.ts';

/** How the authors write that a problem has no solution: in words, or as a number that stands for none. */
const NO_SOLUTION = 'No Best Solution';
const NONE_NUMBER = -99999;

/**
 * A label as a result: a number, also as text; the words for no solution; `infeasible` and `unbounded`. Strictly, -99999 stands for no
 * solution, too; to the paper's scoring it is a number, which no answer without a solution can meet.
 */
export function labelled(label: Json, compat: boolean): Reading<Result> {
  if (label === NO_SOLUTION) return read(stated('none'));
  if (label === 'infeasible' || label === 'unbounded') return read(stated(compat ? 'none' : label));
  const value = typeof label === 'string' && label.trim() !== '' ? Number(label) : label;
  if (typeof value !== 'number' || !Number.isFinite(value))
    return failed(
      'unparsed',
      `expected a number, "${NO_SOLUTION}", "infeasible" or "unbounded", got ${JSON.stringify(label)?.slice(0, 60)}`,
    );
  return read(stated(value === NONE_NUMBER && !compat ? 'none' : value));
}

const stated = (value: number | Word): Result => ({ ended: 'stated', value, detail: '', size: null });
