import { AgentTally, tally } from './agent-tally.ts';
import { averages } from './averages.ts';
import type { Board, BoardRow, BoardSection } from './board.ts';
import { BoardCells, type TaskRow } from './board-cells.ts';
import { eloRatings } from './elo-ratings.ts';
import { measures } from './measures.ts';
import { ratings } from './ratings.ts';
import { makeRunCells } from './rebuild-cells.ts';
import type { Standing } from './standings.ts';
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
  /** Also a section for each family of games. */
  readonly families?: boolean;
  /** Only trials of this run's plan, by its number; counted from the trials, so its cost grows with them. */
  readonly run?: number;
}

/**
 * The leaderboard: read from the cells that closing trials maintain, so its cost does not grow with the trials.
 * Matches give one section over all games chosen, and one a game; questions give one a task. Newest versions only.
 */
export function leaderboard(store: Store, filter: BoardFilter = {}): Board {
  return store.snapshot(() => {
    const tabs = tabsOf(store, filter);
    return { sections: tabs.map(({ section }) => section()).filter(({ rows }) => rows.length > 0) };
  });
}

/** A section of a leaderboard that is worked out when it is asked for, and then kept. */
export interface BoardTab {
  readonly title: string;
  readonly compat: boolean;
  /** Whether its task derives figures from hidden metrics. */
  readonly derives: boolean;
  section(): BoardSection;
}

/**
 * The sections of a leaderboard, each read when it is first looked at. Those of a run's board are read at once: their cells last only
 * until the next run's board.
 */
export function boardTabs(store: Store, filter: BoardFilter = {}): readonly BoardTab[] {
  return store.snapshot(() => {
    const tabs = tabsOf(store, filter);
    return filter.run === undefined && filter.agents === undefined ? tabs : tabs.filter(({ section }) => section().rows.length > 0);
  });
}

function tabsOf(store: Store, filter: BoardFilter): BoardTab[] {
  if (filter.run !== undefined) makeRunCells(store, filter.run);
  const cells = new BoardCells(store, filter.run === undefined ? '' : 'run_');
  const { shown, hidden } = chosenTasks(cells.tasks(), filter);
  const wanted = (agent: number) => filter.agents === undefined || filter.agents.includes(cells.names.get(agent) ?? '');
  const eloOf = (tasks: readonly TaskRow[]) =>
    filter.run !== undefined && tasks.every(isCompat) ? eloRatings(store, filter.run, cells, tasks) : NO_ELO;
  return titled(shown, filter).map(([title, tasks]) => {
    let made: BoardSection | undefined;
    return {
      title,
      compat: tasks.every(isCompat),
      derives: tasks.length === 1 && tasks.some(({ metrics }) => metrics.some((metric) => metric.hidden === true)),
      section: () => {
        made ??= store.snapshot(() => sectionOf(cells, title, tasks, wanted, hidden, eloOf));
        return made;
      },
    };
  });
}

/** Tasks by the sections they are shown in: strict before compat, of each the suites of games before single tasks. */
function titled(shown: readonly TaskRow[], { families }: BoardFilter): [string, TaskRow[]][] {
  return [false, true].flatMap((compat) => {
    const group = shown.filter((task) => isCompat(task) === compat);
    const games = group.filter((task) => task.metrics[0]?.kind === 'match');
    const together = [...new Set(games.map(suiteOf))].flatMap((suite): [string, TaskRow[]][] => {
      const own = games.filter((task) => suiteOf(task) === suite);
      return [...(own.length > 1 ? [[suite, own] as [string, TaskRow[]]] : []), ...(families === true ? familiesOf(own) : [])];
    });
    return [...together, ...group.map((task): [string, TaskRow[]] => [task.label, [task]])];
  });
}

const NO_ELO: ReadonlyMap<number, number> = new Map();

const suiteOf = ({ id }: TaskRow): string => id.split('/')[0] as string;
const isCompat = ({ parameters }: TaskRow): boolean => (JSON.parse(parameters) as { compat?: unknown }).compat === true;

/** Families of more than one game, but not of all. */
function familiesOf(tasks: readonly TaskRow[]): [string, TaskRow[]][] {
  const names = [...new Set(tasks.map(({ family }) => family))].filter((name) => name !== '');
  return names
    .map((name): [string, TaskRow[]] => [name, tasks.filter(({ family }) => family === name)])
    .filter(([, members]) => members.length > 1 && members.length < tasks.length);
}

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
  eloOf: (tasks: readonly TaskRow[]) => ReadonlyMap<number, number>,
): BoardSection {
  const metric = tasks[0]?.metrics[0] ?? { id: 'score', kind: 'mean' as const };
  const tallies = tally(read, tasks, wanted);
  const unheard = (agent: number): boolean => metric.kind === 'match' && (tallies.get(agent)?.shown().turns ?? 0) === 0;
  const byTask = tasks.map((task) => read.scores(task).filter(({ agents }) => agents.every(wanted)));
  const cells = byTask.flat();
  const present = byTask.map((own) => new Set(own.flatMap(({ agents }) => agents)));
  const played = (agent: number) => (unheard(agent) ? 0 : present.filter((own) => own.has(agent)).length);
  for (const cell of cells) for (const agent of cell.agents) if (!tallies.has(agent)) tallies.set(agent, new AgentTally());
  const agents = [...tallies.keys()];
  const kind = metric.kind === 'match' ? 'rating' : metric.kind;
  const { standings, order, firstSeat } =
    kind === 'rating'
      ? ratings(
          agents,
          cells,
          tasks.flatMap((task) => read.deals(task)),
          played,
        )
      : averages(agents, cells, kind);
  const measured = measures(read, tasks, wanted);
  const elo = kind === 'rating' ? eloOf(tasks) : NO_ELO;
  const rows = agents.map((agent, i): BoardRow => {
    const standing = standings[i] as Standing;
    return {
      tied: standing.rank !== null && !unheard(agent) && standings.filter(({ rank }) => rank === standing.rank).length > 1,
      agent: read.names.get(agent) ?? '?',
      number: agent,
      tasks: played(agent),
      ...standing,
      ...(unheard(agent) && standing.n > 0 ? { rank: null, value: null, low: null, high: null, unrated: 'unheard' as const } : {}),
      ...measured(agent),
      elo: elo.get(agent) ?? null,
      ...(tallies.get(agent) as AgentTally).shown(),
    };
  });
  const listed = agents
    .map((_, i) => i)
    .sort(
      (a, b) =>
        before(rows[a] as BoardRow, rows[b] as BoardRow) ||
        descending(order[a], order[b]) ||
        byName(rows[a] as BoardRow, rows[b] as BoardRow),
    );
  return {
    title,
    tasks: tasks.map(({ n, id, version, parameters }) => ({ number: n, id, version, parameters })),
    kind,
    metric: metric.id,
    compat: tasks.every(isCompat),
    matches: cells.reduce((sum, { seat, rival, n }) => (seat === 0 && rival === 1 ? sum + n : sum), 0),
    rows: listed.map((i) => rows[i] as BoardRow),
    firstSeat,
    otherVersions: hidden
      .filter((other) => tasks.some((task) => kindOf(task) === kindOf(other)))
      .map(({ id, version }) => `${id}@${version}`),
  };
}

/** Ranked rows by rank; below them those of more tasks first. */
function before(a: BoardRow, b: BoardRow): number {
  if (a.rank !== null && b.rank !== null) return a.rank - b.rank;
  if (a.rank !== null || b.rank !== null) return a.rank === null ? 1 : -1;
  return b.tasks - a.tasks;
}

const descending = (a = 0, b = 0): number => (a === b ? 0 : b > a ? 1 : -1);
const byName = (a: BoardRow, b: BoardRow): number => (a.agent < b.agent ? -1 : 1);
