import answers from './answers.json' with { type: 'json' };
import type { Answer } from './certify.ts';
import { drafts } from './drafts.ts';

/** A problem in words with the value that its best solution has, or that there is none. */
export interface BundledProblem {
  readonly id: string;
  readonly family: string;
  readonly question: string;
  readonly answer: Answer;
}

/** Our own problems: twelve families, always the same texts, the first of each before the second of any. Their answers were certified when answers.json was built. */
export function bundledProblems(): readonly BundledProblem[] {
  const known = answers as Record<string, number | string>;
  const byTurns = drafts().toSorted((one, other) => one.number - other.number);
  return byTurns.map(({ id, family, question }) => ({ id, family, question, answer: known[id] as Answer }));
}
