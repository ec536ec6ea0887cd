import { keep } from './kept.ts';
import { COUNTED } from './seat-counts.ts';
import type { Store } from './store.ts';

/** Makes the leaderboard's cells anew from the trials themselves. To be called inside a write. */
export function rebuildCells(store: Store): void {
  for (const table of ['cells', 'seat_cells', 'error_cells', 'latency_cells'] as const) store.sql(`DELETE FROM ${table}`).run();
  store
    .sql(`INSERT INTO cells (task, lineup, seat, metric, rival, n, unscored, sum, squares)
      SELECT task, lineup, seat, metric, rival, sum(value IS NOT NULL), sum(value IS NULL), total(value), total(value * value)
      FROM verdicts JOIN trials ON trials.n = verdicts.trial WHERE candidate = -1 GROUP BY task, lineup, seat, metric, rival`)
    .run();
  store
    .sql(`INSERT INTO seat_cells (task, lineup, seat, trials, ${COUNTED.join(', ')})
      SELECT task, lineup, seat, count(*), ${COUNTED.map((name) => `sum(${name})`).join(', ')}
      FROM seats JOIN trials ON trials.n = seats.trial GROUP BY task, lineup, seat`)
    .run();
  store
    .sql(`INSERT INTO error_cells (task, lineup, kind, count)
      SELECT task, lineup, error_kind, count(*) FROM trials WHERE state = 'errored' GROUP BY task, lineup, error_kind`)
    .run();
  rebuildLatencies(store);
}

function rebuildLatencies(store: Store): void {
  const seats = keep(
    store
      .sql(`SELECT task, lineups.agents, seat, latencies FROM seats JOIN trials ON trials.n = seats.trial
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
    store.sql('INSERT INTO latency_cells (task, agent, bucket, count) VALUES (?, ?, ?, ?)').run(task, agent, bucket, count);
  }
}
