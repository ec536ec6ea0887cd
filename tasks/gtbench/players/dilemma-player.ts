import type { Act } from '../../../harness/core/act.ts';
import type { Agent } from '../../../harness/core/agent.ts';
import type { Json } from '../../../harness/core/json.ts';
import type { Random } from '../../../harness/core/random.ts';
import { read } from '../../../harness/core/reading.ts';
import type { Scope } from '../../../harness/core/scope.ts';
import type { Turn } from '../../../harness/core/turn.ts';
import { prisonersDilemma, TESTIFY } from '../games/prisoners-dilemma.ts';

/** The choices of one seat so far, action ids in order. */
export type Choices = readonly number[];

/** A player of the prisoner's dilemma: its choice from both seats' choices so far; `rng` is the turn's own. */
export function dilemmaPlayer(id: string, fingerprint: Json, choose: (own: Choices, other: Choices, rng: Random) => number): Agent {
  return {
    id,
    fingerprint,
    models: [],
    callsPerTurn: 0,
    plays: (task) => task.game === prisonersDilemma.id || `${id} plays ${prisonersDilemma.id} only`,
    sit: (seat) => ({
      act: async <A>(turn: Turn<A>, scope: Scope): Promise<Act<A>> => {
        const both = histories(turn.position?.information ?? '');
        const answer = read(choose(both[seat] ?? [], both[1 - seat] ?? [], scope.rng) as A);
        return { answer, candidates: [{ reading: answer }] };
      },
    }),
  };
}

/** Reads `p0:CCD p1:DDC`. */
const histories = (information: string): Choices[] =>
  information.split(' ').map((seat) => [...seat.slice(seat.indexOf(':') + 1)].map((letter) => (letter === 'D' ? TESTIFY : 0)));
