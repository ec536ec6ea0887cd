import type { Metric } from '../harness/core/task.ts';
import type { Store } from './store.ts';

/** A task's row of the store, as a board needs it. */
export interface TaskRow {
  readonly n: number;
  readonly id: string;
  readonly version: string;
  readonly parameters: string;
  /** The id with the parameters that differ from their defaults. */
  readonly label: string;
  readonly metrics: readonly Metric[];
  readonly seats: number;
}

/** Tasks that have cells, in the order they were first seen. */
export function tasksWithCells(store: Store): TaskRow[] {
  const rows = store
    .sql(
      'SELECT n, id, version, parameters, label, metrics, seats FROM tasks WHERE n IN (SELECT DISTINCT task FROM seat_cells UNION SELECT task FROM error_cells) ORDER BY n',
    )
    .all() as (Omit<TaskRow, 'metrics'> & { metrics: string })[];
  return rows.map((row) => ({ ...row, metrics: JSON.parse(row.metrics) as Metric[] }));
}

/** One cell of the first metric: a line-up's seat against a rival's, or alone. */
export interface ScoreCell {
  readonly agents: readonly number[];
  readonly seat: number;
  readonly rival: number;
  readonly n: number;
  readonly unscored: number;
  readonly sum: number;
  readonly squares: number;
}

export function scoreCells(store: Store, task: number, metric: string): ScoreCell[] {
  const rows = store
    .sql(`SELECT lineups.agents, seat, rival, cells.n, unscored, sum, squares FROM cells JOIN lineups ON lineups.n = cells.lineup
      WHERE task = ? AND metric = ?`)
    .all(task, metric) as (Omit<ScoreCell, 'agents'> & { agents: string })[];
  return rows.map((row) => ({ ...row, agents: row.agents.split(',').map(Number) }));
}

/** Sums of what one agent's seats did in a task. */
export interface SeatSums {
  readonly agent: number;
  readonly trials: number;
  readonly turns: number;
  readonly unparsed: number;
  readonly illegal: number;
  readonly refused: number;
  readonly truncated: number;
  readonly empty: number;
  readonly filtered: number;
  readonly replaced: number;
  readonly noted: number;
  readonly calls: number;
  readonly input: number;
  readonly output: number;
  readonly uncounted: number;
  readonly cost: number;
  readonly unpriced: number;
}

export function seatSums(store: Store, task: number): SeatSums[] {
  const rows = store
    .sql('SELECT lineups.agents, seat_cells.* FROM seat_cells JOIN lineups ON lineups.n = seat_cells.lineup WHERE task = ?')
    .all(task) as (Omit<SeatSums, 'agent'> & { agents: string; seat: number })[];
  return rows.map((row) => ({ ...row, agent: Number(row.agents.split(',')[row.seat]) }));
}

/** Errored trials per agent of a task, every agent of the line-up counted. */
export function erroredTrials(store: Store, task: number): { agent: number; count: number }[] {
  const rows = store
    .sql('SELECT lineups.agents, count FROM error_cells JOIN lineups ON lineups.n = error_cells.lineup WHERE task = ? AND count > 0')
    .all(task) as { agents: string; count: number }[];
  return rows.flatMap(({ agents, count }) => agents.split(',').map((agent) => ({ agent: Number(agent), count })));
}

/** Latency buckets of an agent's calls in a task. */
export function latencies(store: Store, task: number): { agent: number; bucket: number; count: number }[] {
  return store.sql('SELECT agent, bucket, count FROM latency_cells WHERE task = ?').all(task) as {
    agent: number;
    bucket: number;
    count: number;
  }[];
}

export function agentNames(store: Store): Map<number, string> {
  return new Map((store.sql('SELECT n, id FROM agents').all() as { n: number; id: string }[]).map(({ n, id }) => [n, id]));
}
