import { CHANCE, type Game, TOGETHER } from '../../harness/core/game.ts';
import type { Json } from '../../harness/core/json.ts';
import type { Outcome } from '../../harness/core/outcome.ts';
import type { GameEvent } from './game-event.ts';

/** A move of a match: the seat (CHANCE among them) and its action id. */
export type Move = readonly [seat: number, id: number];

/** All that a match can be played again from, without seed and players: what judges look at. */
export type MatchRecord = {
  /** What the deal hid, as the game's event tells it. */
  readonly instance?: Json;
  /** Moves that were played before the seats sat down. */
  readonly opening?: readonly number[];
  /** What seats and chance did then, in order; moves made at once stand in seat order. */
  readonly moves: readonly Move[];
};

/** The record of a match; undefined where none was kept. */
export function recordOf({ record }: Outcome): MatchRecord | undefined {
  const moves = (record as Partial<MatchRecord> | null | undefined)?.moves;
  return Array.isArray(moves) ? (record as MatchRecord) : undefined;
}

/** Plays a match again and returns its last state. `visit` sees every seat's move and the state before it, which it must not change. */
export function replay<S, P>(
  { game, dealt }: GameEvent<S, P>,
  parameters: P,
  { instance, opening = [], moves }: MatchRecord,
  visit: (state: S, seat: number, id: number) => void,
): S {
  const bare = game.start(parameters);
  const start = dealt === undefined || instance === undefined ? bare : dealt.restored(bare, instance);
  let state = opening.reduce((s, id) => game.apply(s, id), start);
  for (let i = 0; i < moves.length; ) {
    const together = game.mover(state) === TOGETHER;
    const made = moves.slice(i, i + (together ? game.players(parameters) : 1));
    for (const [seat, id] of made) if (seat !== CHANCE) visit(state, seat, id);
    const ids = made.map(([, id]) => id);
    state = together ? applyAll(game, state, ids) : game.apply(state, ids[0] as number);
    i += made.length;
  }
  return state;
}

/** Applies one action a seat, at a TOGETHER node. */
export function applyAll<S, P>(game: Game<S, P>, state: S, ids: readonly number[]): S {
  if (game.applyTogether === undefined) throw new TypeError(`${game.id}: a TOGETHER node needs applyTogether`);
  return game.applyTogether(state, ids);
}
