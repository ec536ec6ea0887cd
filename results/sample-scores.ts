import type { Store } from './store.ts';

/** What every agent scored on each sample of a task with one seat, the mean over epochs and seeds: by agent number, then by sample. */
export type SampleScores = ReadonlyMap<number, ReadonlyMap<string, number>>;

const OF_STORE = `SELECT lineups.agents, sample, avg(value) FROM trials JOIN verdicts ON verdicts.trial = trials.n AND seat = 0 AND metric = ?
  JOIN lineups ON lineups.n = trials.lineup
  WHERE task = ? AND rival = -1 AND candidate = -1 AND value IS NOT NULL GROUP BY lineup, sample`;
const OF_RUN = `SELECT lineups.agents, sample, avg(value) FROM run_trials JOIN trials ON trials.n = run_trials.trial
  JOIN verdicts ON verdicts.trial = trials.n AND seat = 0 AND metric = ? JOIN lineups ON lineups.n = trials.lineup
  WHERE task = ? AND rival = -1 AND candidate = -1 AND value IS NOT NULL AND run = ? GROUP BY lineup, sample`;

/** Reads them from the trials, of one run's plan where it is named. Samples without a score are left out. */
export function sampleScores(store: Store, task: number, metric: string, run?: number): SampleScores {
  const rows = (run === undefined ? store.sql(OF_STORE).raw().all(metric, task) : store.sql(OF_RUN).raw().all(metric, task, run)) as [
    string,
    string,
    number,
  ][];
  const scores = new Map<number, Map<string, number>>();
  for (const [agent, sample, mean] of rows) {
    const own = scores.get(Number(agent)) ?? new Map<string, number>();
    scores.set(Number(agent), own);
    own.set(sample, mean);
  }
  return scores;
}
