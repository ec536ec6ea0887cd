import { existsSync } from 'node:fs';
import { digest } from '../../harness/core/digest.ts';
import { openStore } from '../../results/open-store.ts';

/** A call that a store holds. */
export interface JournalledCall {
  /** As servers were told it (x-client-request-id). */
  readonly id: string;
  readonly trial: string;
  readonly place: string;
  /** Whether its trial has closed. */
  readonly closed: boolean;
}

/** All calls that a store holds, those that later ones superseded left out; none where there is no store. */
export async function journalOf(path: string): Promise<JournalledCall[]> {
  if (!existsSync(path)) return [];
  const store = openStore(path, { reading: true });
  try {
    const rows = store
      .sql('SELECT trials.id AS trial, place, state FROM calls JOIN trials ON trials.n = calls.trial WHERE superseded = 0 ORDER BY calls.n')
      .all() as { trial: string; place: string; state: string }[];
    return rows.map(({ trial, place, state }) => ({ id: digest([trial, place]), trial, place, closed: state === 'closed' }));
  } finally {
    await store.close();
  }
}
