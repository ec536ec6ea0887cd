import type { Store } from './store.ts';

/** A sample in which two agents did not score the same, with the trials it shows in. */
export interface DifferingSample {
  readonly sample: string;
  /** Means over epochs. */
  readonly row: number;
  readonly column: number;
  /** Trial numbers, the row's agent first. */
  readonly trials: readonly number[];
}

const TRIALS = `SELECT trials.n, sample, agents = ? AS own, value FROM trials JOIN lineups ON lineups.n = trials.lineup
  JOIN verdicts ON verdicts.trial = trials.n AND seat = 0 AND metric = ?
  WHERE task = ? AND agents IN (?, ?) AND rival = -1 AND candidate = -1 AND value IS NOT NULL
    AND (? IS NULL OR trials.n IN (SELECT trial FROM run_trials WHERE run = ?)) ORDER BY own DESC, trials.n`;

/** Samples of a task with one seat that both agents have a score in, and not the same one, as they were first played. */
export function differingSamples(
  store: Store,
  { task, metric, agents: [row, column], run }: { task: number; metric: string; agents: readonly [number, number]; run?: number },
): DifferingSample[] {
  const rows = store
    .sql(TRIALS)
    .raw()
    .all(String(row), metric, task, String(row), String(column), run ?? null, run ?? null) as [number, string, 0 | 1, number][];
  const samples = new Map<string, { row: number[]; column: number[]; trials: number[] }>();
  for (const [trial, sample, own, value] of rows) {
    const found = samples.get(sample) ?? { row: [], column: [], trials: [] };
    samples.set(sample, found);
    (own === 1 ? found.row : found.column).push(value);
    found.trials.push(trial);
  }
  return [...samples]
    .filter(([, { row: one, column: other }]) => one.length > 0 && other.length > 0)
    .map(([sample, { row: one, column: other, trials }]) => ({ sample, row: mean(one), column: mean(other), trials }))
    .filter((found) => found.row !== found.column);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
