import type { Act } from '../../../harness/core/act.ts';
import type { Agent, TaskInfo } from '../../../harness/core/agent.ts';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import type { Json } from '../../../harness/core/json.ts';
import type { Random } from '../../../harness/core/random.ts';
import { read } from '../../../harness/core/reading.ts';
import type { Scope } from '../../../harness/core/scope.ts';
import type { Position, Turn } from '../../../harness/core/turn.ts';

/** How one game is played: probability of each legal action, in their order; undefined where it is not known. */
export interface Play {
  readonly game: string;
  play(state: unknown): readonly number[] | undefined;
}

/** A player's identity, what it knows of its games in words (`exact play`, `equilibrium`), and how it plays each. */
export interface SolverPlayer {
  readonly id: string;
  readonly fingerprint: Json;
  readonly knows: string;
  readonly plays: readonly Play[];
}

/** A player that draws its moves from what solvers say of games for two. */
export function solverPlayer(player: SolverPlayer): Agent {
  const { id, fingerprint } = player;
  return {
    id,
    fingerprint,
    models: [],
    callsPerTurn: 0,
    plays: (task) => takes(player, task),
    sit: () => ({
      act: async <A>({ position }: Turn<A>, scope: Scope): Promise<Act<A>> => {
        if (position === undefined) throw new UserError(`${id} plays games only, and this turn has no position`);
        const reading = read(choose(player, position, scope.rng) as A);
        return { answer: reading, candidates: [{ reading }] };
      },
    }),
  };
}

function takes({ id, plays }: SolverPlayer, task: TaskInfo): true | string {
  if (!plays.some(({ game }) => game === task.game)) return `${id} plays ${plays.map(({ game }) => game).join(', ')} only`;
  return task.seats === 2 || `${id} plays ${task.game} with 2 seats only, not ${task.seats}`;
}

/** Any world will do: a solver looks at nothing that the seat does not know. */
function choose({ id, knows, plays }: SolverPlayer, position: Position, rng: Random): number {
  const { game, legal } = position;
  const chances = plays.find((known) => known.game === game.id)?.play(position.determinise(rng));
  if (chances === undefined) throw new UserError(`${id} knows no ${knows} of ${game.id} with these parameters: choose smaller ones`);
  return legal[rng.weighted(chances)] as number;
}
