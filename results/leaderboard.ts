import { bradleyTerry, type Estimate, type Pairing } from '../harness/stats/bradley-terry.ts';
import { meanDifference, proportionDifference } from '../harness/stats/difference.ts';
import { meanInterval } from '../harness/stats/mean-interval.ts';
import { tiedRanks } from '../harness/stats/ranks.ts';
import { wilson } from '../harness/stats/wilson.ts';
import { AgentTally, tally } from './agent-tally.ts';
import type { Board, BoardRow, BoardSection } from './board.ts';
import { BoardCells, type ScoreCell, type TaskRow } from './board-cells.ts';
import type { Store } from './store.ts';

/** Which part of the store a board shows. */
export interface BoardFilter {
  /** Suite or task id, or a table's title; absent: everything. Several: any of them. */
  readonly tasks?: readonly string[];
  /** A task version other than the newest. */
  readonly version?: string;
  /** Only these exact tasks, by digest of their parameters as stored. */
  readonly parameters?: readonly string[];
  /** Only agents of these ids. */
  readonly agents?: readonly string[];
}

/**
 * The leaderboard: read from the cells that closing trials maintain, so its cost does not grow with the trials.
 * Matches give one section over all games chosen, and one a game; questions give one a task. Newest versions only.
 */
export function leaderboard(store: Store, filter: BoardFilter = {}): Board {
  return store.snapshot(() => {
    const cells = new BoardCells(store);
    const { shown, hidden } = chosenTasks(cells.tasks(), filter);
    const wanted = (agent: number) => filter.agents === undefined || filter.agents.includes(cells.names.get(agent) ?? '');
    const section = (title: string, tasks: readonly TaskRow[]) => sectionOf(cells, title, tasks, wanted, hidden);
    const sections: BoardSection[] = [];
    for (const compat of [false, true]) {
      const group = shown.filter((task) => isCompat(task) === compat);
      const games = group.filter((task) => task.metrics[0]?.kind === 'match');
      for (const suite of new Set(games.map(suiteOf))) {
        const own = games.filter((task) => suiteOf(task) === suite);
        if (own.length > 1) sections.push(section(suite, own));
      }
      for (const task of group) sections.push(section(task.label, [task]));
    }
    return { sections: sections.filter(({ rows }) => rows.length > 0) };
  });
}

const suiteOf = ({ id }: TaskRow): string => id.split('/')[0] as string;
const isCompat = ({ parameters }: TaskRow): boolean => (JSON.parse(parameters) as { compat?: unknown }).compat === true;

/** Versions count up: 10 is newer than 9. */
const VERSIONS = new Intl.Collator('en', { numeric: true });

/** Equal for versions of one task: a version may change parameters and their defaults, and what differs from the defaults tells tasks apart. */
const kindOf = (task: TaskRow): string => `${task.label} ${isCompat(task)}`;

function chosenTasks(tasks: readonly TaskRow[], filter: BoardFilter): { shown: TaskRow[]; hidden: TaskRow[] } {
  const matching = tasks.filter(
    (task) =>
      (filter.tasks === undefined || filter.tasks.some((wanted) => [task.id, task.label, suiteOf(task)].includes(wanted))) &&
      (filter.parameters === undefined || filter.parameters.includes(`${task.id} ${task.parameters}`)),
  );
  const newest = new Map<string, string>();
  for (const task of matching) {
    const before = newest.get(kindOf(task));
    if (before === undefined || VERSIONS.compare(before, task.version) < 0) newest.set(kindOf(task), task.version);
  }
  const shows = (task: TaskRow) => task.version === (filter.version ?? newest.get(kindOf(task)));
  return { shown: matching.filter(shows), hidden: matching.filter((task) => !shows(task)) };
}

function sectionOf(
  read: BoardCells,
  title: string,
  tasks: readonly TaskRow[],
  wanted: (agent: number) => boolean,
  hidden: readonly TaskRow[],
): BoardSection {
  const metric = tasks[0]?.metrics[0] ?? { id: 'score', kind: 'mean' as const };
  const tallies = tally(read, tasks, wanted);
  const byTask = tasks.map((task) => read.scores(task).filter(({ agents }) => agents.every(wanted)));
  const cells = byTask.flat();
  const played = (agent: number) => byTask.filter((own) => own.some(({ agents }) => agents.includes(agent))).length;
  for (const cell of cells) for (const agent of cell.agents) if (!tallies.has(agent)) tallies.set(agent, new AgentTally());
  const agents = [...tallies.keys()];
  const kind = metric.kind === 'match' ? 'rating' : metric.kind;
  const { standings, firstSeat, p } = kind === 'rating' ? ratings(agents, cells) : averages(agents, cells, kind);
  const ranks = tiedRanks(
    standings.map(({ value }) => value ?? Number.NEGATIVE_INFINITY),
    p,
  );
  const rows = agents.map((agent, i): BoardRow => {
    const rank = ranks[i] as number;
    const tied = ranks.filter((other) => other === rank).length > 1;
    return {
      rank,
      tied,
      agent: read.names.get(agent) ?? '?',
      tasks: played(agent),
      ...(standings[i] as Standing),
      ...(tallies.get(agent) as AgentTally).shown(),
    };
  });
  rows.sort(
    (a, b) =>
      a.rank - b.rank || (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY) || (a.agent < b.agent ? -1 : 1),
  );
  return {
    title,
    tasks: tasks.map(({ id, version, parameters }) => ({ id, version, parameters })),
    kind,
    metric: metric.id,
    compat: tasks.every(isCompat),
    rows,
    firstSeat,
    otherVersions: hidden
      .filter((other) => tasks.some((task) => kindOf(task) === kindOf(other)))
      .map(({ id, version }) => `${id}@${version}`),
  };
}

type Standing = Pick<BoardRow, 'value' | 'low' | 'high' | 'n' | 'unscored' | 'wins' | 'draws' | 'losses'>;

interface Ranking {
  readonly standings: readonly Standing[];
  readonly firstSeat: number | null;
  /** p-value of the difference of two agents, by index. */
  readonly p: (a: number, b: number) => number;
}

/** Win, draw and loss counts from the sums of a cell whose values are 1, ½ and 0: Σ = w + d/2, Σ² = w + d/4. */
function results({ n, sum, squares }: ScoreCell): { wins: number; draws: number; losses: number } {
  const draws = Math.round(4 * (sum - squares));
  const wins = Math.round(sum - draws / 2);
  return { wins, draws, losses: n - wins - draws };
}

function ratings(agents: readonly number[], cells: readonly ScoreCell[]): Ranking {
  const index = new Map(agents.map((agent, i) => [agent, i]));
  const at = (agent: number | undefined) => index.get(agent as number) as number;
  const counts = agents.map(() => ({ n: 0, unscored: 0, wins: 0, draws: 0, losses: 0 }));
  const pairings: Pairing[] = [];
  for (const cell of cells) {
    if (cell.rival < 0) continue;
    const own = counts[at(cell.agents[cell.seat])];
    const { wins, draws, losses } = results(cell);
    if (own === undefined) continue;
    own.n += cell.n;
    own.unscored += cell.unscored;
    own.wins += wins;
    own.draws += draws;
    own.losses += losses;
    if (cell.seat < cell.rival)
      pairings.push({ first: at(cell.agents[cell.seat]), second: at(cell.agents[cell.rival]), wins, draws, losses });
  }
  const fitted = bradleyTerry(merged(pairings), agents.length);
  const standings = counts.map((count, i): Standing => {
    const rating = fitted.ratings[i];
    const known = count.n > 0 && rating !== undefined;
    return {
      ...count,
      value: known ? rating.points : null,
      low: known ? (rating.interval?.low ?? null) : null,
      high: known ? (rating.interval?.high ?? null) : null,
    };
  });
  return {
    standings,
    firstSeat: fitted.advantage?.interval == null ? null : fitted.advantage.points,
    p: (a, b) => (apart(fitted.difference(a, b)) ? 0 : fitted.pValue(a, b)),
  };
}

/** One pairing per ordered pair of agents, whatever the game: the rating sees counts alone. */
function merged(pairings: readonly Pairing[]): Pairing[] {
  const sums = new Map<string, { first: number; second: number; wins: number; draws: number; losses: number }>();
  for (const pairing of pairings) {
    const key = `${pairing.first} ${pairing.second}`;
    const sum = sums.get(key);
    if (sum === undefined) {
      sums.set(key, { ...pairing });
      continue;
    }
    sum.wins += pairing.wins;
    sum.draws += pairing.draws;
    sum.losses += pairing.losses;
  }
  return [...sums.values()];
}

function averages(agents: readonly number[], cells: readonly ScoreCell[], kind: 'proportion' | 'mean'): Ranking {
  const moments = agents.map((agent) => {
    const own = cells.filter((cell) => cell.rival < 0 && cell.agents[cell.seat] === agent);
    const total = (of: (cell: ScoreCell) => number) => own.reduce((sum, cell) => sum + of(cell), 0);
    return { n: total((c) => c.n), unscored: total((c) => c.unscored), sum: total((c) => c.sum), squares: total((c) => c.squares) };
  });
  const standings = moments.map(({ n, unscored, sum, squares }): Standing => {
    const counts = { n, unscored, wins: 0, draws: 0, losses: 0 };
    if (n === 0) return { ...counts, value: null, low: null, high: null };
    const interval = kind === 'proportion' ? wilson(sum, n) : meanInterval({ n, sum, sumsq: squares });
    return { ...counts, value: sum / n, low: interval?.low ?? null, high: interval?.high ?? null };
  });
  const p = (a: number, b: number) => {
    const [first, second] = [moments[a], moments[b]];
    if (first === undefined || second === undefined) return 1;
    const difference =
      kind === 'proportion'
        ? proportionDifference({ successes: first.sum, n: first.n }, { successes: second.sum, n: second.n })
        : meanDifference({ ...first, sumsq: first.squares }, { ...second, sumsq: second.squares });
    return difference?.p ?? 1;
  };
  return { standings, firstSeat: null, p };
}

/** So far apart (six standard errors by Wald's test, which errs on the side of caution here) that no finer test is needed. */
function apart({ points, interval }: Estimate): boolean {
  return interval !== null && Math.abs(points) > 3 * (interval.high - points);
}
