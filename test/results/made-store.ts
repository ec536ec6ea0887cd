import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Agent } from '../../harness/core/agent.ts';
import type { Outcome } from '../../harness/core/outcome.ts';
import type { Metric, Task } from '../../harness/core/task.ts';
import { type ConfiguredTask, type TrialSpec, trialId } from '../../harness/core/trial.ts';
import { type Claim, claim } from '../../results/claims.ts';
import { closeTrial } from '../../results/close-trial.ts';
import type { JudgedVerdict } from '../../results/judged-verdict.ts';
import { openStore } from '../../results/open-store.ts';
import { enterRun, type RunRecord } from '../../results/runs.ts';
import { noCounts, type SeatCounts } from '../../results/seat-counts.ts';
import type { Store } from '../../results/store.ts';
import type { TrajectoryLine } from '../../results/trajectory.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A new store in a folder of its own; both are gone when the test is over. */
export function madeStore(): Store {
  const store = openStore(join(temporaryFolder(), 'test.db'));
  onTestFinished(() => store.close());
  return store;
}

/** A task as far as a store looks at it. */
export function madeTask(
  id: string,
  parts: { version?: string; parameters?: unknown; defaults?: unknown; metrics?: readonly Metric[]; seats?: number } = {},
): ConfiguredTask {
  const { version = '1', parameters = {}, defaults = {}, metrics = [{ id: 'accuracy', kind: 'proportion' }], seats = 1 } = parts;
  const task = { id, version, parameters: z.any().transform(() => defaults), metrics, seats: () => seats } as unknown as Task;
  return { task, parameters };
}

/** An agent as far as a store looks at it. */
export const madeAgent = (id: string): Agent => ({ id, fingerprint: { id } }) as unknown as Agent;

/** Agents are one object each, as in a run. */
export const madeAgents = (...ids: readonly string[]): Agent[] => ids.map(madeAgent);

export function madeSpec(task: ConfiguredTask, agents: readonly Agent[], sample: string, epoch = 1): TrialSpec {
  const place = { task, agents, epoch, seed: '0', copy: 0 };
  return { id: trialId(place, sample), task, agents, epoch, seed: '0', position: 0, sample: { id: sample, content: sample, data: sample } };
}

export const madeRun = (store: Store, id: string): RunRecord => enterRun(store, { id, title: id, spec: {} }, 0);

/** A seat's counts, noughts where nothing is said. */
export const counted = (seat: number, counts: Partial<SeatCounts> = {}): SeatCounts => ({ ...noCounts(seat), turns: 1, ...counts });

export const verdict = (metric: string, value: number | undefined, more: Partial<JudgedVerdict> = {}): JudgedVerdict => ({
  seat: 0,
  metric,
  judge: 'made',
  version: '1',
  score: value === undefined ? { scored: false, reason: 'no value' } : { scored: true, value },
  ...more,
});

export interface Ending {
  readonly verdicts: readonly JudgedVerdict[];
  readonly seats?: readonly SeatCounts[];
  readonly outcome?: Outcome;
  readonly lines?: readonly TrajectoryLine[];
  readonly now?: number;
}

/** Claims a trial and closes it at once. To be called inside a write. */
export function closed(store: Store, run: RunRecord, spec: TrialSpec, ending: Ending): Claim {
  const { verdicts, seats = spec.agents.map((_, seat) => counted(seat)), outcome = { ended: 'answered' }, lines = [], now = 1 } = ending;
  const claimed = claim(store, spec, run.n, 'owner', now);
  closeTrial(store, { claim: claimed, outcome, lines, seats, verdicts, judged: 'made', now });
  return claimed;
}

/** Verdicts of a match between two seats: what the first one scored. */
export const matchVerdicts = (first: number): JudgedVerdict[] => [
  verdict('score', first, { seat: 0, rival: 1 }),
  verdict('score', 1 - first, { seat: 1, rival: 0 }),
];

export const MATCH: readonly Metric[] = [{ id: 'score', kind: 'match' }];
