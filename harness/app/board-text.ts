import type { Board, BoardRow, BoardSection } from '../../results/board.ts';
import { terminalLine } from '../core/terminal-text.ts';
import { count, counted, duration, money, percent, short } from './figures.ts';
import { shortNames } from './short-names.ts';
import { type Column, textTable } from './text-table.ts';
import { wrapped } from './wrap.ts';

/** A board as plain text: a table a section, with footnotes that say how its numbers came about. */
export function boardText(board: Board): string {
  if (board.sections.length === 0) return 'Nothing here yet. Try: pentathlon run gtbench -a random -a mcts';
  return board.sections.map(sectionText).join('\n\n');
}

function sectionText(section: BoardSection): string {
  const columns = columnsOf(section);
  const names = shortNames(section.rows.map(({ agent }) => agent));
  const rows = section.rows.map((row) =>
    columns.map(({ heading: name, cell }) => (name === 'agent' ? (names.get(row.agent) ?? row.agent) : cell(row))),
  );
  return [`${heading(section)}\n`, textTable(columns, rows), ...footnotes(section).map((note) => wrapped(` ${note}`))].join('\n');
}

function heading({ title, tasks, rows, compat, kind }: BoardSection): string {
  const n = rows.reduce((sum, row) => sum + row.n, 0);
  const parts = [
    terminalLine(title),
    ...(tasks.length > 1 ? [counted(tasks.length, 'game')] : []),
    counted(rows.length, 'agent'),
    kind === 'rating' ? counted(n / 2, 'match', 'matches') : counted(n, 'answer'),
    ...(rows.some(({ calls }) => calls > 0) ? [totalCost(rows)] : []),
    compat ? 'compat' : 'strict',
  ];
  return parts.join(' · ');
}

const totalCost = (rows: readonly BoardRow[]): string =>
  rows.some(({ cost }) => cost === null) ? 'cost unknown' : money(rows.reduce((sum, { cost }) => sum + (cost ?? 0), 0));

type BoardColumn = Column & { readonly cell: (row: BoardRow) => string };

function columnsOf({ kind, rows, metric, tasks }: BoardSection): BoardColumn[] {
  const right = (name: string, cell: (row: BoardRow) => string): BoardColumn => ({ heading: name, align: 'right', cell });
  const some = (of: (row: BoardRow) => number) => rows.some((row) => of(row) > 0);
  const columns: BoardColumn[] = [
    right('#', ({ rank, tied }) => `${rank}${tied ? '=' : ' '}`),
    { heading: 'agent', align: 'left', cell: ({ agent }) => terminalLine(agent) },
  ];
  if (kind === 'rating') {
    columns.push(
      right('rating', ({ value }) => (value === null ? '–' : value.toFixed(0))),
      right('95 %', ({ low, high }) => (low === null || high === null ? '–' : `${low.toFixed(0)}…${high.toFixed(0)}`)),
      ...(tasks.length > 1 ? [right('games', (row: BoardRow) => `${row.tasks}/${tasks.length}`)] : []),
      right('n', ({ n }) => count(n)),
      right('W', ({ wins }) => count(wins)),
      right('D', ({ draws }) => count(draws)),
      right('L', ({ losses }) => count(losses)),
    );
  } else {
    const figure = (x: number) => (kind === 'proportion' ? x.toFixed(4) : x.toPrecision(5));
    columns.push(
      right(metric, ({ value }) => (value === null ? '–' : figure(value))),
      right('95 %', ({ low, high }) => (low === null || high === null ? '–' : `${figure(low)}…${figure(high)}`)),
      right('n', ({ n }) => count(n)),
    );
  }
  for (const failure of SHOWN_FIRST) {
    if (some(({ failures }) => failures[failure])) columns.push(right(failure, ({ failures, turns }) => percent(failures[failure], turns)));
  }
  if (some(({ replaced }) => replaced)) columns.push(right('replaced', ({ replaced }) => count(replaced)));
  if (some(({ unscored }) => unscored)) columns.push(right('unscored', ({ unscored }) => count(unscored)));
  if (some(({ errored }) => errored)) columns.push(right('errored', ({ errored }) => count(errored)));
  if (rows.some(({ cost }) => cost !== 0))
    columns.push(right('cost', ({ cost, calls }) => (calls === 0 ? '–' : cost === null ? 'unknown' : money(cost))));
  if (some(({ inputTokens }) => inputTokens ?? 0)) {
    columns.push(
      right('tokens', ({ inputTokens, outputTokens }) =>
        inputTokens === null || outputTokens === null ? '–' : `${short(inputTokens)}/${short(outputTokens)}`,
      ),
    );
  }
  if (some(({ medianMs }) => medianMs ?? 0))
    columns.push(right('median', ({ medianMs }) => (medianMs === null ? '–' : duration(medianMs))));
  return columns;
}

/** Kinds of unusable answers in the order of their columns; a kind that nobody has is said under the table, to keep it narrow. */
const SHOWN_FIRST = ['illegal', 'unparsed', 'refused', 'truncated', 'empty', 'filtered'] as const;

function footnotes({ kind, rows, firstSeat, otherVersions, compat, tasks }: BoardSection): string[] {
  const notes: string[] = [];
  const absent = SHOWN_FIRST.slice(0, 2).filter((failure) => rows.every(({ failures }) => failures[failure] === 0));
  if (absent.length > 0 && rows.some(({ turns }) => turns > 0)) notes.push(`no answer was ${absent.join(' or ')}`);
  if (compat) notes.push("compat: the paper's own reading and scoring");
  const ties = [...new Set(rows.filter(({ tied }) => tied).map(({ rank }) => rank))];
  if (ties.length > 0)
    notes.push(`${ties.map((rank) => `${rank}=`).join(' ')} tied: not significantly apart from the first of the group (p ≥ 0.05)`);
  if (kind === 'rating') {
    notes.push('ratings: Bradley–Terry, a draw half a win; mean 1000, +400 = odds of 10 to 1');
    if (firstSeat !== null) notes.push(`sitting first is worth ${firstSeat >= 0 ? '+' : ''}${firstSeat.toFixed(0)} points`);
  }
  if (tasks.length > 1 && rows.some((row) => row.tasks < tasks.length))
    notes.push('agents that met in no common game are compared through their common opponents alone');
  if (kind === 'proportion') notes.push('intervals: Wilson score; an answer that cannot be used counts as not right');
  const noted = rows.reduce((sum, row) => sum + row.noted, 0);
  if (noted > 0) {
    const other = compat ? 'without' : 'with';
    notes.push(`${counted(noted, 'answer is', 'answers are')} read otherwise ${other} --compat: pentathlon show <run> --noted`);
  }
  if (rows.some(({ errored }) => errored > 0))
    notes.push('errored trials are left out until they are gone on with: run the same command again');
  if (otherVersions.length > 0) notes.push(`left out, other versions: ${[...new Set(otherVersions)].join(', ')} (--version shows one)`);
  return notes;
}
