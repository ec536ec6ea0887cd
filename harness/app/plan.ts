import type { Agent } from '../core/agent.ts';
import { UserError } from '../core/errors/user-error.ts';
import type { ConfiguredTask } from '../core/trial.ts';
import type { Plan } from '../engine/grid.ts';
import { type LineUps, lineUpsOf } from '../engine/line-ups.ts';

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
  const seated = tasks.map((task) => ({ task, ...seat(task, agents, opponents) }));
  const words = [...absences(seated), ...seated.filter(({ lineUps }) => lineUps.length === 0).map(tooFew)];
  const playable = seated.filter(({ lineUps }) => lineUps.length > 0).map(({ task, lineUps }) => ({ task, lineUps }));
  if (playable.length === 0) throw new UserError(`nothing to play: ${words.join('; ')}`);
  return { plan: { tasks: playable, ...rest }, words };
}

/** A task with who sits down to it, and who of so many could. */
interface Seated extends LineUps {
  readonly task: ConfiguredTask;
  readonly asked: number;
}

function seat(task: ConfiguredTask, agents: readonly Agent[], opponents: readonly Agent[]): Omit<Seated, 'task'> {
  const [only] = agents;
  const alone = agents.length === 1 && task.task.seats(task.parameters) > 1;
  const all = alone ? [...agents, ...opponents.filter(({ id }) => id !== only?.id)] : agents;
  return { ...lineUpsOf(task, all, alone ? only : undefined), asked: all.length };
}

/** Tasks that a line names; more are counted. */
const MOST_NAMED = 2;

/** A line for each agent that cannot take some of the tasks. */
function absences(seated: readonly Seated[]): string[] {
  const without = new Map<string, { tasks: string[]; reason: string }>();
  for (const { task, leftOut } of seated) {
    for (const { agent, reason } of leftOut) {
      const entry = without.get(agent) ?? { tasks: [], reason };
      entry.tasks.push(task.task.id);
      without.set(agent, entry);
    }
  }
  return [...without].map(([agent, { tasks, reason }]) => {
    const why = reason.startsWith(`${agent} `) ? `it ${reason.slice(agent.length + 1)}` : reason;
    const where = tasks.length > MOST_NAMED ? `${tasks.length} of ${seated.length} tasks` : tasks.join(', ');
    return `${agent} is left out of ${where}: ${why}`;
  });
}

function tooFew({ task, leftOut, asked }: Seated): string {
  const seats = task.task.seats(task.parameters);
  return `${task.task.id} needs ${seats === 1 ? 'an agent' : `${seats} agents`} that can take it, and there ${asked - leftOut.length === 1 ? 'is' : 'are'} ${asked - leftOut.length}`;
}
