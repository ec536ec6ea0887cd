import { z } from 'zod';
import type { Act } from '../../../harness/core/act.ts';
import type { TaskInfo } from '../../../harness/core/agent.ts';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { TOGETHER } from '../../../harness/core/game.ts';
import type { Random } from '../../../harness/core/random.ts';
import { read } from '../../../harness/core/reading.ts';
import type { Scope } from '../../../harness/core/scope.ts';
import type { PlayerMaker } from '../../../harness/core/suite.ts';
import type { Position, Turn } from '../../../harness/core/turn.ts';
import { games } from '../games.ts';
import { flag, real, whole } from '../parameters.ts';
import { hiddenSearch } from './hidden-search.ts';
import { openSearch } from './open-search.ts';
import { settings, spec } from './settings.ts';

/** Defaults are those of GTBench's MCTS agent (Duan et al., 2024), but for `clairvoyant`, which was always on there. */
const parameters = z.strictObject({
  simulations: whole(1, 100_000_000).default(1000),
  uct: real(0, 1000).default(2),
  rollouts: whole(1, 10_000).default(1),
  /** Proves won and lost positions; in games without chance and hidden parts. */
  solve: flag().default(true),
  /** Searches the true state, hidden parts included. */
  clairvoyant: flag().default(false),
});
type Parameters = z.output<typeof parameters>;

/** Monte Carlo tree search, for every game whose seats move one at a time. */
export const mcts: PlayerMaker = {
  name: 'mcts',
  summary: 'Monte Carlo tree search (simulations, uct, rollouts, solve, clairvoyant); knows no more than its seat does',
  make(raw) {
    const chosen = settings('mcts', parameters, raw);
    const id = spec('mcts', raw);
    return {
      id,
      fingerprint: { player: 'mcts', ...chosen },
      models: [],
      callsPerTurn: 0,
      plays: (task) => plays(id, task),
      sit: () => ({
        act: async <A>({ position }: Turn<A>, scope: Scope): Promise<Act<A>> => {
          if (position === undefined) throw new UserError(`${id} plays games only, and this turn has no position`);
          const reading = read(search(position, chosen, scope.rng) as A);
          return { answer: reading, candidates: [{ reading }] };
        },
      }),
    };
  },
};

function plays(id: string, task: TaskInfo): true | string {
  if (task.game === undefined) return `${id} plays games only, and ${task.id} is none`;
  const simultaneous = games.some(({ game }) => game.id === task.game && game.applyTogether !== undefined);
  return simultaneous ? `${id} cannot play ${task.game}: its seats move at the same time` : true;
}

function search(position: Position, chosen: Parameters, rng: Random): number {
  const { game } = position;
  const world = chosen.clairvoyant ? () => position.reveal() : () => position.determinise(rng);
  const open = game.chance === undefined && game.determinise === undefined;
  if (!open) return hiddenSearch(game, world, chosen, rng);
  const root = world();
  if (game.mover(root) === TOGETHER) throw new UserError(`mcts cannot play ${game.id}: its seats move at the same time`);
  return openSearch(game, root, chosen, rng);
}
