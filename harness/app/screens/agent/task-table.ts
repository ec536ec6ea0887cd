import type { AgentProfile } from '../../../../results/agent-profile.ts';
import { type BoardColumn, columnsOf, SHOWN_FIRST } from '../../board-columns.ts';
import { clipped, fitted, type Line, span, textWidth } from '../span.ts';

/** Columns between two cells, and of a task's name at least. */
const GAP = 2;
const NAME = 18;
/** Columns of a figure at most. */
const FIGURE = 16;

/** Columns that a board has only where one of its agents has any. */
const COUNTS: readonly string[] = [...SHOWN_FIRST, 'replaced', 'unscored', 'errored'];

/** A heading with what stands below it, a text for each task. */
interface Column {
  readonly heading: string;
  readonly texts: readonly string[];
  readonly align: BoardColumn['align'];
}

/** What an agent's tasks are shown as. */
export interface TaskTable {
  readonly heading: Line;
  row(task: number, chosen: boolean): Line;
}

/** An agent's figures task by task: those of the tasks' own boards, as many as there is room for. */
export function taskTable({ tasks }: AgentProfile, width: number): TaskTable {
  const names = tasks.map(({ section: { title, compat } }) => (compat ? `${title} (compat)` : title));
  const columns = fitting(figuresOf(tasks), width - GAP - NAME);
  const room = columns.reduce((sum, column) => sum - widthOf(column) - GAP, width - GAP);
  const wide = Math.max(1, Math.min(room, Math.max(NAME, ...names.map((name) => textWidth(clipped(name, Math.max(1, room)))))));
  const line = (name: string, cells: readonly string[]) =>
    [fitted(name, wide), ...columns.map((column, i) => fitted(cells[i] ?? '', widthOf(column), column.align))].join('  ');
  return {
    heading: [
      span(
        `  ${line(
          'task',
          columns.map(({ heading }) => heading),
        )}`,
        'dim',
      ),
    ],
    row: (task, chosen) => {
      const text = line(
        names[task] ?? '',
        columns.map(({ texts }) => texts[task] ?? ''),
      );
      return [chosen ? span(`› ${text}`, 'chosen') : span(`  ${text}`)];
    },
  };
}

/** Columns of all the tasks' boards under their headings; those that say nothing of this agent are left out. */
function figuresOf(tasks: AgentProfile['tasks']): Column[] {
  const boards = tasks.map(({ section, row }) => ({ row, columns: columnsOf(section, () => '', Number.POSITIVE_INFINITY) }));
  const all = boards.flatMap(({ columns }) => columns);
  const headings = [...new Set(all.map(({ heading }) => heading))].filter((heading) => heading !== 'agent');
  const columns = headings.map((heading): Column => {
    const texts = boards.map(({ row, columns }) => columns.find((column) => column.heading === heading)?.cell(row) ?? absent(heading));
    return {
      heading: clipped(heading, FIGURE),
      texts: texts.map((text) => clipped(text, FIGURE)),
      align: all.find((column) => column.heading === heading)?.align ?? 'right',
    };
  });
  return columns.filter(({ texts }) => texts.some((text) => !['–', '0', '0.0%', ''].includes(text)));
}

/** What stands for a figure that a task's board leaves out: it counts nothing there, or is not known. */
const absent = (heading: string): string => (COUNTS.includes(heading) ? '0' : '–');

const widthOf = ({ heading, texts }: Column): number => Math.max(textWidth(heading), ...texts.map(textWidth));

/** From the first on, as many as the width has room for. */
function fitting(columns: readonly Column[], width: number): Column[] {
  let used = 0;
  return columns.filter((column) => {
    used += widthOf(column) + GAP;
    return used <= width;
  });
}
