import type { Agent } from '../core/agent.ts';
import type { Design } from '../core/design.ts';
import { agentKey, type ConfiguredTask, type TrialResult, type TrialSpec, taskKey, trialId } from '../core/trial.ts';
import { numbered, type Plan } from './grid.ts';

/** A trial of the plan that may have to be played again: all that its spec is made of, its position left open. */
interface Slot {
  readonly spec: Omit<TrialSpec, 'position'>;
  readonly content: string;
  readonly copy: number;
  /** The task with these agents, in whatever seating: what attempts are counted by. */
  readonly pairing: string;
}

/**
 * Every trial of a plan, and those that stay without a score again with the same sample and seating, until all are scored
 * (the re-runs of GTBench, Duan et al., 2024, as its code makes them). A round is played to its end before the next one begins; a pairing whose
 * attempts have reached `most` by then is left as it is. A trial's k-th repeat is an epoch of its own, beyond those of the plan.
 */
export function untilValid(plan: Plan, most: number): Design {
  const first = slotsOf(plan);
  const attempts = new Map<string, number>();
  const open = new Map<string, Slot>();
  let abnormal: Slot[] = [];
  let round: Slot[] | undefined;
  let position = 0;

  const settle = ({ id, verdicts }: TrialResult): void => {
    const slot = open.get(id);
    if (slot === undefined) return;
    open.delete(id);
    const ranking = slot.spec.task.task.metrics[0]?.id;
    if (verdicts.some(({ metric, score }) => metric === ranking && !score.scored)) abnormal.push(slot);
  };

  /** The next trial of the round; undefined at its end. */
  const following = async (): Promise<Slot | undefined> => {
    if (round !== undefined) return round.shift();
    const { value, done } = await first.next();
    if (!done) return value;
    round = [];
    return undefined;
  };

  const nextRound = (): Slot[] => {
    const again = abnormal.filter(({ pairing }) => (attempts.get(pairing) ?? 0) < most).map((slot) => repeated(slot, plan.epochs));
    abnormal = [];
    return again;
  };

  return {
    adaptive: true,
    async next(closed, room) {
      closed.forEach(settle);
      const batch: TrialSpec[] = [];
      while (batch.length < room) {
        const slot = await following();
        if (slot === undefined) {
          if (open.size > 0) break;
          round = nextRound();
          if (round.length === 0) return 'done';
          continue;
        }
        open.set(slot.spec.id, slot);
        attempts.set(slot.pairing, (attempts.get(slot.pairing) ?? 0) + 1);
        batch.push({ ...slot.spec, position: position++ });
      }
      return batch;
    },
  };
}

async function* slotsOf({ tasks, samples, epochs, seed }: Plan): AsyncGenerator<Slot, undefined> {
  for (const { task, lineUps } of tasks) {
    for await (const { sample, content, copy } of numbered(task, seed, samples)) {
      for (let epoch = 1; epoch <= epochs; epoch++) {
        for (const agents of lineUps) {
          const spec = { id: trialId({ task, agents, epoch, seed, copy }, content), task, sample, agents, epoch, seed };
          yield { spec, content, copy, pairing: pairingOf(task, agents) };
        }
      }
    }
  }
  return undefined;
}

const pairingOf = (task: ConfiguredTask, agents: readonly Agent[]): string => [taskKey(task), ...agents.map(agentKey).sort()].join(' ');

/** The same trial, one epoch on in steps of the plan's, so that no two trials of a sample share one. */
function repeated(slot: Slot, step: number): Slot {
  const { spec, content, copy } = slot;
  const epoch = spec.epoch + step;
  const id = trialId({ task: spec.task, agents: spec.agents, epoch, seed: spec.seed, copy }, content);
  return { ...slot, spec: { ...spec, id, epoch } };
}
