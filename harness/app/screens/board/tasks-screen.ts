import type { BoardRow, BoardSection } from '../../../../results/board.ts';
import type { BoardTab } from '../../../../results/leaderboard.ts';
import { counted } from '../../figures.ts';
import { shortNames } from '../../short-names.ts';
import { inView, moved, TOP } from '../list-window.ts';
import type { Screen, Size } from '../screen.ts';
import { clipped, EMPTY, fitted, type Line, line, span, textWidth } from '../span.ts';

/** Most columns of an agent's name, and those of a figure. */
const LONGEST = 30;
const FIGURE = 11;

/** A section's agents by its tasks: how each of them did, task by task. */
export function tasksScreen(tabs: readonly BoardTab[], section: BoardSection): Screen {
  const sections = tabs.map((tab) => tab.section()).filter((one) => one.tasks.length === 1);
  const tasks = section.tasks.flatMap(({ number }) => sections.filter((one) => one.tasks[0]?.number === number));
  const names = shortNames(section.rows.map(({ agent }) => agent));
  const width = Math.min(LONGEST, Math.max(0, ...[...names.values()].map(textWidth)));
  return screenOf({ rows: TOP, left: 0 });

  function screenOf(state: { rows: typeof TOP; left: number }): Screen {
    const room = ({ rows }: Size): number => Math.max(1, rows - 4);
    const wide = ({ columns }: Size): number => Math.max(1, Math.floor((columns - width - 3) / (FIGURE + 2)));
    const left = (size: Size): number => Math.max(0, Math.min(state.left, tasks.length - wide(size)));
    return {
      title: `${section.title} by task`,
      aside: counted(tasks.length, 'task'),
      hints: [
        { key: '← →', does: 'other tasks' },
        { key: '↑ ↓', does: 'other agents' },
      ],
      lines: (size) => {
        const shown = tasks.slice(left(size), left(size) + wide(size));
        const { top, chosen } = inView(state.rows, section.rows.length, room(size));
        const cells = (texts: readonly string[]) => texts.map((text) => fitted(text, FIGURE, 'right')).join('  ');
        return [
          line(` ${fitted('', width)}  ${cells(shown.map(({ title }) => nameOf(title)))}`, 'dim'),
          ...section.rows.slice(top, top + room(size)).map((row, i): Line => {
            const text = ` ${fitted(names.get(row.agent) ?? clipped(row.agent, width), width)}  ${cells(shown.map((task) => figureOf(task, row)))}`;
            return [span(text, top + i === chosen ? 'chosen' : 'plain')];
          }),
          EMPTY,
          line(' games: mean score, a draw half a win; questions: accuracy or mean', 'dim'),
          line(tasks.length > wide(size) ? ` tasks ${left(size) + 1} to ${left(size) + shown.length} of ${tasks.length}` : '', 'dim'),
        ];
      },
      press: (key, size) => {
        const rows = moved(state.rows, key, section.rows.length, room(size));
        if (rows !== undefined) return { kind: 'to', screen: screenOf({ ...state, rows }) };
        if (key === 'right') return { kind: 'to', screen: screenOf({ ...state, left: Math.min(left(size) + 1, tasks.length - 1) }) };
        if (key === 'left') return { kind: 'to', screen: screenOf({ ...state, left: Math.max(0, left(size) - 1) }) };
        return undefined;
      },
    };
  }
}

/** The task's own name, its end where it is too long. */
function nameOf(title: string): string {
  const name = clipped(title.split('/').slice(1).join('/') || title, 200);
  return textWidth(name) <= FIGURE ? name : `${name.slice(0, FIGURE - 1)}…`;
}

function figureOf({ kind, rows }: BoardSection, { number }: BoardRow): string {
  const row = rows.find((one) => one.number === number);
  if (row === undefined || row.n === 0) return '–';
  if (kind === 'rating') return ((row.wins + row.draws / 2) / row.n).toFixed(2);
  return row.value === null ? '–' : row.value.toPrecision(4);
}
