import { fillDeals } from './deal-cells.ts';
import { keep } from './kept.ts';
import { COUNTED } from './seat-counts.ts';
import type { Store } from './store.ts';

/** Where cells are kept: the store's own, or those of one run, in tables that live as long as the connection. */
export type CellSet = '' | 'run_';

const TABLES = ['cells', 'deal_cells', 'pair_cells', 'seat_cells', 'error_cells', 'latency_cells'] as const;

/** Makes the leaderboard's cells anew from the trials themselves. To be called inside a write. */
export function rebuildCells(store: Store): void {
  for (const table of TABLES) store.sql(`DELETE FROM ${table}`).run();
  fill(store, '', 'trials');
}

/** Makes cells of the trials that a run's plan holds, and of no others. */
export function makeRunCells(store: Store, run: number): void {
  for (const table of TABLES) {
    store.sql(`DROP TABLE IF EXISTS temp.run_${table}`).run();
    store.sql(`CREATE TEMP TABLE run_${table} AS SELECT * FROM ${table} WHERE 0`).run();
  }
  store.sql('ALTER TABLE temp.run_cells ADD COLUMN samples INTEGER').run();
  store.sql('DROP VIEW IF EXISTS temp.run_of_board').run();
  store.sql('CREATE TEMP TABLE IF NOT EXISTS board_run (run INTEGER)').run();
  store.sql('DELETE FROM temp.board_run').run();
  store.sql('INSERT INTO temp.board_run VALUES (?)').run(run);
  store
    .sql(
      'CREATE TEMP VIEW run_of_board AS SELECT trials.* FROM trials WHERE n IN (SELECT trial FROM run_trials WHERE run = (SELECT run FROM board_run))',
    )
    .run();
  fill(store, 'run_', 'run_of_board');
}

function fill(store: Store, set: CellSet, trials: 'trials' | 'run_of_board'): void {
  const [column, distinct] = set === '' ? ['', ''] : [', samples', ', count(DISTINCT CASE WHEN value IS NOT NULL THEN sample END)'];
  store
    .sql(`INSERT INTO ${set}cells (task, lineup, seat, metric, rival, n, unscored, sum, squares${column})
      SELECT task, lineup, seat, metric, rival, sum(value IS NOT NULL), sum(value IS NULL), total(value), total(value * value)${distinct}
      FROM ${trials} AS trials JOIN verdicts ON trials.n = verdicts.trial WHERE candidate = -1 GROUP BY task, lineup, seat, metric, rival`)
    .run();
  store
    .sql(`INSERT INTO ${set}seat_cells (task, lineup, seat, trials, ${COUNTED.join(', ')})
      SELECT task, lineup, seat, count(*), ${COUNTED.map((name) => `sum(${name})`).join(', ')}
      FROM ${trials} AS trials JOIN seats ON trials.n = seats.trial GROUP BY task, lineup, seat`)
    .run();
  store
    .sql(`INSERT INTO ${set}error_cells (task, lineup, kind, count)
      SELECT task, lineup, error_kind, count(*) FROM ${trials} WHERE state = 'errored' GROUP BY task, lineup, error_kind`)
    .run();
  fillDeals(store, set, trials);
  fillLatencies(store, set, trials);
}

function fillLatencies(store: Store, set: CellSet, trials: string): void {
  const seats = keep(
    store
      .sql(`SELECT task, lineups.agents, seat, latencies FROM ${trials} AS trials JOIN seats ON trials.n = seats.trial
      JOIN lineups ON lineups.n = trials.lineup WHERE latencies <> ''`)
      .iterate(),
  ) as IterableIterator<{ task: number; agents: string; seat: number; latencies: string }>;
  const counts = new Map<string, number>();
  for (const { task, agents, seat, latencies } of seats) {
    for (const bucket of latencies.split(',')) {
      const key = `${task} ${agents.split(',')[seat]} ${bucket}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  for (const [key, count] of counts) {
    const [task, agent, bucket] = key.split(' ').map(Number);
    store.sql(`INSERT INTO ${set}latency_cells (task, agent, bucket, count) VALUES (?, ?, ?, ?)`).run(task, agent, bucket, count);
  }
}
