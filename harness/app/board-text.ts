import type { Board, BoardRow, BoardSection } from '../../results/board.ts';
import { terminalLine } from '../core/terminal-text.ts';
import { cellsOf, columnsOf } from './board-columns.ts';
import { notesOf } from './board-notes.ts';
import { counted, money } from './figures.ts';
import { shortNames } from './short-names.ts';
import { textTable } from './text-table.ts';
import { wrapped } from './wrap.ts';

/** A board as plain text: a table a section, with footnotes that say how its numbers came about. */
export function boardText(board: Board): string {
  if (board.sections.length === 0) return 'Nothing here yet. Try: pentathlon run gtbench -a random -a mcts';
  return board.sections.map(sectionText).join('\n\n');
}

function sectionText(section: BoardSection): string {
  const names = shortNames(section.rows.map(({ agent }) => agent));
  const nameOf = ({ agent }: BoardRow): string => names.get(agent) ?? terminalLine(agent);
  const columns = columnsOf(section, nameOf);
  const notes = notesOf(section, columns, nameOf).map((note) => wrapped(` ${note}`));
  return [`${boardHeading(section)}\n`, textTable(columns, cellsOf(columns, section.rows)), ...notes].join('\n');
}

/** What a section is about, in one line. */
export function boardHeading({ title, tasks, rows, matches, compat, kind }: BoardSection): string {
  const n = rows.reduce((sum, row) => sum + row.n, 0);
  const parts = [
    terminalLine(title),
    ...(tasks.length > 1 ? [counted(tasks.length, 'game')] : []),
    counted(rows.length, 'agent'),
    kind === 'rating' ? counted(matches, 'match', 'matches') : counted(n, 'answer'),
    ...(rows.some(({ calls }) => calls > 0) ? [totalCost(rows)] : []),
    compat ? 'compat' : 'strict',
  ];
  return parts.join(' · ');
}

const totalCost = (rows: readonly BoardRow[]): string =>
  rows.some(({ cost }) => cost === null) ? 'cost unknown' : money(rows.reduce((sum, { cost }) => sum + (cost ?? 0), 0));
