import type { Act } from '../core/act.ts';
import type { Player } from '../core/agent.ts';
import type { Scope } from '../core/scope.ts';
import type { Table } from '../core/task.ts';
import type { Turn } from '../core/turn.ts';
import { written } from '../core/written.ts';
import type { Trial } from './trial.ts';

/** The table of one trial: its agents have sat down, and are asked turn by turn. */
export class SeatTable implements Table {
  readonly scope: Scope;
  readonly parameters: unknown;
  readonly seed: string;
  readonly #players: readonly Player[];
  readonly #turns: number[];

  constructor(trial: Trial) {
    const { spec, root } = trial;
    this.scope = root;
    this.parameters = spec.task.parameters;
    this.seed = spec.seed;
    this.#players = spec.agents.map((agent, seat) => agent.sit(seat, root.child(`seat ${seat + 1}`)));
    this.#turns = spec.agents.map(() => 0);
  }

  async ask<A>(seat: number, turn: Turn<A>): Promise<Act<A>> {
    const player = this.#players[seat];
    if (player === undefined) throw new RangeError(`no seat ${seat} at this table`);
    // Turns are counted by seat, so that a turn's place does not depend on how fast other seats answer.
    const number = (this.#turns[seat] ?? 0) + 1;
    this.#turns[seat] = number;
    const scope = this.scope.child(`turn ${number}/seat ${seat + 1}`);
    const act = await player.act(turn, scope);
    scope.record({
      kind: 'act',
      seat,
      answer: written(turn.answer, act.answer),
      candidates: act.candidates.length > 1 ? act.candidates.map(({ reading }) => written(turn.answer, reading)) : [],
    });
    return act;
  }
}
