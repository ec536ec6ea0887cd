import type { Result } from './result.ts';
import { roundHalfEven } from './round-half-even.ts';

/** Figures that two objectives must share to be one answer: solvers differ in the last ones. */
const FIGURES = 7;

/** Equal keys are one answer: objectives to seven figures, or rounded to whole numbers by the paper's rule; else what it came to. */
export function voteKey(result: Result, compat: boolean): string {
  const { ended, value, detail } = result;
  if (typeof value === 'string') return value;
  if (value === null) return ended === 'unsupported' ? `unsupported(${detail})` : ended;
  return String(compat ? roundHalfEven(value) : Number(value.toPrecision(FIGURES)) + 0);
}

/** Whether it takes part in votes: an objective, or that there is none. What is not finite could not be rounded. */
export const votes = ({ value }: Result): boolean => value !== null && value !== 'not finite';

/**
 * Index of the elected among results (undefined for drafts that could not be read): the first one of the most frequent key, first seen
 * breaks ties; -1 where nothing takes part. The paper's majority voting with its own keys (eval/execute.py).
 */
export function elected(results: readonly (Result | undefined)[], compat: boolean): number {
  const tallies = new Map<string, { first: number; votes: number }>();
  results.forEach((result, index) => {
    if (result === undefined || !votes(result)) return;
    const key = voteKey(result, compat);
    const tally = tallies.get(key);
    if (tally === undefined) tallies.set(key, { first: index, votes: 1 });
    else tally.votes++;
  });
  let winner = { first: -1, votes: 0 };
  for (const tally of tallies.values()) if (tally.votes > winner.votes) winner = tally;
  return winner.first;
}
