import type { Json } from '../harness/core/json.ts';
import type { Store } from './store.ts';

/** A plan as the store knows it: what `run` was asked for, identified by what it would play, not by budgets or speed. */
export interface RunRecord {
  readonly n: number;
  readonly id: string;
  readonly title: string;
  readonly spec: Json;
  readonly created: number;
  readonly planned: number | null;
  readonly elapsedMs: number;
  readonly spentUsd: number;
  readonly spentTokens: number;
  readonly spentCalls: number;
  readonly unpricedCalls: number;
}

/** Columns of `runs` that a record is read from. */
export const RUN_COLUMNS = `n, id, title, spec, created, planned, elapsed_ms AS elapsedMs, spent_usd AS spentUsd, spent_tokens AS spentTokens,
  spent_calls AS spentCalls, unpriced_calls AS unpricedCalls`;

/** A row of RUN_COLUMNS. */
export const toRunRecord = (row: unknown): RunRecord => {
  const record = row as RunRecord & { spec: string };
  return { ...record, spec: JSON.parse(record.spec) as Json };
};

/** Enters a run, or finds it again. To be called inside a write. */
export function enterRun(store: Store, run: { id: string; title: string; spec: Json }, now: number): RunRecord {
  store
    .sql('INSERT INTO runs (id, title, spec, created) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING')
    .run(run.id, run.title, JSON.stringify(run.spec), now);
  return toRunRecord(store.sql(`SELECT ${RUN_COLUMNS} FROM runs WHERE id = ?`).get(run.id));
}

/** Runs whose id begins with these characters, newest first. */
export function runsLike(store: Store, prefix: string): RunRecord[] {
  return store
    .sql(`SELECT ${RUN_COLUMNS} FROM runs WHERE substr(id, 1, length(?)) = ? ORDER BY created DESC, n DESC`)
    .all(prefix, prefix)
    .map(toRunRecord);
}

/** One start of a run by one process. To be called inside a write. */
export function beginInvocation(store: Store, run: number, owner: string, environment: Json, now: number): number {
  return store
    .sql('INSERT INTO invocations (run, owner, started, environment) VALUES (?, ?, ?, ?)')
    .run(run, owner, now, JSON.stringify(environment)).lastInsertRowid as number;
}

/** To be called inside a write. */
export function endInvocation(store: Store, invocation: number, exitCode: number, why: string, now: number): void {
  store.sql('UPDATE invocations SET ended = ?, exit_code = ?, why = ? WHERE n = ?').run(now, exitCode, why, invocation);
}

/** How a run's trials stand. */
export interface RunProgress {
  readonly closed: number;
  readonly errored: number;
  readonly started: number;
}

export function runProgress(store: Store, run: number): RunProgress {
  const rows = store
    .sql('SELECT state, count(*) AS count FROM run_trials JOIN trials ON trials.n = run_trials.trial WHERE run = ? GROUP BY state')
    .all(run) as { state: string; count: number }[];
  const of = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  return { closed: of('closed'), errored: of('errored'), started: of('started') };
}

/** Owners of starts of this run that did not end in order. */
export function openOwners(store: Store, run: number): string[] {
  return store.sql('SELECT owner FROM invocations WHERE run = ? AND ended IS NULL').pluck().all(run) as string[];
}

/** Notes how many trials the plan holds. To be called inside a write. */
export function notePlanned(store: Store, run: number, planned: number): void {
  store.sql('UPDATE runs SET planned = ? WHERE n = ?').run(planned, run);
}

/** Adds time to what a run has used. To be called inside a write. */
export function addElapsed(store: Store, run: number, milliseconds: number): void {
  store.sql('UPDATE runs SET elapsed_ms = elapsed_ms + ? WHERE n = ?').run(Math.round(milliseconds), run);
}

/** Ids of a run's trials that were begun and are not closed. */
export function openTrials(store: Store, run: number): Set<string> {
  const ids = store
    .sql(`SELECT trials.id FROM run_trials JOIN trials ON trials.n = run_trials.trial WHERE run = ? AND state <> 'closed'`)
    .pluck()
    .all(run) as string[];
  return new Set(ids);
}

/** Takes trials off a run that its plan does not hold any more. They stay in the store. To be called inside a write. */
export function retire(store: Store, run: number, held: ReadonlySet<number>): void {
  const all = store.sql('SELECT trial FROM run_trials WHERE run = ?').pluck().all(run) as number[];
  for (const trial of all) if (!held.has(trial)) store.sql('DELETE FROM run_trials WHERE run = ? AND trial = ?').run(run, trial);
}
