import { count } from '../../figures.ts';
import { doneOf, type LiveRow, type LiveRows } from '../../live-rows.ts';
import { briefNames, nameWithin } from '../../short-names.ts';
import { fitted, type Line, line, textWidth } from '../span.ts';

interface Column {
  readonly heading: string;
  readonly cell: (row: LiveRow) => string;
}

/** Columns between two cells, and the narrowest one. */
const GAP = 2;
const NARROW = 5;
/** Columns of a name at most: figures far from their names are hard to read. */
const NAME = 36;

/** Rows so many lines can show beside their headings. */
export const rowsRoom = ({ list }: LiveRows, lines: number): number =>
  Math.max(1, lines - (list.some(isMatch) && !list.every(isMatch) ? 2 : 1));

/** A window of a run's pairings and tasks, `top` being the first one shown; each kind under its heading. */
export function rowLines(rows: LiveRows, top: number, lines: number, width: number): Line[] {
  const list = inOrder(rows);
  const room = rowsRoom(rows, lines);
  const shown = list.slice(top, top + room);
  const where = list.length > room ? ` ${top + 1}–${top + shown.length} of ${count(list.length)} ↑↓` : '';
  const matches = shown.filter(isMatch);
  const others = shown.filter((row) => !isMatch(row));
  return [
    ...(matches.length === 0 ? [] : table(`pairing${where}`, matches, matchColumns(matches), rows, width)),
    ...(others.length === 0 ? [] : table(`task${matches.length === 0 ? where : ''}`, others, taskColumns(others), rows, width)),
  ];
}

const isMatch = ({ task }: LiveRow): boolean => task === undefined;

const orders = new WeakMap<LiveRows['list'], readonly LiveRow[]>();

/** Matches first. */
function inOrder({ list }: LiveRows): readonly LiveRow[] {
  let order = orders.get(list);
  if (order === undefined) {
    order = list.every(isMatch) ? list : [...list.filter(isMatch), ...list.filter((row) => !isMatch(row))];
    orders.set(list, order);
  }
  return order;
}

const names = new WeakMap<LiveRows['places'], ReadonlyMap<string, string>>();

/** Agents' names for a table; worked out once a plan. */
function namesOf({ list, places }: LiveRows): ReadonlyMap<string, string> {
  let short = names.get(places);
  if (short === undefined) {
    short = briefNames([...new Set(list.flatMap(({ agents }) => agents))]);
    names.set(places, short);
  }
  return short;
}

function table(heading: string, shown: readonly LiveRow[], columns: readonly Column[], rows: LiveRows, width: number): Line[] {
  const widths = columns.map((column) => Math.max(NARROW, textWidth(column.heading), ...shown.map((row) => textWidth(column.cell(row)))));
  const room = width - 2 - widths.reduce((sum, own) => sum + own + GAP, 0);
  const figures = (texts: readonly string[]): string =>
    texts.map((text, i) => ' '.repeat(GAP) + fitted(text, widths[i] as number, 'right')).join('');
  const short = namesOf(rows);
  const nameOf = (agent: string): string => short.get(agent) ?? agent;
  const between = isMatch(shown[0] as LiveRow) ? '  v  ' : '  ';
  const [one, other] = nameWidths(shown.map(partsOf(nameOf)), room - between.length);
  const named = (row: LiveRow): string => {
    const [left, right] = partsOf(nameOf)(row);
    return `${fitted(nameWithin(left, one), one)}${between}${fitted(nameWithin(right, other), other)}`;
  };
  return [
    line(` ${fitted(heading, one + between.length + other)}${figures(columns.map((column) => column.heading))}`, 'dim'),
    ...shown.map((row) => line(` ${named(row)}${figures(columns.map(({ cell }) => cell(row)))}`)),
  ];
}

/** The two parts of a row's name: two agents, or a task and who works on it. */
const partsOf =
  (nameOf: (agent: string) => string) =>
  ({ task, agents }: LiveRow): [string, string] =>
    task === undefined ? [nameOf(agents[0] ?? ''), nameOf(agents[1] ?? '')] : [task, agents.map(nameOf).join(' v ')];

/** Columns of both parts of the names: as many as they need, where there are so many. */
function nameWidths(parts: readonly [string, string][], room: number): [number, number] {
  const needed = (side: 0 | 1): number => Math.min(NAME, Math.max(8, ...parts.map((part) => textWidth(part[side]))));
  const [one, other] = [needed(0), needed(1)];
  if (one + other <= room) return [one, other];
  const half = Math.floor(room / 2);
  const left = Math.max(4, one < half ? one : other < room - half ? room - other : half);
  return [left, Math.max(4, room - left)];
}

const some = (rows: readonly LiveRow[], of: (row: LiveRow) => number, heading: string): Column[] =>
  rows.some((row) => of(row) > 0) ? [{ heading, cell: (row) => count(of(row)) }] : [];

/** What was had before, where anything was: wins and losses are those of this start alone. */
const doneColumns = (rows: readonly LiveRow[]): Column[] => [
  { heading: 'done', cell: (row) => `${count(doneOf(row))}/${count(Math.max(row.planned, doneOf(row)))}` },
  ...some(rows, ({ had }) => had, 'had'),
];

const lastColumns = (rows: readonly LiveRow[]): Column[] => [
  { heading: 'unusable', cell: ({ unusable }) => (unusable === 0 ? '–' : count(unusable)) },
  ...some(rows, ({ errored }) => errored, 'errored'),
];

const matchColumns = (rows: readonly LiveRow[]): Column[] => [
  ...doneColumns(rows),
  { heading: 'W', cell: ({ wins }) => count(wins) },
  { heading: 'D', cell: ({ draws }) => count(draws) },
  { heading: 'L', cell: ({ losses }) => count(losses) },
  ...lastColumns(rows),
];

const taskColumns = (rows: readonly LiveRow[]): Column[] => [
  ...doneColumns(rows),
  { heading: rows.every(({ proportion }) => proportion) ? 'right' : 'mean', cell: scoreOf },
  ...lastColumns(rows),
];

function scoreOf({ scored, sum, proportion }: LiveRow): string {
  if (scored === 0) return '–';
  return proportion ? `${((100 * sum) / scored).toFixed(1)}%` : (sum / scored).toPrecision(3);
}
