import type { Reading } from './reading.ts';

/** One draw: what was read from it and, where a model wrote it, its words. */
export interface Candidate<A> {
  readonly reading: Reading<A>;
  readonly text?: string;
}

/** What a player did on a turn: the answer, and every draw behind it (pass@k and K-curves need no new calls). */
export interface Act<A> {
  readonly answer: Reading<A>;
  readonly candidates: readonly Candidate<A>[];
}
