import type { Store } from './store.ts';

/** One start of a run by one process. */
export interface Start {
  readonly started: number;
  /** Null where it runs, or did not end in order. */
  readonly ended: number | null;
  readonly exitCode: number | null;
  readonly why: string | null;
  /** Versions, host, processors and the like, as found then. */
  readonly environment: Readonly<Record<string, unknown>>;
}

/** Starts of a run, in order. */
export function startsOf(store: Store, run: number): Start[] {
  const rows = store
    .sql('SELECT started, ended, exit_code AS exitCode, why, environment FROM invocations WHERE run = ? ORDER BY n')
    .all(run) as (Omit<Start, 'environment'> & { environment: string })[];
  return rows.map(({ environment, ...rest }) => ({ ...rest, environment: JSON.parse(environment) as Record<string, unknown> }));
}

/** What changes whenever a process starts a run or leaves it in order. */
export function lastStart(store: Store, run: number): string {
  const row = store.sql('SELECT n, ended FROM invocations WHERE run = ? ORDER BY n DESC LIMIT 1').get(run) as
    | { n: number; ended: number | null }
    | undefined;
  return row === undefined ? '' : `${row.n} ${row.ended ?? ''}`;
}
