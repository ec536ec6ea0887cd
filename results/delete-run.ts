import { UserError } from '../harness/core/errors/user-error.ts';
import { keep } from './kept.ts';
import { rebuildCells } from './rebuild-cells.ts';
import { isPlayed } from './run-state.ts';
import type { RunRecord } from './runs.ts';
import type { Store } from './store.ts';

/**
 * Deletes a run with the trials that no other run's plan holds, and texts that nothing refers to any more.
 * Gives the number of trials deleted. Throws UserError while a process plays the run. To be called inside a write.
 */
export function deleteRun(store: Store, { n, id }: RunRecord, now: number): number {
  if (isPlayed(store, n, now)) {
    throw new UserError(`run ${id.slice(0, 8)} is being played by a live process; stop that first`);
  }
  store.sql('DELETE FROM run_trials WHERE run = ?').run(n);
  store.sql('DELETE FROM invocations WHERE run = ?').run(n);
  store.sql('DELETE FROM runs WHERE n = ?').run(n);
  const orphans = 'n NOT IN (SELECT trial FROM run_trials)';
  for (const table of ['calls', 'seats', 'verdicts', 'trajectories'] as const) {
    store.sql(`DELETE FROM ${table} WHERE trial IN (SELECT n FROM trials WHERE ${orphans})`).run();
  }
  const { changes } = store.sql(`DELETE FROM trials WHERE ${orphans}`).run();
  deleteUnusedBodies(store);
  rebuildCells(store);
  return changes;
}

function deleteUnusedBodies(store: Store): void {
  const used = new Set<number>();
  const calls = keep(store.sql('SELECT messages, response, reasoning FROM calls').iterate()) as IterableIterator<{
    messages: string;
    response: number;
    reasoning: number | null;
  }>;
  for (const { messages, response, reasoning } of calls) {
    for (const body of messages.split(',')) used.add(Number(body));
    used.add(response);
    if (reasoning !== null) used.add(reasoning);
  }
  const all = store.sql('SELECT n FROM bodies').pluck().all() as number[];
  for (const body of all) if (!used.has(body)) store.sql('DELETE FROM bodies WHERE n = ?').run(body);
}
