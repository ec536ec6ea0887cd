import type { Agent } from '../core/agent.ts';
import { digest } from '../core/digest.ts';
import type { ConfiguredTask } from '../core/trial.ts';
import { firstSamples, type Plan } from './grid.ts';

/** What a plan holds of one task. */
export interface PlannedTask {
  readonly task: ConfiguredTask;
  readonly lineUps: readonly (readonly Agent[])[];
  /** Trials of each line-up. */
  readonly each: number;
}

/**
 * How many trials a plan holds of each task. Reads every sample once, one at a time, so that a bad row is found before the first
 * call is paid.
 */
export async function plannedTasks({ tasks, samples, epochs, seed }: Plan): Promise<PlannedTask[]> {
  const planned: PlannedTask[] = [];
  for (const { task, lineUps } of tasks) {
    let each = 0;
    for await (const _ of firstSamples(task, seed, samples)) each += epochs;
    planned.push({ task, lineUps, each });
  }
  return planned;
}

/** All trials of planned tasks. */
export const trialsOf = (planned: readonly PlannedTask[]): number =>
  planned.reduce((sum, { lineUps, each }) => sum + each * lineUps.length, 0);

/** Identity of a plan: what it would play, whatever the budget, the speed and the store. */
export function planIdentity({ tasks, samples, epochs, seed }: Plan, untilValid?: number): string {
  const parts = tasks.map(({ task: { task, parameters, data, home }, lineUps }) => [
    [task.id, task.version, parameters, data ?? null, home ?? null],
    lineUps.map((lineUp) => lineUp.map((agent) => agent.fingerprint)),
  ]);
  return digest([parts, samples ?? null, epochs, seed, untilValid ?? null]);
}
