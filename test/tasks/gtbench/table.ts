import type { Act } from '../../../harness/core/act.ts';
import type { Agent } from '../../../harness/core/agent.ts';
import { random } from '../../../harness/core/random.ts';
import { failed, read } from '../../../harness/core/reading.ts';
import type { Scope } from '../../../harness/core/scope.ts';
import type { Step } from '../../../harness/core/step.ts';
import type { Table } from '../../../harness/core/task.ts';
import type { Turn } from '../../../harness/core/turn.ts';

const absent = (): never => {
  throw new Error('games have no business here');
};

/** A scope without an engine: a generator by its path, and steps kept in a list. */
export function scope(path: string, steps: Step[] = []): Scope {
  return {
    path,
    rng: random(path),
    signal: new AbortController().signal,
    child: (name) => scope(`${path}/${name}`, steps),
    call: absent,
    tool: absent,
    embed: absent,
    choose: absent,
    record: (step) => steps.push(step),
  };
}

/** What a seat answers to a turn: an action id, or a text that the turn's own format reads. */
export type Seat = (turn: Turn<number>, scope: Scope) => number | string | Promise<number | string>;

/** A table with a function at each seat; keeps all steps and turns. */
export function tableOf<P>(parameters: P, seats: readonly Seat[], seed = 'seed') {
  const steps: Step[] = [];
  const turns: { seat: number; turn: Turn<number> }[] = [];
  const root = scope(seed, steps);
  const table: Table<P> = {
    scope: root,
    parameters,
    seed,
    async ask<A>(seat: number, asked: Turn<A>): Promise<Act<A>> {
      const turn = asked as unknown as Turn<number>;
      turns.push({ seat, turn });
      const place = root.child(`seat ${seat}/turn ${turns.length}`);
      const said = (await seats[seat]?.(turn, place)) ?? failed('empty', 'nobody sits here');
      const answer =
        typeof said === 'string'
          ? await turn.answer.read({ text: said, finish: 'stop' }, place)
          : typeof said === 'number'
            ? read(said)
            : said;
      return { answer, candidates: [{ reading: answer }] } as unknown as Act<A>;
    },
  };
  return { table, steps, turns };
}

/** An agent as a seat; it sits down when first asked. */
export function seated(agent: Agent, seat: number, seed: string): Seat {
  const player = agent.sit(seat, scope(seed));
  return async (turn, place) => {
    const { answer } = await player.act(turn, place);
    if (!answer.ok) throw new Error(answer.reason);
    return answer.value;
  };
}

/** Uniform over the legal moves. */
export const randomSeat: Seat = (turn, place) => place.rng.pick(turn.legal ?? []);
