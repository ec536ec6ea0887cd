import { breakthroughEndgames } from './breakthrough.ts';
import { connectFourEndgames } from './connect-four.ts';
import type { EndgameLimits, EndgameSolver } from './endgame-solver.ts';
import { firstSealedAuctionSolver } from './first-sealed-auction.ts';
import { kuhnPokerSolver } from './kuhn-poker.ts';
import { nimSolver } from './nim.ts';
import { pigSolver } from './pig.ts';
import type { Solver } from './solver.ts';
import { ticTacToeSolver } from './tic-tac-toe.ts';

/** Of the equilibria one where the seats meet bluffs of every kind that any has: at either end of the family some errors cost nothing. */
const KUHN_ALPHA = 1 / 6;

/**
 * Judges sit on the thread that plays, so proofs must cost a match no more than it takes itself. A position that is not proven costs its
 * whole limit. The bulk of what far higher limits prove is proven by this one; the limit for a match is for long chains of proofs.
 */
const ENDGAMES: EndgameLimits = { position: 2000, match: 20_000 };

const solvers = [
  ticTacToeSolver,
  nimSolver,
  pigSolver,
  kuhnPokerSolver(KUHN_ALPHA),
  firstSealedAuctionSolver,
] as readonly Solver<never>[] as readonly Solver[];

const endgames = [
  connectFourEndgames(ENDGAMES),
  breakthroughEndgames(ENDGAMES),
] as readonly EndgameSolver<never>[] as readonly EndgameSolver<unknown>[];

/** The solver that matches of a game are held against from their first move; undefined: the game has none. */
export const solverOf = (game: string): Solver | undefined => solvers.find((solver) => solver.game === game);

/** The solver that the last moves of a game's matches are held against; undefined: the game has none. */
export const endgameSolverOf = (game: string): EndgameSolver<unknown> | undefined => endgames.find((solver) => solver.game === game);
