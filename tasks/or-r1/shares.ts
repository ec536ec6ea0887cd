import type { Result } from './result.ts';
import type { Comparison } from './right.ts';

/** What became of answers that are not right, each counted apart; with the right ones they are all there are. */
export const SHARES = ['no code', 'crash', 'unsupported', 'time-out', 'wrong status', 'wrong value'] as const;
export type Share = (typeof SHARES)[number];

/** Which share an answer belongs to; null: no code. `compare` compares a value with the label. */
export function shareOf(result: Result | null, compare: (value: NonNullable<Result['value']>) => Comparison): Share | 'right' {
  if (result === null) return 'no code';
  if (result.value !== null) return compare(result.value);
  return result.ended === 'unsolved' || result.ended === 'stated' ? 'wrong status' : result.ended;
}
