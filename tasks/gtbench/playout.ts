import { CHANCE, type ChanceOutcome, ENDED, type Game, TOGETHER } from '../../harness/core/game.ts';
import type { Random } from '../../harness/core/random.ts';

/** One chance outcome, drawn by its probability. */
export function drawn(outcomes: readonly ChanceOutcome[], rng: Random): number {
  let left = rng.next();
  let id = -1;
  for (let i = 0; i < outcomes.length; i++) {
    const outcome = outcomes[i] as ChanceOutcome;
    if (outcome[1] <= 0) continue;
    id = outcome[0];
    left -= outcome[1];
    if (left < 0) break;
  }
  return id;
}

/** The bare start of a deal: what the deal hides is drawn from the generator, which is made only where something is. */
export function dealt<S, P>(game: Game<S, P>, parameters: P, rng: () => Random): S {
  const start = game.start(parameters);
  return game.deal === undefined ? start : game.deal(start, rng());
}

/** Plays on from a state to the end, every choice uniform. Uses up the state; returns the payoff of each seat. */
export function playOn<S, P>(game: Game<S, P>, state: S, rng: Random): number[] {
  for (let s = state; ; ) {
    const mover = game.mover(s);
    if (mover >= 0) {
      const legal = game.legal(s, mover);
      s = game.apply(s, legal[rng.below(legal.length)] as number);
    } else if (mover === ENDED) return game.returns(s);
    else if (mover === CHANCE) s = game.apply(s, drawn(game.chance?.(s) ?? [], rng));
    else if (mover === TOGETHER) s = together(game, s, rng);
    else throw new RangeError(`${game.id}: mover says ${mover}, which is no seat and no kind of node`);
  }
}

function together<S, P>(game: Game<S, P>, state: S, rng: Random): S {
  if (game.applyTogether === undefined) throw new TypeError(`${game.id}: a TOGETHER node needs applyTogether`);
  const seats = game.returns(state).length;
  return game.applyTogether(
    state,
    Array.from({ length: seats }, (_, seat) => rng.pick(game.legal(state, seat))),
  );
}

/** A random game from start to end; returns the payoff of each seat. */
export const playout = <S, P>(game: Game<S, P>, parameters: P, rng: Random): number[] =>
  playOn(
    game,
    dealt(game, parameters, () => rng),
    rng,
  );
