import type { Turn } from '../../harness/core/turn.ts';
import { compatFormat } from './compat-format.ts';
import type { GameEvent } from './game-event.ts';

/** What a player is told in `compat` and how the answer is read: as the paper's adapter did. */
export function compatTurn<S, P>(event: GameEvent<S, P>, state: S, seat: number): Pick<Turn<number>, 'prompt' | 'answer'> {
  const { game, compat: form } = event;
  if (form === undefined) throw new TypeError(`${game.id}: there is no form of the paper's`);
  const write = (id: number): string => form.write?.(state, id) ?? event.token(state, seat, id);
  return { prompt: form.describe(state, seat, write), answer: compatFormat({ form, state, legal: game.legal(state, seat), write }) };
}
