import { digest } from '../core/digest.ts';
import { firstSamples, type Plan } from './grid.ts';

/**
 * How many trials a plan holds. Reads every sample once, one at a time, so that a bad row is found before the first call is paid.
 */
export async function plannedTrials({ tasks, samples, epochs, seed }: Plan): Promise<number> {
  let trials = 0;
  for (const { task, lineUps } of tasks) {
    for await (const _ of firstSamples(task, seed, samples)) trials += epochs * lineUps.length;
  }
  return trials;
}

/** Identity of a plan: what it would play, whatever the budget, the speed and the store. */
export function planIdentity({ tasks, samples, epochs, seed }: Plan, untilValid?: number): string {
  const parts = tasks.map(({ task: { task, parameters, data, home }, lineUps }) => [
    [task.id, task.version, parameters, data ?? null, home ?? null],
    lineUps.map((lineUp) => lineUp.map((agent) => agent.fingerprint)),
  ]);
  return digest([parts, samples ?? null, epochs, seed, untilValid ?? null]);
}
