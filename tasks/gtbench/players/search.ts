import type { Game } from '../../../harness/core/game.ts';
import type { Random } from '../../../harness/core/random.ts';
import { playOn } from '../playout.ts';

/** How a tree search spends its time. */
export interface SearchSettings {
  readonly simulations: number;
  /** Weight of exploration, c in mean + c·√(ln N / n). */
  readonly uct: number;
  /** Random playouts that value one leaf. */
  readonly rollouts: number;
}

/** UCB1 (Auer et al., 2002; UCT: Kocsis and Szepesvári, 2006): the mean payoff so far, and more for what was tried less. */
export const upperBound = (total: number, visits: number, parentVisits: number, uct: number): number =>
  visits === 0 ? Number.POSITIVE_INFINITY : total / visits + uct * Math.sqrt(Math.log(parentVisits) / visits);

/** A leaf's value for each seat: the mean payoffs of random playouts from it. Uses up the state. */
export function leafValue<S>(game: Game<S>, state: S, rollouts: number, rng: Random): number[] {
  const means: number[] = [];
  for (let left = rollouts; left > 0; left--) {
    const payoffs = playOn(game, left === 1 ? state : game.copy(state), rng);
    for (let seat = 0; seat < payoffs.length; seat++) means[seat] = (means[seat] ?? 0) + (payoffs[seat] as number) / rollouts;
  }
  return means;
}
