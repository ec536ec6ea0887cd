import { DEAL_MOMENTS, type DealMoments } from '../harness/stats/deal-moments.ts';
import { dealDifference, type EstimatedDifference, pairedDifference } from '../harness/stats/estimated-difference.ts';
import type { BoardSection } from './board.ts';
import { BoardCells, type DealSums, type ScoreCell } from './board-cells.ts';
import { type MatchCounts, matchCounts } from './match-counts.ts';
import { makeRunCells } from './rebuild-cells.ts';
import { type SampleScores, sampleScores } from './sample-scores.ts';
import type { Store } from './store.ts';

/** Matches of a row's agent against a column's, from the row's side. */
export interface MatchPairing extends MatchCounts {
  readonly kind: 'matches';
  /** Scored matches. */
  readonly n: number;
  readonly unscored: number;
  /** Mean score of the row, 0 to 1; null where no match was scored. */
  readonly score: number | null;
  /** The same, of matches in which the row's agent sat before the other, and of the rest. */
  readonly first: SeatScore;
  readonly second: SeatScore;
}

export interface SeatScore {
  readonly n: number;
  readonly score: number | null;
}

/** Answers of a row's agent and of a column's to the same samples. */
export interface AnswerPairing {
  readonly kind: 'answers';
  /** Samples that both have a score in. */
  readonly n: number;
  /** Means over these. */
  readonly row: number;
  readonly column: number;
  /** Samples in which the row scored more, and in which the column did. */
  readonly better: number;
  readonly worse: number;
}

export type Pairing = MatchPairing | AnswerPairing;

/** Every two agents of a section, by their numbers. */
export interface Pairings {
  /** Undefined where the two never met, or share no sample, and for an agent and itself. */
  of(row: number, column: number): Pairing | undefined;
  /** Row minus column: paired by deal, or by sample. Undefined where there is no pairing, or where its deals are not all in the section. */
  difference(row: number, column: number): EstimatedDifference | undefined;
}

/** Reads the pairings of a section; `run`: only trials of this run's plan. */
export function pairings(store: Store, section: BoardSection, run?: number): Pairings {
  return section.kind === 'rating' ? matchPairings(store, section, run) : answerPairings(store, section, run);
}

function matchPairings(store: Store, section: BoardSection, run: number | undefined): Pairings {
  const { cells, deals } = read(store, section, run);
  const matches = new Map<string, Sums>();
  const agents = new Set(section.rows.map(({ number }) => number));
  for (const cell of cells) if (cell.rival >= 0 && cell.agents.every((agent) => agents.has(agent))) add(matches, cell);
  const moments = new Map<string, DealMoments>();
  for (const own of deals) addDeals(moments, own);
  const of = (row: number, column: number): MatchPairing | undefined => {
    const sums = matches.get(`${row} ${column}`);
    return row === column || sums === undefined ? undefined : shown(sums);
  };
  return {
    of,
    difference: (row, column) => {
      const own = moments.get(`${Math.min(row, column)} ${Math.max(row, column)}`);
      // Of three seats one's agent may be none of the section's: which deals hold those matches is not kept.
      if (own === undefined || own.n1 + own.n2 !== of(row, column)?.n) return undefined;
      const found = dealDifference(own);
      return found === null ? undefined : row < column ? found : turned(found);
    },
  };
}

function read(store: Store, { tasks }: BoardSection, run: number | undefined): { cells: ScoreCell[]; deals: DealSums[] } {
  const wanted = new Set(tasks.map(({ number }) => number));
  return store.snapshot(() => {
    if (run !== undefined) makeRunCells(store, run);
    const board = new BoardCells(store, run === undefined ? '' : 'run_');
    const shown = board.tasks().filter(({ n }) => wanted.has(n));
    return { cells: shown.flatMap((task) => board.scores(task)), deals: shown.flatMap((task) => board.deals(task)) };
  });
}

interface Sum {
  n: number;
  sum: number;
  squares: number;
}

/** Sums of a pair's cells, by whether the row sat before the column. */
interface Sums {
  readonly first: Sum;
  readonly second: Sum;
  unscored: number;
}

const nothing = (): Sum => ({ n: 0, sum: 0, squares: 0 });

function add(matches: Map<string, Sums>, { agents, seat, rival, n, unscored, sum, squares }: ScoreCell): void {
  const key = `${agents[seat]} ${agents[rival]}`;
  const own = matches.get(key) ?? { first: nothing(), second: nothing(), unscored: 0 };
  matches.set(key, own);
  const side = seat < rival ? own.first : own.second;
  side.n += n;
  side.sum += sum;
  side.squares += squares;
  own.unscored += unscored;
}

function shown({ first, second, unscored }: Sums): MatchPairing | undefined {
  const both = { n: first.n + second.n, sum: first.sum + second.sum, squares: first.squares + second.squares };
  if (both.n + unscored === 0) return undefined;
  return {
    kind: 'matches',
    n: both.n,
    unscored,
    score: scoreOf(both),
    ...matchCounts(both),
    first: { n: first.n, score: scoreOf(first) },
    second: { n: second.n, score: scoreOf(second) },
  };
}

const scoreOf = ({ n, sum }: Sum): number | null => (n === 0 ? null : sum / n);

function addDeals(pairs: Map<string, DealMoments>, own: DealSums): void {
  const key = `${own.agent} ${own.other}`;
  const before = pairs.get(key);
  const sums = DEAL_MOMENTS.map((name) => [name, own[name] + (before?.[name] ?? 0)]);
  pairs.set(key, Object.fromEntries(sums) as DealMoments);
}

const turned = ({ difference, interval, ...rest }: EstimatedDifference): EstimatedDifference => ({
  ...rest,
  // Not -0, which would be written with a sign.
  difference: 0 - difference,
  interval: interval && { low: -interval.high, high: -interval.low },
});

function answerPairings(store: Store, { tasks, metric }: BoardSection, run: number | undefined): Pairings {
  const task = tasks[0]?.number ?? -1;
  const values = inColumns(store.snapshot(() => sampleScores(store, task, metric, run)));
  const found = new Map<string, AnswerPairing | undefined>();
  return {
    of: (row, column) => {
      const key = `${row} ${column}`;
      if (row !== column && !found.has(key)) found.set(key, compared(values.get(row), values.get(column)));
      return found.get(key);
    },
    difference: (row, column) =>
      row === column ? undefined : (pairedDifference(pairsOf(values.get(row), values.get(column))) ?? undefined),
  };
}

type Column = Float64Array | undefined;

/** Each agent's scores in one order of the samples, NaN where it has none: pairs are found without looking up names. */
function inColumns(scores: SampleScores): Map<number, Float64Array> {
  const places = new Map<string, number>();
  for (const own of scores.values()) for (const sample of own.keys()) if (!places.has(sample)) places.set(sample, places.size);
  const columns = new Map<number, Float64Array>();
  for (const [agent, own] of scores) {
    const column = new Float64Array(places.size).fill(Number.NaN);
    for (const [sample, value] of own) column[places.get(sample) as number] = value;
    columns.set(agent, column);
  }
  return columns;
}

function compared(row: Column, column: Column): AnswerPairing | undefined {
  if (row === undefined || column === undefined) return undefined;
  const sums = { n: 0, row: 0, column: 0, better: 0, worse: 0 };
  for (let i = 0; i < row.length; i++) {
    const [one, other] = [row[i] as number, column[i] as number];
    if (Number.isNaN(one) || Number.isNaN(other)) continue;
    sums.n++;
    sums.row += one;
    sums.column += other;
    if (one > other) sums.better++;
    if (one < other) sums.worse++;
  }
  if (sums.n === 0) return undefined;
  return { ...sums, kind: 'answers', row: sums.row / sums.n, column: sums.column / sums.n };
}

function pairsOf(row: Column, column: Column): (readonly [number, number])[] {
  if (row === undefined || column === undefined) return [];
  const pairs: (readonly [number, number])[] = [];
  row.forEach((one, i) => {
    const other = column[i] as number;
    if (!Number.isNaN(one) && !Number.isNaN(other)) pairs.push([one, other]);
  });
  return pairs;
}
