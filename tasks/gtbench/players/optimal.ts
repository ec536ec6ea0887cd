import { z } from 'zod';
import type { Act } from '../../../harness/core/act.ts';
import type { TaskInfo } from '../../../harness/core/agent.ts';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import type { Random } from '../../../harness/core/random.ts';
import { read } from '../../../harness/core/reading.ts';
import type { Scope } from '../../../harness/core/scope.ts';
import type { PlayerMaker } from '../../../harness/core/suite.ts';
import type { Position, Turn } from '../../../harness/core/turn.ts';
import { real } from '../parameters.ts';
import { firstSealedAuctionSolver } from '../solvers/first-sealed-auction.ts';
import { kuhnPokerSolver } from '../solvers/kuhn-poker.ts';
import { nimSolver } from '../solvers/nim.ts';
import { pigSolver } from '../solvers/pig.ts';
import { bestPlay, type Solver } from '../solvers/solver.ts';
import { ticTacToeSolver } from '../solvers/tic-tac-toe.ts';
import { settings, spec } from './settings.ts';

const parameters = z.strictObject({
  /** Which equilibrium of Kuhn poker; of all of them 1/3 bluffs most and earns most from random play. */
  alpha: real(0, 1 / 3).default(1 / 3),
});

/** Exact play, where it is known: it never loses what is won, and what it mixes it mixes as the equilibrium does. */
export const optimal: PlayerMaker = {
  name: 'optimal',
  summary: 'exact play of tic-tac-toe, nim, pig, and with two seats kuhn-poker (alpha) and first-sealed-auction',
  make(raw) {
    const { alpha } = settings('optimal', parameters, raw);
    const solvers = [ticTacToeSolver, nimSolver, pigSolver, kuhnPokerSolver(alpha), firstSealedAuctionSolver] as readonly Solver[];
    const id = spec('optimal', raw);
    return {
      id,
      fingerprint: { player: 'optimal', alpha },
      models: [],
      callsPerTurn: 0,
      plays: (task) => plays(id, solvers, task),
      sit: () => ({
        act: async <A>({ position }: Turn<A>, scope: Scope): Promise<Act<A>> => {
          if (position === undefined) throw new UserError(`${id} plays games only, and this turn has no position`);
          const reading = read(choose(id, solvers, position, scope.rng) as A);
          return { answer: reading, candidates: [{ reading }] };
        },
      }),
    };
  },
};

function plays(id: string, solvers: readonly Solver[], task: TaskInfo): true | string {
  if (!solvers.some(({ game }) => game === task.game)) {
    return `${id} knows no exact play of ${task.id}; it plays ${solvers.map(({ game }) => game).join(', ')}`;
  }
  return task.seats === 2 || `${id} plays ${task.game} with 2 seats only, not ${task.seats}`;
}

/** Any world will do: a solver looks at nothing that the seat does not know. */
function choose(id: string, solvers: readonly Solver[], position: Position, rng: Random): number {
  const { game, legal } = position;
  const solver = solvers.find((known) => known.game === game.id);
  const play = solver && bestPlay(solver, position.determinise(rng));
  if (play === undefined) throw new UserError(`${id} knows no exact play of ${game.id} with these parameters`);
  return legal[rng.weighted(play)] as number;
}
