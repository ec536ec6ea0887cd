import { z } from 'zod';
import type { PlayerMaker } from '../../../harness/core/suite.ts';
import { real } from '../parameters.ts';
import { kuhnPokerSolver } from '../solvers/kuhn-poker.ts';
import { LIARS_DICE_SOLVER_VERSION, liarsDiceSolver, MOST_NASH_CONV } from '../solvers/liars-dice.ts';
import { bestPlay, type Solver } from '../solvers/solver.ts';
import { settings, spec } from './settings.ts';
import { solverPlayer } from './solver-player.ts';

const parameters = z.strictObject({
  /** Which equilibrium of Kuhn poker, as the player `optimal` has it. */
  alpha: real(0, 1 / 3).default(1 / 3),
});

/** Mixed play that nobody can gain on: exact in Kuhn poker, to within MOST_NASH_CONV in liar's dice. */
export const equilibrium: PlayerMaker = {
  name: 'equilibrium',
  summary: 'equilibrium play of liars-dice (by CFR+, few dice and sides) and kuhn-poker (alpha), with two seats',
  make(raw) {
    const { alpha } = settings('equilibrium', parameters, raw);
    const solvers = [liarsDiceSolver, kuhnPokerSolver(alpha)] as readonly Solver[];
    return solverPlayer({
      id: spec('equilibrium', raw),
      fingerprint: { player: 'equilibrium', alpha, liarsDice: { version: LIARS_DICE_SOLVER_VERSION, nashConv: MOST_NASH_CONV } },
      knows: 'equilibrium',
      plays: solvers.map((solver) => ({ game: solver.game, play: (state) => bestPlay(solver, state) })),
    });
  },
};
