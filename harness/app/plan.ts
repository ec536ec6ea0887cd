import type { Agent } from '../core/agent.ts';
import { UserError } from '../core/errors/user-error.ts';
import type { ConfiguredTask } from '../core/trial.ts';
import type { Plan } from '../engine/grid.ts';
import { lineUpsOf } from '../engine/line-ups.ts';

/** What a plan is made of. */
export interface PlanParts {
  readonly tasks: readonly ConfiguredTask[];
  readonly agents: readonly Agent[];
  /** Whom one agent alone meets. */
  readonly opponents: readonly Agent[];
  readonly samples?: number;
  readonly epochs: number;
  readonly seed: string;
}

/** Line-ups for every task, with a word for each agent that is left out of one. Throws UserError where nothing is left to play. */
export function makePlan({ tasks, agents, opponents, ...rest }: PlanParts): { plan: Plan; words: string[] } {
  const words: string[] = [];
  const without = new Map<string, { tasks: string[]; reason: string }>();
  const [only] = agents;
  const planned = tasks.map((task) => {
    const alone = agents.length === 1 && task.task.seats(task.parameters) > 1;
    const others = alone ? opponents.filter(({ id }) => id !== only?.id) : [];
    const { lineUps, leftOut } = lineUpsOf(task, [...agents, ...others], alone ? only : undefined);
    for (const { agent, reason } of leftOut) {
      const entry = without.get(agent) ?? { tasks: [], reason };
      entry.tasks.push(task.task.id);
      without.set(agent, entry);
    }
    return { task, lineUps };
  });
  for (const [agent, { tasks: ids, reason }] of without) words.push(`${agent} is left out of ${ids.join(', ')}: ${reason}`);
  const playable = planned.filter(({ task, lineUps }) => {
    if (lineUps.length === 0)
      words.push(`${task.task.id} is not played: it needs ${task.task.seats(task.parameters)} agents that can take it`);
    return lineUps.length > 0;
  });
  if (playable.length === 0) throw new UserError(`nothing to play: ${words.join('; ')}`);
  return { plan: { tasks: playable, ...rest }, words };
}
