import type { BoardRow, BoardSection } from '../../../../results/board.ts';
import { NOT_SHOWN } from '../../board-columns.ts';

/** One way to order a board's rows. Rows without the figure come last. */
export interface Sort {
  readonly name: string;
  readonly figure: (row: BoardRow) => number | null;
  /** Whether small figures come first. */
  readonly ascending?: boolean;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const unusable = ({ failures, turns }: BoardRow): number | null =>
  share(
    Object.values(failures).reduce((sum, n) => sum + n, 0),
    turns,
  );

/** The ways in which a section can be ordered; the first is the board's own. */
export function sortsOf({ rows, kind, tasks }: BoardSection): Sort[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row.extras)));
  // Over several games only regret is one measure.
  const extras = [...names].filter((name) => (tasks.length > 1 ? name === 'regret' : !NOT_SHOWN.includes(name)));
  const all: Sort[] = [
    { name: 'rank', figure: ({ rank }) => rank, ascending: true },
    { name: 'n', figure: ({ n }) => n },
    { name: 'NRA', figure: ({ nra }) => nra },
    ...extras.map((name): Sort => ({ name, figure: (row) => row.extras[name] ?? null })),
    { name: 'unusable answers', figure: unusable },
    { name: kind === 'rating' ? 'cost a match' : 'cost an answer', figure: costOf, ascending: true },
    { name: 'time a call', figure: ({ medianMs }) => medianMs, ascending: true },
  ];
  return all.filter(({ figure }, i) => i === 0 || new Set(rows.map(figure)).size > 1);
}

/** US dollars a scored trial; null where it is unknown. */
export const costOf = ({ cost, n }: BoardRow): number | null => (cost === null || n === 0 ? null : cost / n);

/** Rows in an order; equal ones stay as the board has them. */
export function sorted(rows: readonly BoardRow[], { figure, ascending = false }: Sort): BoardRow[] {
  const place = (row: BoardRow): number => {
    const value = figure(row);
    return value === null ? Number.POSITIVE_INFINITY : ascending ? value : -value;
  };
  return rows.toSorted((a, b) => {
    const [one, other] = [place(a), place(b)];
    return one === other ? 0 : one - other;
  });
}
