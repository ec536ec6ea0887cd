import { z } from 'zod';
import type { PlayerMaker } from '../../../harness/core/suite.ts';
import { real, whole } from '../parameters.ts';
import { breakthroughSolver } from '../solvers/breakthrough.ts';
import { connectFourSolver } from '../solvers/connect-four.ts';
import { firstSealedAuctionSolver } from '../solvers/first-sealed-auction.ts';
import { kuhnPokerSolver } from '../solvers/kuhn-poker.ts';
import { nimSolver } from '../solvers/nim.ts';
import { pigSolver } from '../solvers/pig.ts';
import type { ProofSolver } from '../solvers/proof-solver.ts';
import { bestPlay, type Solver } from '../solvers/solver.ts';
import { ticTacToeSolver } from '../solvers/tic-tac-toe.ts';
import { settings, spec } from './settings.ts';
import { solverPlayer } from './solver-player.ts';

const parameters = z.strictObject({
  /** Which equilibrium of Kuhn poker; of all of them 1/3 bluffs most and earns most from random play. */
  alpha: real(0, 1 / 3).default(1 / 3),
  /** Positions that a proof in connect four or breakthrough may look at, for each move played. */
  nodes: whole(1, 100_000_000).default(200_000),
});

/**
 * Exact play, where it is known: it never loses what is won, and what it mixes it mixes as the equilibrium does. In connect four and
 * breakthrough that holds where the proof is found within `nodes`; elsewhere it plays the best depth-limited score.
 */
export const optimal: PlayerMaker = {
  name: 'optimal',
  summary:
    'exact play of tic-tac-toe, nim, pig, with two seats kuhn-poker (alpha) and first-sealed-auction, and as far as proofs reach connect-four and breakthrough (nodes)',
  make(raw) {
    const { alpha, nodes } = settings('optimal', parameters, raw);
    const solvers = [ticTacToeSolver, nimSolver, pigSolver, kuhnPokerSolver(alpha), firstSealedAuctionSolver] as readonly Solver[];
    const provers = [connectFourSolver(nodes), breakthroughSolver(nodes)] as readonly ProofSolver<unknown>[];
    return solverPlayer({
      id: spec('optimal', raw),
      fingerprint: { player: 'optimal', alpha, nodes },
      knows: 'exact play',
      plays: [
        ...solvers.map((solver) => ({ game: solver.game, play: (state: unknown) => bestPlay(solver, state) })),
        ...provers.map(({ game, play }) => ({ game, play })),
      ],
    });
  },
};
