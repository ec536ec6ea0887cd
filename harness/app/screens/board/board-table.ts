import type { BoardRow, BoardSection } from '../../../../results/board.ts';
import { type BoardColumn, columnsOf, looseMetrics } from '../../board-columns.ts';
import { fitted, type Line, span, type Tone, textWidth } from '../span.ts';
import { intervalBar, scaleOf } from './interval-bar.ts';

/** Columns between two cells. */
const GAP = 2;
/** Columns of the drawn interval, narrow and wide. */
const BAR = [12, 28] as const;

/** A section's table on a screen: its heading, and any of its rows. */
export interface BoardTable {
  readonly heading: Line;
  row(row: BoardRow, chosen: boolean): Line;
  /** Headings that are shown. */
  readonly columns: readonly BoardColumn[];
}

/**
 * Lays out a section for so many columns: its intervals drawn as bars on one scale, in figures too where there is room.
 * `mark`: the heading by which it is ordered.
 */
export function boardTable(section: BoardSection, nameOf: (row: BoardRow) => string, width: number, mark: string): BoardTable {
  const { rows } = section;
  const scale = scaleOf(rows);
  const figures = (columns: readonly BoardColumn[]) => columns.reduce((sum, column) => sum + GAP + widthOf(column, rows), 0);
  const fits = (columns: readonly BoardColumn[]): boolean => figures(columns) + BAR[0] + GAP <= width;
  const columns = narrowed(section, columnsOf(section, nameOf, Number.MAX_SAFE_INTEGER), fits);
  const kept = columns.slice(0, keptOf(columns, rows, width - BAR[0] - GAP));
  const bar = Math.max(BAR[0], Math.min(BAR[1], width - figures(kept) - GAP));
  const at = kept.findIndex(({ heading }) => heading === 'rating' || heading === section.metric) + 1;
  const line = (cells: readonly string[], drawn: string, tone: Tone): Line => {
    const texts = kept.map((column, i) => fitted(cells[i] ?? '', widthOf(column, rows), column.align));
    texts.splice(at, 0, drawn);
    return [span(` ${texts.join(' '.repeat(GAP))}`, tone)];
  };
  const headings = kept.map(({ heading }) => (heading === mark ? `${heading}▾` : heading));
  return {
    columns: kept,
    heading: line(headings, fitted(kept.some(({ heading }) => heading === '95 %') ? '' : '95 %', bar), 'dim'),
    row: (row, chosen) =>
      line(
        kept.map(({ cell }) => cell(row)),
        intervalBar(row, scale, bar),
        chosen ? 'chosen' : 'plain',
      ),
  };
}

/** What goes first where room is short: the interval is drawn, and the rest is on an agent's own page, too. */
const LOOSE = [['95 %'], ['tokens'], ['median'], ['W', 'D', 'L']];
/** And last. */
const FIRM = [['solved'], ['gap'], ['n'], ['pass@8'], ['pass@1'], ['cost'], ['replaced'], ['illegal'], ['games']];

/** Columns without those that can be done without, as many as it takes; metrics after the first ones go before counts. */
function narrowed(
  section: BoardSection,
  all: readonly BoardColumn[],
  fits: (columns: readonly BoardColumn[]) => boolean,
): readonly BoardColumn[] {
  let left = all;
  for (const headings of [...LOOSE, ...looseMetrics(section), ...FIRM]) {
    if (fits(left)) break;
    left = left.filter(({ heading }) => !headings.includes(heading));
  }
  return left;
}

/** A heading may carry the mark of the order. */
const widthOf = ({ heading, cell }: BoardColumn, rows: readonly BoardRow[]): number =>
  Math.max(textWidth(heading) + 1, ...rows.map((row) => Math.min(40, textWidth(cell(row)))));

/** How many columns, from the first on, fit. */
function keptOf(columns: readonly BoardColumn[], rows: readonly BoardRow[], width: number): number {
  let used = 1;
  let kept = 0;
  for (const column of columns) {
    used += widthOf(column, rows) + GAP;
    if (used > width + GAP && kept > 2) break;
    kept++;
  }
  return kept;
}
