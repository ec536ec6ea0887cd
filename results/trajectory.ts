import type { Outcome } from '../harness/core/outcome.ts';
import type { Step } from '../harness/core/step.ts';
import { decode } from './bodies.ts';
import type { Store } from './store.ts';

/** A line of a trajectory: a recorded step, or a pointer to the journal. */
export type TrajectoryLine = { readonly path: string; readonly step: Step } | { readonly path: string; readonly place: string };

/** What a closed trial keeps: its outcome, and its lines in the order of its tree. Undefined while it is open. */
export function trajectoryOf(store: Store, trial: number): { outcome: Outcome; lines: TrajectoryLine[] } | undefined {
  const row = store.sql('SELECT encoding, data FROM trajectories WHERE trial = ?').get(trial) as
    | { encoding: number; data: Buffer }
    | undefined;
  return row === undefined ? undefined : (JSON.parse(decode(row.encoding, row.data)) as { outcome: Outcome; lines: TrajectoryLine[] });
}
