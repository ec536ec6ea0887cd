import type { Game } from '../../../harness/core/game.ts';
import type { ProofBoard } from './proof-board.ts';
import { ProofSearch } from './proof-search.ts';
import { provenValues } from './proof-solver.ts';

/** Positions that proofs may look at. They bound the time, and unlike a clock they give equal answers everywhere. */
export interface EndgameLimits {
  /** For one position of a match. */
  readonly position: number;
  /** For all positions of a match. */
  readonly match: number;
}

/** Exact values of the positions of a match, as far as proofs reach. */
export interface EndgameSolver<S> {
  /** Id of its game. */
  readonly game: string;
  /**
   * Begins a match. What it returns gives the worth of every legal move of a position to its mover; undefined where not all is proven
   * within the limits. What was proven of one position helps with the next, so the last position should be asked for first.
   */
  begin(): (state: S) => readonly number[] | undefined;
}

/** An endgame solver of a game for two without chance. */
export const endgameSolver = <S>(game: Game<S>, boardOf: (state: S) => ProofBoard, limits: EndgameLimits): EndgameSolver<S> => ({
  game: game.id,
  begin() {
    const search = new ProofSearch(limits.match);
    let left = limits.match;
    return (state) => {
      const allowed = Math.min(limits.position, left);
      search.renew(allowed);
      const values = provenValues(game, boardOf, state, search);
      left -= allowed - search.unused;
      return values;
    };
  },
});
