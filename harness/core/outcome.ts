import type { Json } from './json.ts';
import type { WrittenAnswer } from './step.ts';

/** What a trial came to; plain data, so that it can be judged again later. */
export interface Outcome {
  /** Why it ended, in a few words: `answered`, `finished`, `illegal answer at seat 1`. */
  readonly ended: string;
  /** Questions: the answer of each seat and the draws behind it. */
  readonly answers?: readonly { readonly answer: WrittenAnswer; readonly candidates: readonly WrittenAnswer[] }[];
  /** Matches: the game's payoff of each seat when it ended. */
  readonly returns?: readonly number[];
  /** Matches: seats whose unusable answer ended it. */
  readonly forfeits?: readonly number[];
  /** Generation tasks: the record made. */
  readonly record?: Json;
}

/** An outcome with what a judge may look at beside it. */
export interface JudgedOutcome extends Outcome {
  readonly sample: string;
  readonly target?: Json;
}
