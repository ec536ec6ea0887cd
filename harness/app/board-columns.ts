import type { BoardRow, BoardSection } from '../../results/board.ts';
import { terminalLine } from '../core/terminal-text.ts';
import { count, duration, money, percent, short } from './figures.ts';
import { type Column, tableWidth } from './text-table.ts';

export type BoardColumn = Column & { readonly cell: (row: BoardRow) => string };

/** Columns a terminal has for sure. */
const ROOM = 80;

/** Kinds of unusable answers in the order of their columns; a kind that nobody has is said under the table, to keep it narrow. */
export const SHOWN_FIRST = ['illegal', 'unparsed', 'refused', 'truncated', 'empty', 'filtered'] as const;

/**
 * Metrics that stand before all others and stay longest: of games what is lost, and of how many choices that is known; of answers with
 * several draws what one draw is worth and what eight are.
 */
const FIRST = ['regret', 'solved', 'pass@1', 'pass@8', 'gap'];

/** Metrics that a table shows in another form, or not at all: payoffs are seen in NRA. */
export const NOT_SHOWN = ['return', 'reward'];

const right = (heading: string, cell: (row: BoardRow) => string): BoardColumn => ({ heading, align: 'right', cell });
const dash = (value: number | null | undefined, text: (value: number) => string): string => (value == null ? '–' : text(value));

/** +0.71, 0.00, -0.30: no sign before what rounds to nothing. */
const signed = (value: number): string => {
  const text = value.toFixed(2).replace(/^-(0\.00)$/, '$1');
  return Number(text) > 0 ? `+${text}` : text;
};

/** The columns of a section: of those that it can do without, as many as the room, in columns of a terminal, has place for. */
export function columnsOf(section: BoardSection, nameOf: (row: BoardRow) => string, room = ROOM): BoardColumn[] {
  const { kind, rows, tasks } = section;
  const columns: BoardColumn[] = [
    right('#', ({ rank, tied }) => (rank === null ? '– ' : `${rank}${tied ? '=' : ' '}`)),
    { heading: 'agent', align: 'left', cell: nameOf },
    ...(kind === 'rating' ? ratingColumns(section) : meanColumns(section)),
    ...failureColumns(section),
    ...costColumns(rows),
  ];
  const without = (left: readonly string[]): BoardColumn[] => columns.filter(({ heading }) => !left.includes(heading));
  const first = kind === 'rating' ? leftOut(section, tasks.length > 1) : [[], ...cumulated(looseMetrics(section))];
  const tried = [...first, ...cumulated(LAST.map((heading) => [heading])).map((some) => [...(first.at(-1) ?? []), ...some])].map(without);
  return tried.find((some) => tableWidth(some, cellsOf(some, rows)) <= room) ?? tried.at(-1) ?? columns;
}

/** What a table leaves out then, one after the other; figures of a model's use are on its own page, too. */
const LAST = ['median', 'tokens', 'gap', 'pass@8', 'pass@1', 'n', 'W', 'D', 'L', 'replaced', '95 %'];

/**
 * What a table of matches leaves out where it is too wide, one list after the other. The first metrics stay longest, and those of which
 * notes speak always: before them wins and losses go, which the rating tells, too.
 */
function leftOut(section: BoardSection, several: boolean): string[][] {
  const extras = extraColumns(section).map(({ heading }) => heading);
  if (several) return [[], ['n'], extras];
  const noted = new Set(section.rows.flatMap(({ notes = {} }) => Object.keys(notes).map(terminalLine)));
  const loose = extras.filter((heading) => !noted.has(heading));
  const dropped = Array.from({ length: loose.length + 1 }, (_, some) => loose.slice(loose.length - some));
  return noted.size === 0 ? dropped : [[], ...dropped.map((some) => ['W', 'D', 'L', ...some])];
}

/**
 * Metrics after the first ones, in the order in which a table does without them, together those that a note tells together: the whole note
 * stands below as soon as one is gone.
 */
export function looseMetrics(section: BoardSection): string[][] {
  const loose = extraColumns(section)
    .map(({ heading }) => heading)
    .filter((heading) => !FIRST.includes(heading));
  const groups = Object.values(section.repeated ?? {}).map((names) => names.map(terminalLine));
  const groupOf = (heading: string): readonly string[] => groups.find((names) => names.includes(heading)) ?? [heading];
  return [...new Set(loose.toReversed().map(groupOf))].map((group) => group.filter((heading) => loose.includes(heading)));
}

/** Lists that begin with the first one alone and take in one more each time. */
const cumulated = (lists: readonly (readonly string[])[]): string[][] => lists.map((_, i) => lists.slice(0, i + 1).flat());

/** Cells of all rows. */
export const cellsOf = (columns: readonly BoardColumn[], rows: readonly BoardRow[]): string[][] =>
  rows.map((row) => columns.map(({ cell }) => cell(row)));

function ratingColumns(section: BoardSection): BoardColumn[] {
  const several = section.tasks.length > 1;
  return [
    right('rating', ({ value }) => dash(value, (x) => x.toFixed(0))),
    right('95 %', ({ low, high }) => (low === null || high === null ? '–' : `${low.toFixed(0)}…${high.toFixed(0)}`)),
    ...(several ? [right('games', ({ tasks }) => count(tasks))] : []),
    right('n', ({ n }) => count(n)),
    ...(several
      ? []
      : [right('W', ({ wins }) => count(wins)), right('D', ({ draws }) => count(draws)), right('L', ({ losses }) => count(losses))]),
    ...(section.rows.some(({ elo }) => elo !== null) ? [right('Elo', ({ elo }) => dash(elo, (x) => x.toFixed(1)))] : []),
    right('NRA', ({ nra }) => dash(nra, signed)),
    ...extraColumns(section),
  ];
}

function meanColumns(section: BoardSection): BoardColumn[] {
  const { kind, metric } = section;
  const figure = (x: number): string => (kind === 'proportion' ? x.toFixed(4) : x.toPrecision(5));
  return [
    right(metric, ({ value }) => dash(value, figure)),
    right('95 %', ({ low, high }) => (low === null || high === null ? '–' : `${figure(low)}…${figure(high)}`)),
    right('n', ({ n }) => count(n)),
    ...extraColumns(section),
  ];
}

/** Metrics of one task; over several games their mean is worth a column for regret alone. */
function extraColumns({ rows, tasks }: BoardSection): BoardColumn[] {
  const names = [...new Set(rows.flatMap(({ extras }) => Object.keys(extras)))];
  const first = FIRST.filter((name) => names.includes(name));
  const others = names.filter((name) => !FIRST.includes(name) && !NOT_SHOWN.includes(name));
  const shown = tasks.length > 1 ? first.slice(0, 1) : [...first, ...others];
  return shown.map((name) => right(terminalLine(name), ({ extras }) => dash(extras[name], (x) => x.toFixed(3))));
}

function failureColumns({ kind, rows, tasks }: BoardSection): BoardColumn[] {
  const some = (of: (row: BoardRow) => number): boolean => rows.some((row) => of(row) > 0);
  const always = (failure: string): boolean => failure === 'illegal' && kind === 'rating' && tasks.length > 1;
  return [
    ...SHOWN_FIRST.filter((failure) => always(failure) || some(({ failures }) => failures[failure])).map((failure) =>
      right(failure, ({ failures, turns }) => percent(failures[failure], turns)),
    ),
    ...(some(({ replaced }) => replaced) ? [right('replaced', ({ replaced }) => count(replaced))] : []),
    ...(some(({ unscored }) => unscored) ? [right('unscored', ({ unscored }) => count(unscored))] : []),
    ...(some(({ unscored }) => unscored) && kind === 'rating'
      ? [right('valid', ({ completion }) => dash(completion, (x) => percent(x, 1)))]
      : []),
    ...(some(({ errored }) => errored) ? [right('errored', ({ errored }) => count(errored))] : []),
  ];
}

function costColumns(rows: readonly BoardRow[]): BoardColumn[] {
  const columns: BoardColumn[] = [];
  if (rows.some(({ cost }) => cost !== 0))
    columns.push(right('cost', ({ cost, calls }) => (calls === 0 ? '–' : cost === null ? 'unknown' : money(cost))));
  if (rows.some(({ inputTokens }) => (inputTokens ?? 0) > 0)) {
    columns.push(
      right('tokens', ({ inputTokens, outputTokens }) =>
        inputTokens === null || outputTokens === null ? '–' : `${short(inputTokens)}/${short(outputTokens)}`,
      ),
    );
  }
  if (rows.some(({ medianMs }) => (medianMs ?? 0) > 0)) columns.push(right('median', ({ medianMs }) => dash(medianMs, duration)));
  return columns;
}
