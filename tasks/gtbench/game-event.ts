import type { Game } from '../../harness/core/game.ts';
import type { Json } from '../../harness/core/json.ts';
import type { Message } from '../../harness/core/message.ts';

/** A game as one seat meets it. */
export interface Seen<S, P> {
  readonly state: S;
  readonly seat: number;
  readonly parameters: P;
  /** Plies that were played before the seats sat down: the deal's opening. */
  readonly opening: number;
}

/**
 * A game as GTBench's own adapter showed it and read its answers (Duan et al., 2024), for `compat`: its information and its rules, in
 * words of ours, with everything that was wrong with them.
 */
export interface PaperForm<S> {
  /** The prompt of a turn; `write` gives the text of a move. */
  describe(state: S, seat: number, write: (id: number) => string): Message[];
  /** A move's text, where it was not what players write now. */
  write?(state: S, id: number): string;
  /** The form of an answer. */
  example(state: S): string;
  /** Every match of it in a reply is a move, and the last one counts. Global. */
  readonly pattern: RegExp;
  /** The action id that such a move stands for, legal or not; undefined: none. */
  action(move: string, state: S, legal: readonly number[]): number | undefined;
}

/** A game with all that a match needs: what players read and write, and what people look at. */
export interface GameEvent<S = unknown, P = unknown> {
  readonly game: Game<S, P>;
  readonly title: string;
  /** The games it is shown together with. */
  readonly family?: string;
  /** Payoffs do not add up to nothing: NRA compares them themselves, not who has more. */
  readonly generalSum?: boolean;
  /** Games with a `deal`: what it drew as plain data, and a start into which that is put back. */
  readonly dealt?: { told(state: S): Json; restored(start: S, told: Json): S };
  /** Most turns a seat is likely to have in one match; for estimates. */
  readonly turns: number;
  /** What any move looks like, legal or not: lower case, spaces and brackets left out. Where it names groups, they alone tell moves apart. */
  readonly form: RegExp;
  /** The prompt of a turn: rules first, what changes between turns last. Never more than the seat may know. */
  describe(seen: Seen<S, P>): Message[];
  /** A move as players write it, in angle brackets. Also for chance outcomes (seat CHANCE), as people read them. */
  token(state: S, seat: number, id: number): string;
  /** The whole position as people read it in a trajectory, hidden parts included. */
  board(state: S): string;
  /** Games of the paper: how `compat` shows and reads them. */
  readonly compat?: PaperForm<S>;
}
