import { WORDS, type Word } from './result.ts';
import { roundHalfEven } from './round-half-even.ts';

/** A label as judges get it: an objective, or a word for none. */
export type Target = number | Word;

/** Reads the target back from its key. */
export const targetOf = (key: string): Target => WORDS.find((word) => word === key) ?? Number(key);

/** How an answer compares with the target. */
export type Comparison = 'right' | 'wrong value' | 'wrong status';

/**
 * Strict: an objective within max(1e-4 relative, 1e-6 absolute) of the label, or within half a unit of the last place that the benchmark
 * rounds labels to. A problem without a solution must be shown to have none, of the right kind where the label names one; a solver that
 * says "infeasible or unbounded" counts as either.
 */
export function strictly(value: number | Word, target: Target, places?: number): Comparison {
  if (typeof target === 'string') return isNone(value, target) ? 'right' : 'wrong status';
  if (typeof value === 'string') return value === 'not finite' ? 'wrong value' : 'wrong status';
  const rounding = places === undefined ? 0 : 0.5 * 10 ** -places;
  const tolerance = Math.max(1e-4 * Math.abs(target), 1e-6, rounding);
  // A little more than the tolerance: the subtraction itself is inexact.
  return Math.abs(value - target) <= tolerance + 1e-12 * Math.abs(target) ? 'right' : 'wrong value';
}

function isNone(value: number | Word, target: Word): boolean {
  if (typeof value === 'number' || value === 'not finite') return false;
  return value === target || value === 'infeasible or unbounded' || target === 'none' || value === 'none';
}

/**
 * The paper's rule (eval/execute.py): both sides rounded to whole numbers, halves to even, then 5 % of the label; a label that rounds to
 * zero takes only what rounds to zero. An objective that is not finite would end the paper's scoring of the whole file; here it is wrong.
 */
export function asThePaper(value: number | Word, target: Target): Comparison {
  if (typeof target === 'string') return value === 'none' ? 'right' : 'wrong status';
  if (typeof value === 'string') return value === 'not finite' ? 'wrong value' : 'wrong status';
  const [answer, label] = [roundHalfEven(value), roundHalfEven(target)];
  const off = label === 0 ? Math.abs(answer) : Math.abs((answer - label) / label);
  return off <= 0.05 ? 'right' : 'wrong value';
}
