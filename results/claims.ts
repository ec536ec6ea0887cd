import type { TrialSpec } from '../harness/core/trial.ts';
import { lineupNumbers, taskNumber } from './dictionaries.ts';
import { isAlive } from './owners.ts';
import type { Store } from './store.ts';

/** How a trial stands before it is played. `elsewhere`: a live process has it, be it this one. `open`: started or errored, to go on from its journal. */
export type Standing = 'new' | 'open' | 'elsewhere' | 'closed';

/** The stored row of a trial, as far as scheduling needs it. */
export interface TrialRow {
  readonly n: number;
  readonly state: 'started' | 'closed' | 'errored';
  readonly owner: string | null;
  readonly judged: string | null;
  readonly closed: number | null;
  readonly error_kind: string | null;
  readonly error: string | null;
  readonly diverged: number;
}

export function trialRow(store: Store, id: string): TrialRow | undefined {
  return store.sql('SELECT n, state, owner, judged, closed, error_kind, error, diverged FROM trials WHERE id = ?').get(id) as
    | TrialRow
    | undefined;
}

export function standing(store: Store, row: TrialRow | undefined, now: number): Standing {
  if (row === undefined) return 'new';
  if (row.state === 'closed') return 'closed';
  // Also where that process is this one: a plan may name a trial twice.
  return row.state === 'started' && isAlive(store, row.owner, now) ? 'elsewhere' : 'open';
}

/** A claim: this process alone may play the trial. */
export interface Claim {
  readonly standing: Standing;
  /** The trial's number in the store. */
  readonly n: number;
  readonly task: number;
  readonly lineup: number;
  /** Numbers of its agents, in seat order. */
  readonly members: readonly number[];
}

/** Claims a trial for a run unless a live process has it or it is closed. To be called inside a write. */
export function claim(store: Store, spec: TrialSpec, run: number, owner: string, now: number): Claim {
  const task = taskNumber(store, spec.task, now);
  const { lineup, members } = lineupNumbers(store, spec.agents);
  const added = store
    .sql(`INSERT INTO trials (id, task, lineup, sample, epoch, seed, state, owner, started) VALUES (?, ?, ?, ?, ?, ?, 'started', ?, ?)
      ON CONFLICT DO NOTHING`)
    .run(spec.id, task, lineup, spec.sample.id, spec.epoch, spec.seed, owner, now);
  const [n, stands] = added.changes === 1 ? [added.lastInsertRowid as number, 'new' as const] : takeOver(store, spec.id, owner, now);
  enlist(store, run, n, spec.position);
  return { standing: stands, n, task, lineup, members };
}

/** Takes a trial that is there already, where it is open. */
function takeOver(store: Store, id: string, owner: string, now: number): [number, Standing] {
  const row = trialRow(store, id) as TrialRow;
  const stands = standing(store, row, now);
  if (stands === 'open') {
    // What went wrong stays told until the trial closes: it may be stopped again before.
    if (row.state === 'errored') forgetError(store, row.n);
    store.sql(`UPDATE trials SET state = 'started', owner = ? WHERE n = ?`).run(owner, row.n);
  }
  return [row.n, stands];
}

/** Notes that a run's plan holds this trial; where it names one twice, the first place counts. To be called inside a write. */
export function enlist(store: Store, run: number, trial: number, position: number): void {
  store.sql('INSERT INTO run_trials (run, trial, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(run, trial, position);
}

/** Lets go of a trial that was stopped on its way; its journal stays, and so does the error that it had before. To be called inside a write. */
export function letGo(store: Store, { n, task, lineup }: Claim): void {
  const { changes } = store
    .sql(`UPDATE trials SET state = 'errored', owner = NULL WHERE n = ? AND state = 'started' AND error_kind IS NOT NULL`)
    .run(n);
  if (changes === 0) store.sql(`UPDATE trials SET owner = NULL WHERE n = ? AND state = 'started'`).run(n);
  else countError(store, { task, lineup }, store.sql('SELECT error_kind FROM trials WHERE n = ?').pluck().get(n) as string);
}

/** Marks a trial as errored; it goes on from its journal when the run is started again. To be called inside a write. */
export function markErrored(store: Store, { n, task, lineup }: Claim, kind: string, message: string): void {
  store.sql(`UPDATE trials SET state = 'errored', owner = NULL, error_kind = ?, error = ? WHERE n = ?`).run(kind, message, n);
  countError(store, { task, lineup }, kind);
}

function countError(store: Store, { task, lineup }: Pick<Claim, 'task' | 'lineup'>, kind: string): void {
  store
    .sql(`INSERT INTO error_cells (task, lineup, kind, count) VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1`)
    .run(task, lineup, kind);
}

function forgetError(store: Store, trial: number): void {
  store
    .sql(`UPDATE error_cells SET count = count - 1
      WHERE (task, lineup, kind) = (SELECT task, lineup, error_kind FROM trials WHERE n = ? AND error_kind IS NOT NULL)`)
    .run(trial);
}
