import type { Agent } from '../core/agent.ts';
import type { Design } from '../core/design.ts';
import { digest } from '../core/digest.ts';
import { UserError } from '../core/errors/user-error.ts';
import type { Sample } from '../core/sample.ts';
import { type ConfiguredTask, type TrialSpec, trialId } from '../core/trial.ts';

/** A plan: tasks with their line-ups, how many samples of each, how often, from which seed. */
export interface Plan {
  readonly tasks: readonly { readonly task: ConfiguredTask; readonly lineUps: readonly (readonly Agent[])[] }[];
  /** Rows or deals a task; absent: what the task usually takes. */
  readonly samples?: number;
  readonly epochs: number;
  readonly seed: string;
}

/** Every line-up on every sample in every epoch. Samples go outermost, so that a stopped run has compared all agents on the same ones. */
export function grid(plan: Plan): Design {
  const specs = specsOf(plan);
  return {
    async next(_closed, room) {
      const batch: TrialSpec[] = [];
      while (batch.length < room) {
        const { value, done } = await specs.next();
        if (done) return batch.length > 0 ? batch : 'done';
        batch.push(value);
      }
      return batch;
    },
  };
}

/** The plan's trials in order, made one at a time: a hundred thousand samples never become a hundred thousand objects. */
export async function* specsOf({ tasks, samples, epochs, seed }: Plan): AsyncGenerator<TrialSpec, void> {
  let position = 0;
  for (const { task, lineUps } of tasks) {
    for await (const { sample, content, copy } of numbered(task, seed, samples)) {
      for (let epoch = 1; epoch <= epochs; epoch++) {
        for (const agents of lineUps) {
          yield { id: trialId({ task, agents, epoch, seed, copy }, content), task, sample, agents, epoch, seed, position: position++ };
        }
      }
    }
  }
}

/** The first samples of a task, each with the digest of its content and the number of earlier ones of the same content. */
export async function* numbered(
  task: ConfiguredTask,
  seed: string,
  limit?: number,
): AsyncGenerator<{ sample: Sample; content: string; copy: number }> {
  // Kept for every row: 52 bits tell rows apart as well, in a third of the memory that whole digests take. Few rows repeat.
  const seen = new Set<number>();
  const copies = new Map<number, number>();
  for await (const sample of firstSamples(task, seed, limit)) {
    const content = digest(sample.content);
    const key = Number.parseInt(content.slice(0, 13), 16);
    const copy = seen.has(key) ? (copies.get(key) ?? 0) + 1 : 0;
    if (copy > 0) copies.set(key, copy);
    else seen.add(key);
    yield { sample, content, copy };
  }
}

/** The first samples of a task, as many as asked for or usual. */
export async function* firstSamples(
  { task, parameters, data, home }: ConfiguredTask,
  seed: string,
  limit = task.usualSamples ?? Number.POSITIVE_INFINITY,
): AsyncGenerator<Sample> {
  let left = limit;
  if (left <= 0) return;
  const options = { parameters, seed, ...(data === undefined ? {} : { data }), ...(home === undefined ? {} : { home }) };
  for await (const sample of blamed(task.id, task.samples(options))) {
    yield sample;
    if (--left <= 0) return;
  }
}

/** A fault in a task's own code while it makes its samples is its author's to mend. */
async function* blamed(task: string, samples: AsyncIterable<Sample> | Iterable<Sample>): AsyncGenerator<Sample> {
  try {
    yield* samples;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${task}: its samples cannot be made: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
