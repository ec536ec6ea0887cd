import type { Failure } from './reading.ts';

/** An answer as it is stored: its canonical text and voting key, or why there is none. */
export type WrittenAnswer =
  | { readonly ok: true; readonly text: string; readonly key: string; readonly note?: string }
  | { readonly ok: false; readonly kind: Failure; readonly reason: string; readonly note?: string };

/** A line of a trajectory, beside the calls and tool runs that the journal keeps. */
export type Step =
  /** The position before a turn: `text` as people read it. */
  | { readonly kind: 'state'; readonly text: string }
  /** What chance drew. */
  | { readonly kind: 'chance'; readonly text: string }
  /** What a seat answered, and the draws behind it. */
  | { readonly kind: 'act'; readonly seat: number; readonly answer: WrittenAnswer; readonly candidates: readonly WrittenAnswer[] }
  /** The policy for unusable answers stepped in. */
  | {
      readonly kind: 'replaced';
      readonly seat: number;
      readonly failure: Failure;
      readonly by: 'retry' | 'random';
      readonly reason: string;
    }
  /** A move that was forced and played without asking. */
  | { readonly kind: 'forced'; readonly seat: number; readonly text: string }
  | { readonly kind: 'note'; readonly text: string };
