import { hostname } from 'node:os';
import { processExists } from '../harness/core/process-exists.ts';
import type { Store } from './store.ts';

/** How often a live process says so, in milliseconds. */
export const HEARTBEAT_MS = 5_000;
/** Silent for longer, a process on another host counts as dead. */
const SILENCE_MS = 60_000;

/** A process that plays trials. To be called inside a write; again at every heartbeat. */
export function beat(store: Store, owner: string, now: number): void {
  store
    .sql('INSERT INTO owners (id, host, pid, heartbeat) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET heartbeat = excluded.heartbeat')
    .run(owner, hostname(), process.pid, now);
}

/** Gives up ownership at a clean end. To be called inside a write. */
export function leave(store: Store, owner: string): void {
  store.sql('DELETE FROM owners WHERE id = ?').run(owner);
}

/** Whether the process behind an owner still runs: asked of the system on this host, judged by its heartbeat on others. */
export function isAlive(store: Store, owner: string | null, now: number): boolean {
  if (owner === null) return false;
  const row = store.sql('SELECT host, pid, heartbeat FROM owners WHERE id = ?').get(owner) as
    | { host: string; pid: number; heartbeat: number }
    | undefined;
  if (row === undefined) return false;
  if (row.host === hostname() && !processExists(row.pid)) return false;
  return now - row.heartbeat < SILENCE_MS;
}
