import { CHANCE, ENDED } from '../../../harness/core/game.ts';
import { textOf } from '../../../harness/core/message.ts';
import { random } from '../../../harness/core/random.ts';
import type { GameEvent } from '../../../tasks/gtbench/game-event.ts';
import { moveFormat } from '../../../tasks/gtbench/move-format.ts';
import { drawn } from '../../../tasks/gtbench/playout.ts';
import { scope } from './table.ts';

/** A decision as a seat meets it: what it reads, part by part. */
export interface Met<S> {
  readonly state: S;
  readonly seat: number;
  readonly system: string;
  readonly user: string;
  /** The parts of the user's message, in order. */
  readonly parts: readonly string[];
}

/** All decisions of a game played at random, for games whose seats move one at a time. The state is a copy. */
export function* turnsOf<S, P>(event: GameEvent<S, P>, raw: Record<string, string>, seed: string | number, opening = 0): Generator<Met<S>> {
  const { game } = event;
  const parameters = game.parameters.parse(raw);
  const rng = random('turns', game.id, seed);
  let state = game.start(parameters);
  for (let seat = game.mover(state); seat !== ENDED; seat = game.mover(state)) {
    if (seat === CHANCE) {
      state = game.apply(state, drawn(game.chance?.(state) ?? [], rng));
      continue;
    }
    const [system = '', user = ''] = event.describe({ state, seat, parameters, opening }).map(textOf);
    yield { state: game.copy(state), seat, system, user, parts: user.split('\n\n') };
    state = game.apply(state, rng.pick(game.legal(state, seat)));
  }
}

/** How a reply is read at a state: the action id, or the kind of failure. */
export async function readAt<S, P>(event: GameEvent<S, P>, state: S, text: string): Promise<number | string> {
  const { game, token, form } = event;
  const seat = game.mover(state);
  const tokens = new Map(game.legal(state, seat).map((id) => [id, token(state, seat, id)]));
  const reading = await moveFormat({ tokens, form }).read({ text, finish: 'stop' }, scope('read'));
  return reading.ok ? reading.value : reading.kind;
}

/** A state after some actions and chance outcomes. */
export const played = <S, P>({ game }: GameEvent<S, P>, raw: Record<string, string>, ids: readonly number[]): S =>
  ids.reduce((state, id) => game.apply(state, id), game.start(game.parameters.parse(raw)));

/** The legal tokens that the last part of a prompt lists. */
export const listedMoves = (part: string | undefined): string[] =>
  part?.replace(/^It is your turn\. Your legal moves: /, '').match(/<[^ ]+/g) ?? [];
