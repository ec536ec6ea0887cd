import type { BoardRow, BoardSection } from '../../../../results/board.ts';
import { shortNames } from '../../short-names.ts';
import type { Screen } from '../screen.ts';
import { clipped, type Line, line } from '../span.ts';
import { type Point, scatter } from './scatter.ts';
import { costOf } from './sorts.ts';

/** What each agent scores against what one trial of it costs. */
export function plotScreen(section: BoardSection): Screen {
  const names = shortNames(section.rows.map(({ agent }) => agent));
  const nameOf = ({ agent }: BoardRow): string => clipped(names.get(agent) ?? agent, 30);
  const points = section.rows.flatMap((row): Point[] => {
    const cost = costOf(row);
    return row.value === null || cost === null || cost === 0 ? [] : [{ name: nameOf(row), x: cost, y: row.value }];
  });
  const listed = (rows: readonly BoardRow[]): string => rows.map((row) => `${nameOf(row)} ${figureOf(section, row)}`).join(', ');
  const free = section.rows.filter((row) => costOf(row) === 0 && row.value !== null);
  const unknown = section.rows.filter((row) => costOf(row) === null && row.value !== null && row.n > 0);
  const what = section.kind === 'rating' ? 'match' : 'answer';
  const notes = [
    ...(free.length > 0 ? [`free: ${listed(free)}`] : []),
    ...(unknown.length > 0 ? [`price unknown: ${listed(unknown)}`] : []),
  ];
  return {
    title: `${section.title}: cost v score`,
    aside: section.kind === 'rating' ? 'rating' : section.metric,
    hints: [],
    lines: ({ columns, rows }): Line[] => {
      const below = notes.map((note) => line(` ${clipped(note, columns - 2)}`, 'dim'));
      if (points.length === 0)
        return [
          line(' No agent here has a price to plot.', 'dim'),
          line(' Calls of priced models have one; run with --prices names others.', 'dim'),
          ...below,
        ];
      const drawn = scatter(points, {
        columns: columns - 1,
        rows: rows - below.length,
        x: (cost) => `$${Number(cost.toPrecision(1))}`,
        y: (score) => (section.kind === 'rating' ? score.toFixed(0) : score.toFixed(3)),
        label: `$ per ${what}, log scale`,
      });
      return [...drawn.map((text) => line(text)), ...below];
    },
    press: () => undefined,
  };
}

const figureOf = ({ kind }: BoardSection, { value }: BoardRow): string =>
  value === null ? '–' : kind === 'rating' ? value.toFixed(0) : value.toFixed(3);
