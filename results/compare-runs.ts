import {
  type EstimatedDifference,
  momentsOf,
  pairedDifference,
  type Stratum,
  stratifiedDifference,
} from '../harness/stats/estimated-difference.ts';
import { BoardCells, type TaskRow } from './board-cells.ts';
import { makeRunCells } from './rebuild-cells.ts';
import type { RunRecord } from './runs.ts';
import { sampleScores } from './sample-scores.ts';
import type { Store } from './store.ts';

/** Two runs side by side. */
export interface RunComparison {
  readonly sections: readonly ComparedSection[];
  /** Tasks that only one of them has scores in, as `id@version`. */
  readonly onlyOne: readonly string[];
  readonly onlyOther: readonly string[];
  /** Trials that both runs' plans hold: what was played once counts in both, and differs in nothing. */
  readonly shared: number;
}

/** A task that both have, or several games together. */
export interface ComparedSection {
  readonly title: string;
  readonly kind: 'matches' | 'answers';
  readonly metric: string;
  readonly compat: boolean;
  readonly agents: readonly ComparedAgent[];
}

/** An agent, known by its id, in two runs. */
export interface ComparedAgent {
  readonly agent: string;
  /**
   * Its mean in each run. In both: over the same samples where the runs share some, else over all; of matches those against opponents it
   * met in both, scored 1, ½ or 0. In one alone: of answers over all, of matches null.
   */
  readonly one: number | null;
  readonly other: number | null;
  /** One less other; null where there is nothing to compare. */
  readonly difference: EstimatedDifference | null;
  /** Whether samples, or deals, were compared one by one. */
  readonly paired: boolean;
  /** What stands in the way of a comparison. */
  readonly lacks: 'one' | 'other' | 'common opponents' | null;
}

/** Compares what two runs have in common. Agents are taken for the same where their ids are. */
export function compareRuns(store: Store, one: RunRecord, other: RunRecord): RunComparison {
  return store.snapshot(() => {
    const [first, second] = [scoresOf(store, one.n), scoresOf(store, other.n)];
    const both = first.tasks.filter(({ n }) => second.scores.has(n));
    const only = (own: RunScores, rest: RunScores) =>
      own.tasks.filter(({ n }) => !rest.scores.has(n)).map(({ label, version }) => `${label}@${version}`);
    const groups = groupsOf(both);
    const sections = groups.map(({ title, tasks }): ComparedSection => {
      const agents = comparedAgents(merged(first, tasks), merged(second, tasks), isMatch(tasks[0] as TaskRow));
      const [task] = tasks as [TaskRow];
      return { title, kind: isMatch(task) ? 'matches' : 'answers', metric: task.metrics[0]?.id ?? '', compat: isCompat(task), agents };
    });
    const shared = store
      .sql('SELECT count(*) FROM run_trials WHERE run = ? AND trial IN (SELECT trial FROM run_trials WHERE run = ?)')
      .pluck()
      .get(one.n, other.n) as number;
    return { sections, onlyOne: only(first, second), onlyOther: only(second, first), shared };
  });
}

/** Scores by sample, or by deal. */
type Units = Map<string, number>;
/** What an agent scored, by stratum: a task's answers, or its matches against one opponent. */
type Strata = Map<string, Units>;
/** By an agent's id. */
type Scores = Map<string, Strata>;

interface RunScores {
  readonly tasks: readonly TaskRow[];
  /** By the task's number. */
  readonly scores: ReadonlyMap<number, Scores>;
}

const isMatch = ({ metrics }: TaskRow): boolean => metrics[0]?.kind === 'match';
const isCompat = ({ parameters }: TaskRow): boolean => (JSON.parse(parameters) as { compat?: unknown }).compat === true;

function scoresOf(store: Store, run: number): RunScores {
  makeRunCells(store, run);
  const cells = new BoardCells(store, 'run_');
  const found = cells.tasks().map((task) => ({ task, scores: (isMatch(task) ? dealScores : answerScores)(store, task, cells.names, run) }));
  const scored = found.filter(({ scores }) => scores.size > 0);
  return { tasks: scored.map(({ task }) => task), scores: new Map(scored.map(({ task, scores }) => [task.n, scores])) };
}

type Names = ReadonlyMap<number, string>;

function answerScores(store: Store, { n, metrics }: TaskRow, names: Names, run: number): Scores {
  const all = sampleScores(store, n, metrics[0]?.id ?? '', run);
  return new Map([...all].map(([agent, own]) => [names.get(agent) ?? '?', new Map([[String(n), new Map(own)]])]));
}

interface DealRow {
  readonly sample: string;
  readonly seed: string;
  readonly agent: number;
  readonly other: number;
  readonly n1: number;
  readonly s1: number;
  readonly n2: number;
  readonly s2: number;
}

/** Of the run whose cells were made last. A deal counts once for each of its two players; one who meets itself tells nothing. */
function dealScores(store: Store, { n, metrics }: TaskRow, names: Names): Scores {
  const rows = store
    .sql('SELECT sample, seed, agent, other, n1, s1, n2, s2 FROM run_deal_cells WHERE task = ? AND metric = ? AND agent <> other')
    .all(n, metrics[0]?.id ?? '') as DealRow[];
  const scores: Scores = new Map();
  for (const { sample, seed, agent, other, n1, s1, n2, s2 } of rows) {
    const [own, rival] = [names.get(agent) ?? '?', names.get(other) ?? '?'];
    const score = (s1 + n2 - s2) / (n1 + n2);
    const deal = `${seed}\n${sample}`;
    stratumOf(scores, own, `${n} ${rival}`).set(deal, score);
    stratumOf(scores, rival, `${n} ${own}`).set(deal, 1 - score);
  }
  return scores;
}

function stratumOf(scores: Scores, agent: string, stratum: string): Units {
  const own = scores.get(agent) ?? new Map<string, Units>();
  scores.set(agent, own);
  const units = own.get(stratum) ?? new Map<string, number>();
  own.set(stratum, units);
  return units;
}

/** Games of a suite together, then each task. */
function groupsOf(tasks: readonly TaskRow[]): { title: string; tasks: readonly TaskRow[] }[] {
  const suiteOf = ({ id }: TaskRow): string => id.split('/')[0] as string;
  const games = tasks.filter(isMatch);
  const together = [...new Set(games.map(suiteOf))].flatMap((suite) =>
    [false, true].map((compat) => ({ title: suite, tasks: games.filter((task) => suiteOf(task) === suite && isCompat(task) === compat) })),
  );
  return [...together.filter((group) => group.tasks.length > 1), ...tasks.map((task) => ({ title: task.label, tasks: [task] }))];
}

function merged({ scores }: RunScores, tasks: readonly TaskRow[]): Scores {
  const all: Scores = new Map();
  for (const { n } of tasks) {
    for (const [agent, strata] of scores.get(n) ?? []) all.set(agent, new Map([...(all.get(agent) ?? []), ...strata]));
  }
  return all;
}

function comparedAgents(one: Scores, other: Scores, matches: boolean): ComparedAgent[] {
  const ids = [...new Set([...one.keys(), ...other.keys()])].sort();
  const agents = ids.map((agent) => compared(agent, one.get(agent), other.get(agent), matches));
  const rank = ({ difference }: ComparedAgent): number => (difference === null ? 1 : 0);
  return agents.sort((a, b) => rank(a) - rank(b));
}

const NOTHING = { difference: null, paired: false } as const;

function compared(agent: string, one: Strata | undefined, other: Strata | undefined, matches: boolean): ComparedAgent {
  if (one === undefined || other === undefined) {
    const alone = (own: Strata | undefined) =>
      own === undefined || matches ? null : mean([...own.values()].flatMap((units) => [...units.values()]));
    return { agent, one: alone(one), other: alone(other), ...NOTHING, lacks: one === undefined ? 'one' : 'other' };
  }
  const common = [...one.keys()].filter((stratum) => other.has(stratum));
  if (common.length === 0) return { agent, one: null, other: null, ...NOTHING, lacks: 'common opponents' };
  const strata = common.map((stratum) => [one.get(stratum) as Units, other.get(stratum) as Units] as const);
  const pairs = strata.flatMap(([own, rest]) =>
    [...own].flatMap(([unit, score]): [number, number][] => (rest.has(unit) ? [[score, rest.get(unit) as number]] : [])),
  );
  return { agent, lacks: null, ...(pairs.length > 1 ? byPairs(pairs) : byStrata(strata)) };
}

function byPairs(pairs: readonly (readonly [number, number])[]): Pick<ComparedAgent, 'one' | 'other' | 'difference' | 'paired'> {
  return {
    one: mean(pairs.map(([own]) => own)),
    other: mean(pairs.map(([, rest]) => rest)),
    difference: pairedDifference(pairs),
    paired: true,
  };
}

/** Means of means: every opponent in every game counts the same, however often it was met. */
function byStrata(strata: readonly (readonly [Units, Units])[]): Pick<ComparedAgent, 'one' | 'other' | 'difference' | 'paired'> {
  const moments = strata.map(([own, rest]): Stratum => ({ first: momentsOf([...own.values()]), second: momentsOf([...rest.values()]) }));
  return {
    one: mean(moments.map(({ first }) => first.sum / first.n)),
    other: mean(moments.map(({ second }) => second.sum / second.n)),
    difference: stratifiedDifference(moments),
    paired: false,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
