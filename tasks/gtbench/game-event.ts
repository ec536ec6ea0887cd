import type { Game } from '../../harness/core/game.ts';
import type { Message } from '../../harness/core/message.ts';

/** A game as one seat meets it. */
export interface Seen<S, P> {
  readonly state: S;
  readonly seat: number;
  readonly parameters: P;
  /** Plies that were played before the seats sat down: the deal's opening. */
  readonly opening: number;
}

/** A game with all that a match needs: what players read and write, and what people look at. */
export interface GameEvent<S = unknown, P = unknown> {
  readonly game: Game<S, P>;
  readonly title: string;
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
}
