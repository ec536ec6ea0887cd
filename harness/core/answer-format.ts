import type { Candidate } from './act.ts';
import type { Generation } from './generation.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

/** `direct`: the answer alone; `reasoned`: think first, answer last. */
export type AnswerStyle = 'direct' | 'reasoned';

/** How to answer, how to read the answer, how to write it, how to vote on it. */
export interface AnswerFormat<A> {
  /** The last lines of a prompt: the form of the answer, with an example. */
  instructions(style: AnswerStyle): string;
  /** Reads a model's words and decides legality. Empty, truncated, refused and filtered replies are sorted out before it is called. */
  read(generation: Generation, scope: Scope): Reading<A> | Promise<Reading<A>>;
  /** The canonical text of an answer: for grammars, log-probabilities, retries and logs. */
  write(answer: A): string;
  /** Equal keys vote together and are the same answer. */
  key(answer: A): string;
  /** Mean or median, where answers are ordered. */
  combine?(answers: readonly A[]): A;
  /** Takes the place of the vote among draws, where a paper's own rule is another. There is at least one draft. */
  elect?(drafts: readonly Candidate<A>[]): Reading<A>;
  /**
   * A reward per candidate of one group, for best-of-n without labels. `name` is the reward that the user asked for, absent for the
   * format's own; raises UserError where it is none of this format's, for
   * an empty group too.
   */
  reward?(group: readonly Candidate<A>[], scope: Scope, name?: string): Promise<number[]>;
}
