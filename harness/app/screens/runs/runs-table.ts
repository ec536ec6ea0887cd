import type { ListedRun } from '../../../../results/run-list.ts';
import { RUN_LIST, type RunColumn } from '../../run-columns.ts';
import { clipped, fitted, fittedLine, type Line, span, type Tone, textWidth } from '../span.ts';

/** Columns of a terminal between two cells, and of a drawn share. */
const GAP = 2;
const BAR = 10;
/** What is left to the title, at least. */
const TITLE = 16;

/** Columns before the title, and those that go first where there is no room for all. */
const { run, begun, state, closed, errored, cost, calls, title } = RUN_LIST;
const bar: RunColumn = { heading: 'progress', align: 'left', cell: (listed) => barText(listed, BAR) };
const ALL: readonly RunColumn[] = [run, begun, state, bar, closed, errored, cost, calls];
const LEFT_OUT: readonly RunColumn[] = [calls, begun, bar, errored];

/** The share of a run's plan that is closed, `████░░░░░░`; full only when all of it is. */
export function barText({ run: { planned }, progress: { closed: done } }: ListedRun, width: number): string {
  const share = planned === null || planned === 0 ? 0 : Math.min(1, done / planned);
  const full = Math.floor(share * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}

/** How a run's line is marked. */
export interface Marks {
  readonly chosen: boolean;
  /** To be compared with. */
  readonly marked: boolean;
}

/** A heading and a line for each run shown, laid out for so many columns. */
export function runsTable(shown: readonly ListedRun[], marksOf: (listed: ListedRun) => Marks, width: number): Line[] {
  const columns = columnsFor(shown, width);
  const widths = columns.map((column) => widthOf(column, shown));
  const used = widths.reduce((sum, own) => sum + own + GAP, 2);
  const rest = Math.max(0, width - used);
  const lineOf = (before: string, cells: readonly string[], last: string, tone: Tone): Line => {
    const texts = columns.map(({ align }, i) => fitted(cells[i] as string, widths[i] as number, align));
    return fittedLine([span(`${before}${[...texts, clipped(last, rest)].join(' '.repeat(GAP))}`, tone)], width);
  };
  const heading = lineOf(
    '  ',
    columns.map((column) => column.heading),
    title.heading,
    'dim',
  );
  const rows = shown.map((listed) => {
    const { chosen, marked } = marksOf(listed);
    const cells = columns.map(({ cell }) => cell(listed));
    return lineOf(`${chosen ? '›' : ' '}${marked ? '+' : ' '}`, cells, listed.run.title, chosen ? 'chosen' : toneOf(listed));
  });
  return [heading, ...rows];
}

const toneOf = ({ state: word }: ListedRun): Tone => (word === 'running' ? 'accent' : word === 'errored' ? 'warn' : 'plain');

const widthOf = ({ heading, cell }: RunColumn, shown: readonly ListedRun[]): number =>
  Math.max(textWidth(heading), ...shown.map((listed) => textWidth(cell(listed))));

function columnsFor(shown: readonly ListedRun[], width: number): readonly RunColumn[] {
  let columns = ALL;
  const used = () => columns.reduce((sum, column) => sum + widthOf(column, shown) + GAP, 2);
  for (const column of LEFT_OUT) {
    if (used() + TITLE <= width) break;
    columns = columns.filter((other) => other !== column);
  }
  return columns;
}
