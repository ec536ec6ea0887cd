import { isAlive } from './owners.ts';
import { openOwners, type RunProgress, type RunRecord } from './runs.ts';
import type { Store } from './store.ts';

/**
 * How a run stands. `running`: a live process plays it; `errored`: all that is left of it was set aside with errors; `stopped`: there is
 * more to play.
 */
export type RunState = 'running' | 'finished' | 'errored' | 'stopped';

/** Whether a live process plays a run. */
export const isPlayed = (store: Store, run: number, now: number): boolean =>
  openOwners(store, run).some((owner) => isAlive(store, owner, now));

export function runState(store: Store, { n, planned }: RunRecord, { closed, errored }: RunProgress, now: number): RunState {
  if (isPlayed(store, n, now)) return 'running';
  const all = planned ?? Number.POSITIVE_INFINITY;
  if (closed >= all) return 'finished';
  return closed + errored >= all ? 'errored' : 'stopped';
}
