import type { AnswerFormat } from './answer-format.ts';
import type { Game } from './game.ts';
import type { Message } from './message.ts';
import type { Random } from './random.ts';

/** One question put to a player. */
export interface Turn<A = unknown> {
  /** What the player is told, without the form of the answer: strategies add `answer.instructions`. */
  readonly prompt: readonly Message[];
  readonly answer: AnswerFormat<A>;
  /** All legal answers, where they are few enough to list. */
  readonly legal?: readonly A[];
  /** Games only: what the seat may know, for players that search. */
  readonly position?: Position;
}

/** A game seen from one seat. Answers of a game's turn are action ids. */
export interface Position<S = unknown> {
  readonly game: Game<S>;
  readonly seat: number;
  /** The game's information text of this seat. */
  readonly information: string;
  /** Legal action ids, ascending. */
  readonly legal: readonly number[];
  /** A fresh state consistent with all this seat knows, hidden parts drawn anew. */
  determinise(rng: Random): S;
  /** A copy of the true state: for `clairvoyant=true` and for nothing else. */
  reveal(): S;
}
