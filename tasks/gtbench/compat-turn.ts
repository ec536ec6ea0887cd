import type { AnswerFormat } from '../../harness/core/answer-format.ts';
import type { Message } from '../../harness/core/message.ts';
import { compatFormat } from './compat-format.ts';
import type { GameEvent } from './game-event.ts';

/** What a player is told on a turn, rendered when asked for, and how the answer is read. */
export interface Shown {
  prompt(): Message[];
  readonly answer: AnswerFormat<number>;
}

/** What a player is told in `compat` and how the answer is read: as the paper's adapter did. */
export function compatTurn<S, P>(event: GameEvent<S, P>, state: S, seat: number): Shown {
  const { game, compat: form } = event;
  if (form === undefined) throw new TypeError(`${game.id}: there is no form of the paper's`);
  const write = (id: number): string => form.write?.(state, id) ?? event.token(state, seat, id);
  return { prompt: () => form.describe(state, seat, write), answer: compatFormat({ form, state, legal: game.legal(state, seat), write }) };
}
