import type { Agent } from '../core/agent.ts';
import { agentKey, type ConfiguredTask } from '../core/trial.ts';

/** The line-ups of a task, and who is left out of it and why. */
export interface LineUps {
  readonly lineUps: readonly (readonly Agent[])[];
  readonly leftOut: readonly { readonly agent: string; readonly reason: string }[];
}

/**
 * Every choice of agents for the seats, in every seating, of those that can take the task; one agent a line-up where there is one seat.
 * `focus`: only line-ups with this agent (one agent alone meets the default opponents, which do not meet each other).
 */
export function lineUpsOf({ task, parameters }: ConfiguredTask, agents: readonly Agent[], focus?: Agent): LineUps {
  const seats = task.seats(parameters);
  const info = { id: task.id, seats, finite: task.finite(parameters), ...(task.game === undefined ? {} : { game: task.game }) };
  const able: Agent[] = [];
  const leftOut: { agent: string; reason: string }[] = [];
  for (const agent of agents) {
    const same = able.find((other) => agentKey(other) === agentKey(agent));
    const word = same === undefined ? agent.plays(info) : `it is ${same.id} under another name`;
    if (word === true) able.push(agent);
    else leftOut.push({ agent: agent.id, reason: word });
  }
  const lineUps = seatings(able, seats).filter((lineUp) => focus === undefined || lineUp.includes(focus));
  return { lineUps, leftOut };
}

/** Ordered choices of `seats` of the agents: for two seats (a, b) and (b, a) of every pair. */
function seatings(agents: readonly Agent[], seats: number): Agent[][] {
  if (seats === 0) return [[]];
  return agents.flatMap((agent) =>
    seatings(
      agents.filter((other) => other !== agent),
      seats - 1,
    ).map((rest) => [agent, ...rest]),
  );
}
