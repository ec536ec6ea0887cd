import type { Metric } from '../harness/core/task.ts';
import { DEAL_MOMENTS, type DealMoments } from '../harness/stats/deal-moments.ts';
import type { CellSet } from './rebuild-cells.ts';
import { COUNTED } from './seat-counts.ts';
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
  /** The tasks of its suite that it is shown together with; '' for none. */
  readonly family: string;
}

/** One cell of the first metric: a line-up's seat against a rival's, or alone. */
export interface ScoreCell {
  /** Of the line-up, in seat order. */
  readonly agents: readonly number[];
  readonly seat: number;
  readonly rival: number;
  readonly n: number;
  readonly unscored: number;
  readonly sum: number;
  readonly squares: number;
  /** Different samples among the n: answers to one sample in several epochs are not independent. The store's own cells count each. */
  readonly samples: number;
}

/** What deals of two agents add up to in the first metric of a task, by agent number. */
export interface DealSums extends DealMoments {
  readonly agent: number;
  readonly other: number;
}

/** A cell of a metric after the first: what one seat of a line-up got. */
export interface MeanCell {
  readonly agents: readonly number[];
  readonly seat: number;
  readonly metric: string;
  readonly n: number;
  readonly unscored: number;
  readonly sum: number;
}

/** What one agent's seats did in a task: the counts in the order of COUNTED. */
export interface SeatSums {
  readonly agent: number;
  readonly counts: readonly number[];
}

/** The cells of a store, read once a task however many tables they go into. */
export class BoardCells {
  readonly #store: Store;
  readonly #set: CellSet;
  readonly #lineups: ReadonlyMap<number, readonly number[]>;
  readonly #seats = new Map<number, SeatSums[]>();
  readonly #scores = new Map<number, ScoreCell[]>();
  readonly #deals = new Map<number, DealSums[]>();
  readonly #latencies = new Map<number, [number, number, number][]>();
  readonly #means = new Map<number, MeanCell[]>();
  readonly names: ReadonlyMap<number, string>;

  /** `set`: whose cells, the store's or those of the run that `makeRunCells` was last called for. */
  constructor(store: Store, set: CellSet = '') {
    this.#store = store;
    this.#set = set;
    const lineups = store.sql('SELECT n, agents FROM lineups').raw().all() as [number, string][];
    this.#lineups = new Map(lineups.map(([n, agents]) => [n, agents.split(',').map(Number)]));
    this.names = new Map(store.sql('SELECT n, id FROM agents').raw().all() as [number, string][]);
  }

  /** Tasks that have cells, in the order they were first seen. */
  tasks(): TaskRow[] {
    const rows = this.#store
      .sql(`SELECT n, id, version, parameters, label, metrics, seats, family FROM tasks
        WHERE EXISTS (SELECT 1 FROM ${this.#set}seat_cells WHERE task = tasks.n) OR EXISTS (SELECT 1 FROM ${this.#set}error_cells WHERE task = tasks.n) ORDER BY n`)
      .all() as (Omit<TaskRow, 'metrics'> & { metrics: string })[];
    return rows.map((row) => ({ ...row, metrics: JSON.parse(row.metrics) as Metric[] }));
  }

  /** Cells of a task's first metric. */
  scores({ n: task, metrics }: TaskRow): readonly ScoreCell[] {
    return remembered(this.#scores, task, () => {
      const rows = this.#store
        .sql(
          `SELECT lineup, seat, rival, n, unscored, sum, squares, ${this.#set === '' ? 'n' : 'samples'} FROM ${this.#set}cells WHERE task = ? AND metric = ?`,
        )
        .raw()
        .all(task, metrics[0]?.id ?? '') as [number, number, number, number, number, number, number, number][];
      return rows.map(([lineup, seat, rival, n, unscored, sum, squares, samples]) => ({
        agents: this.members(lineup),
        seat,
        rival,
        n,
        unscored,
        sum,
        squares,
        samples,
      }));
    });
  }

  /** Sums by deal of a task's first metric, of every two agents that met. */
  deals({ n: task, metrics }: TaskRow): readonly DealSums[] {
    return remembered(this.#deals, task, () => {
      const sql = `SELECT agent, other, ${DEAL_MOMENTS.join(', ')} FROM ${this.#set}pair_cells WHERE task = ? AND metric = ?`;
      return this.#store.sql(sql).all(task, metrics[0]?.id ?? '') as DealSums[];
    });
  }

  /** Cells of the metrics after the first that do not compare two seats. */
  means({ n: task, metrics }: TaskRow): readonly MeanCell[] {
    return remembered(this.#means, task, () => {
      const rows = this.#store
        .sql(`SELECT lineup, seat, metric, n, unscored, sum FROM ${this.#set}cells WHERE task = ? AND metric <> ? AND rival = -1`)
        .raw()
        .all(task, metrics[0]?.id ?? '') as [number, number, string, number, number, number][];
      return rows.map(([lineup, seat, metric, n, unscored, sum]) => ({ agents: this.members(lineup), seat, metric, n, unscored, sum }));
    });
  }

  seats({ n: task }: TaskRow): readonly SeatSums[] {
    return remembered(this.#seats, task, () => {
      const rows = this.#store
        .sql(`SELECT lineup, seat, ${COUNTED.join(', ')} FROM ${this.#set}seat_cells WHERE task = ?`)
        .raw()
        .all(task) as number[][];
      return summed(rows.map((row) => [this.members(row[0] as number)[row[1] as number] as number, row]));
    });
  }

  /** Errored trials of a task, under every agent of their line-up. */
  errors({ n: task }: TaskRow): { agent: number; count: number }[] {
    const rows = this.#store.sql(`SELECT lineup, count FROM ${this.#set}error_cells WHERE task = ? AND count > 0`).raw().all(task) as [
      number,
      number,
    ][];
    return rows.flatMap(([lineup, count]) => this.members(lineup).map((agent) => ({ agent, count })));
  }

  /** Latency buckets of the calls of a task's agents. */
  latencies({ n: task }: TaskRow): readonly (readonly [agent: number, bucket: number, count: number])[] {
    return remembered(this.#latencies, task, () => {
      const sql = `SELECT agent, bucket, count FROM ${this.#set}latency_cells WHERE task = ?`;
      return this.#store.sql(sql).raw().all(task) as [number, number, number][];
    });
  }

  /** Agents of a line-up, in seat order. */
  members(lineup: number): readonly number[] {
    return this.#lineups.get(lineup) ?? [];
  }
}

/** Rows of line-up, seat and counts, added up by agent. */
function summed(rows: readonly (readonly [agent: number, row: readonly number[]])[]): SeatSums[] {
  const sums = new Map<number, number[]>();
  for (const [agent, row] of rows) {
    const own = sums.get(agent) ?? COUNTED.map(() => 0);
    sums.set(agent, own);
    for (let i = 0; i < own.length; i++) own[i] = (own[i] as number) + (row[i + 2] as number);
  }
  return [...sums].map(([agent, counts]) => ({ agent, counts }));
}

function remembered<T>(memory: Map<number, T>, key: number, make: () => T): T {
  const had = memory.get(key) ?? make();
  memory.set(key, had);
  return had;
}
