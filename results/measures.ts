import type { MetricMean } from '../harness/core/task.ts';
import { nra } from '../harness/stats/nra.ts';
import type { BoardRow } from './board.ts';
import type { BoardCells, MeanCell, TaskRow } from './board-cells.ts';

/** The metric that NRA adds up: an own total of every seat in each valid match. */
const REWARD = 'reward';

/** What a board says of an agent beside the metric that ranks. */
export type Measures = Pick<BoardRow, 'nra' | 'completion' | 'extras' | 'ingredients'>;

/** One metric's sums of an agent in a task; `others` is what the other seats of the same matches got, a seat on average. */
interface Sums {
  n: number;
  unscored: number;
  own: number;
  others: number;
}

/**
 * NRA and the means of all metrics after the first: each of them the mean over the tasks that have it, as the paper has it for its
 * games (GTBench, Duan et al., 2024). Completion: valid matches over all that were played, in all of these tasks.
 */
export function measures(read: BoardCells, tasks: readonly TaskRow[], wanted: (agent: number) => boolean): (agent: number) => Measures {
  const hidden = new Set(tasks.flatMap(({ metrics }) => metrics.filter((metric) => metric.hidden).map(({ id }) => id)));
  const byTask = tasks.map((task) => summed(read.means(task).filter(({ agents }) => agents.every(wanted))));
  return (agent) => {
    const own = byTask.flatMap((metrics) => metrics.get(agent) ?? []);
    const rewards = own.flatMap((metrics) => metrics.get(REWARD) ?? []);
    return {
      nra: mean(rewards.filter(valid).map((sums) => nra(sums.own, sums.others))),
      completion: completion(rewards),
      extras: extras(own, hidden),
      ...(hidden.size > 0 && tasks.length === 1 ? { ingredients: ingredients(own[0] ?? new Map(), hidden) } : {}),
    };
  };
}

const valid = ({ n }: Sums): boolean => n > 0;

/** To twelve figures: the last ones of a cell's sum depend on the order in which its trials closed. */
function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const total = values.reduce((sum, value) => sum + value, 0);
  return Number((total / values.length).toPrecision(12));
}

function completion(rewards: readonly Sums[]): number | null {
  const done = rewards.reduce((sum, { n }) => sum + n, 0);
  const played = rewards.reduce((sum, { n, unscored }) => sum + n + unscored, 0);
  return played === 0 ? null : done / played;
}

function ingredients(metrics: ReadonlyMap<string, Sums>, hidden: ReadonlySet<string>): Record<string, MetricMean> {
  return Object.fromEntries(
    [...hidden].flatMap((name): [string, MetricMean][] => {
      const { own, n } = metrics.get(name) ?? { own: 0, n: 0 };
      return n === 0 ? [] : [[name, { mean: mean([own / n]) as number, n }]];
    }),
  );
}

function extras(tasks: readonly ReadonlyMap<string, Sums>[], hidden: ReadonlySet<string>): Record<string, number> {
  const names = [...new Set(tasks.flatMap((metrics) => [...metrics.keys()]))].filter((name) => !hidden.has(name)).sort();
  return Object.fromEntries(
    names.flatMap((name): [string, number][] => {
      const value = mean(
        tasks
          .flatMap((metrics) => metrics.get(name) ?? [])
          .filter(valid)
          .map(({ own, n }) => own / n),
      );
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** Sums of every metric of every agent of one task. */
function summed(cells: readonly MeanCell[]): Map<number, Map<string, Sums>> {
  const found = new Map<number, Map<string, Sums>>();
  const tables = new Map<string, MeanCell[]>();
  for (const cell of cells) {
    const key = `${cell.metric} ${cell.agents.join(',')}`;
    const table = tables.get(key);
    if (table === undefined) tables.set(key, [cell]);
    else table.push(cell);
  }
  for (const table of tables.values()) {
    const total = table.reduce((sum, cell) => sum + cell.sum, 0);
    for (const cell of table) {
      const agent = cell.agents[cell.seat] as number;
      const metrics = found.get(agent) ?? new Map<string, Sums>();
      found.set(agent, metrics);
      const sums = metrics.get(cell.metric) ?? { n: 0, unscored: 0, own: 0, others: 0 };
      metrics.set(cell.metric, sums);
      sums.n += cell.n;
      sums.unscored += cell.unscored;
      sums.own += cell.sum;
      if (table.length > 1) sums.others += (total - cell.sum) / (table.length - 1);
    }
  }
  return found;
}
