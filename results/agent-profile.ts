import type { Json } from '../harness/core/json.ts';
import { type BucketCount, quantileOf } from '../harness/stats/histogram.ts';
import type { BoardRow, BoardSection, BoardTask } from './board.ts';
import { type BoardFilter, leaderboard } from './leaderboard.ts';
import type { CellSet } from './rebuild-cells.ts';
import type { Store } from './store.ts';

/** Which agent is looked at, by its number, and in which tasks of a board. */
export interface ProfileOf {
  readonly agent: number;
  /** The tasks of one section. */
  readonly tasks: readonly BoardTask[];
  /** The board's. */
  readonly filter: BoardFilter;
}

/** All that the cells tell of one agent in some tasks: read from them alone, so its cost does not grow with the trials. */
export interface AgentProfile {
  readonly id: string;
  readonly fingerprint: Json;
  /** Its row over all the tasks together; undefined where it has played none of them. */
  readonly overall: BoardRow | undefined;
  /** A section for each task that it was in, with its row there. */
  readonly tasks: readonly { readonly section: BoardSection; readonly row: BoardRow }[];
  /** Time that 95 % of its calls did not exceed, in milliseconds, within 2.5 %; null where none was measured. */
  readonly p95Ms: number | null;
  /** Trials of its line-ups that were set aside, by kind of error, the most frequent first. */
  readonly errors: readonly { readonly kind: string; readonly count: number }[];
}

/** Cells that a board of this filter was read from. */
const setOf = ({ run }: BoardFilter): CellSet => (run === undefined ? '' : 'run_');

/** The profile of an agent that the store holds. */
export function agentProfile(store: Store, { agent, tasks, filter }: ProfileOf): AgentProfile {
  return store.snapshot(() => {
    const { id, fingerprint } = store.sql('SELECT id, fingerprint FROM agents WHERE n = ?').get(agent) as {
      id: string;
      fingerprint: string;
    };
    // Where the filter names a run, this makes the cells that all below reads.
    const { sections } = leaderboard(store, { ...filter, ...exactly(tasks) });
    const rowIn = (section: BoardSection | undefined) => section?.rows.find(({ number }) => number === agent);
    const together = sections.find((section) => section.tasks.length === tasks.length);
    return {
      id,
      fingerprint: JSON.parse(fingerprint) as Json,
      overall: rowIn(together),
      tasks: sections.flatMap((section) => {
        const row = section.tasks.length === 1 ? rowIn(section) : undefined;
        return row === undefined ? [] : [{ section, row }];
      }),
      p95Ms: slowest(store, setOf(filter), agent, tasks),
      errors: errorsOf(store, setOf(filter), agent, tasks),
    };
  });
}

const exactly = (tasks: readonly BoardTask[]): BoardFilter => ({
  tasks: tasks.map(({ id }) => id),
  parameters: tasks.map(({ id, parameters }) => `${id} ${parameters}`),
  families: false,
});

function slowest(store: Store, set: CellSet, agent: number, tasks: readonly BoardTask[]): number | null {
  const buckets = store
    .sql(`SELECT bucket, sum(count) FROM ${set}latency_cells WHERE agent = ? AND task IN (SELECT value FROM json_each(?)) GROUP BY bucket`)
    .raw()
    .all(agent, numbersOf(tasks)) as BucketCount[];
  return quantileOf(buckets, 0.95);
}

function errorsOf(store: Store, set: CellSet, agent: number, tasks: readonly BoardTask[]): { kind: string; count: number }[] {
  return store
    .sql(`SELECT kind, sum(count) AS count FROM ${set}error_cells JOIN lineups ON lineups.n = lineup
      WHERE task IN (SELECT value FROM json_each(?)) AND count > 0 AND ',' || agents || ',' LIKE '%,' || ? || ',%'
      GROUP BY kind ORDER BY count DESC, kind`)
    .all(numbersOf(tasks), String(agent)) as { kind: string; count: number }[];
}

const numbersOf = (tasks: readonly BoardTask[]): string => JSON.stringify(tasks.map(({ number }) => number));
