import { type RunState, runState } from './run-state.ts';
import { RUN_COLUMNS, type RunProgress, type RunRecord, runProgress, toRunRecord } from './runs.ts';
import { lastStart } from './starts.ts';
import type { Store } from './store.ts';

/** A run as lists show it. */
export interface ListedRun {
  readonly run: RunRecord;
  readonly state: RunState;
  readonly progress: RunProgress;
  /** Changes whenever a process starts the run or leaves it. */
  readonly start: string;
}

/** Numbers of runs, newest first. `words`: only those whose id begins with them, or whose title or agents hold them. */
export function runNumbers(store: Store, words = ''): number[] {
  return store
    .sql(`SELECT n FROM runs WHERE @words = '' OR substr(id, 1, length(@words)) = @words OR instr(lower(title), @words)
        OR instr(lower(coalesce(json_extract(spec, '$.flags.agent'), '')), @words)
      ORDER BY created DESC, n DESC`)
    .pluck()
    .all({ words: words.trim().toLowerCase() }) as number[];
}

/**
 * A run by its number; undefined where it is gone. `before`: as it was read the last time; its trials are counted again only where a
 * process has been at it since.
 */
export function listedRun(store: Store, number: number, now: number, before?: ListedRun): ListedRun | undefined {
  const row = store.sql(`SELECT ${RUN_COLUMNS} FROM runs WHERE n = ?`).get(number);
  if (row === undefined) return undefined;
  const run = toRunRecord(row);
  const start = lastStart(store, number);
  const progress = before?.start === start && before.state !== 'running' ? before.progress : runProgress(store, number);
  return { run, state: runState(store, run, progress, now), progress, start };
}
