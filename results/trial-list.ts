import type { Store } from './store.ts';

/** A trial as a list shows it: no bodies are read. */
export interface ListedTrial {
  readonly n: number;
  readonly id: string;
  readonly task: string;
  readonly sample: string;
  readonly epoch: number;
  readonly agents: readonly string[];
  readonly state: string;
  readonly ended: string | null;
  readonly error: string | null;
  /** Values of the first metric, one a seat (averaged over rivals); null where unscored. */
  readonly scores: readonly (number | null)[];
  readonly failures: number;
  readonly noted: number;
}

/** Which trials are listed. */
export type TrialFilter = 'all' | 'errored' | 'failed' | 'noted';

const CONDITIONS: Readonly<Record<TrialFilter, string>> = {
  all: '1',
  errored: `state = 'errored'`,
  failed: `EXISTS (SELECT 1 FROM seats WHERE trial = trials.n AND unparsed + illegal + refused + truncated + empty + filtered > 0)`,
  noted: `EXISTS (SELECT 1 FROM seats WHERE trial = trials.n AND noted > 0)`,
};

/** A window of a run's trials, in the order they were begun. */
export function listTrials(store: Store, run: number, filter: TrialFilter, window: { offset: number; limit: number }): ListedTrial[] {
  const rows = store
    .sql(`SELECT trials.n, trials.id, tasks.id AS task, tasks.metrics, sample, epoch, lineups.agents, state, ended, error
      FROM run_trials JOIN trials ON trials.n = run_trials.trial JOIN tasks ON tasks.n = trials.task JOIN lineups ON lineups.n = trials.lineup
      WHERE run = ? AND ${CONDITIONS[filter]} ORDER BY run_trials.trial LIMIT ? OFFSET ?`)
    .all(run, window.limit, window.offset) as (Omit<ListedTrial, 'agents' | 'scores' | 'failures' | 'noted'> & {
    agents: string;
    metrics: string;
  })[];
  return rows.map(({ agents, metrics, ...row }) => ({
    ...row,
    agents: names(store, agents),
    ...marks(store, row.n, metrics, agents.split(',').length),
  }));
}

/** How many trials a filter leaves. */
export function countTrials(store: Store, run: number, filter: TrialFilter): number {
  return store
    .sql(`SELECT count(*) FROM run_trials JOIN trials ON trials.n = run_trials.trial WHERE run = ? AND ${CONDITIONS[filter]}`)
    .pluck()
    .get(run) as number;
}

const names = (store: Store, agents: string): string[] =>
  agents.split(',').map((agent) => store.sql('SELECT id FROM agents WHERE n = ?').pluck().get(Number(agent)) as string);

function marks(store: Store, trial: number, metrics: string, seats: number): Pick<ListedTrial, 'scores' | 'failures' | 'noted'> {
  const metric = (JSON.parse(metrics) as { id: string }[])[0]?.id ?? '';
  const scores = Array.from({ length: seats }, (_, seat) =>
    store
      .sql('SELECT avg(value) FROM verdicts WHERE trial = ? AND seat = ? AND metric = ? AND candidate = -1')
      .pluck()
      .get(trial, seat, metric),
  ) as (number | null)[];
  const sums = store
    .sql(
      'SELECT total(unparsed + illegal + refused + truncated + empty + filtered) AS failures, total(noted) AS noted FROM seats WHERE trial = ?',
    )
    .get(trial) as { failures: number; noted: number };
  return { scores, ...sums };
}
