import { z } from 'zod';
import { ENDED, type Game } from '../../../harness/core/game.ts';
import { whole } from '../parameters.ts';
import { renamed } from './open-spiel.ts';

export interface ConnectFourParameters {
  readonly rows: number;
  readonly columns: number;
  /** Discs in a line that win. */
  readonly inRow: number;
}

export interface ConnectFour {
  readonly size: ConnectFourParameters;
  /** A mask for each column, the bottom row its lowest bit: the columns of seat 0, then those of seat 1. */
  readonly discs: number[];
  /** Columns in the order played; seat 0 played the first. */
  readonly moves: number[];
  /** A bit for each column that may be played; none at the end. */
  open: number;
  /** Whether the last disc made a line. */
  won: boolean;
}

/** The columns of every mask that has come up, ascending. */
const columnsOf: (readonly number[])[] = [];

function openColumns(mask: number): readonly number[] {
  const found = columnsOf[mask];
  if (found !== undefined) return found;
  const ids: number[] = [];
  for (let column = 0; mask >> column !== 0; column++) if ((mask >> column) & 1) ids.push(column);
  columnsOf[mask] = ids;
  return ids;
}

/** A seat's own discs beside a cell on one line, to the right and to the left. A step to the right moves the cell's bit `up`, then `down`. */
function beside({ discs, size }: ConnectFour, first: number, column: number, bit: number, up: number, down: number): number {
  const end = first + size.columns;
  let count = 0;
  let at = first + column + 1;
  for (let b = (bit << up) >> down; at < end && ((discs[at] as number) & b) !== 0; b = (b << up) >> down, at++) count++;
  at = first + column - 1;
  for (let b = (bit << down) >> up; at >= first && ((discs[at] as number) & b) !== 0; b = (b << down) >> up, at--) count++;
  return count;
}

/** Whether the seat whose columns start at `first` has a line through a cell that it has just taken. */
function hasLine(s: ConnectFour, first: number, column: number, bit: number): boolean {
  const more = s.size.inRow - 1;
  const lowest = bit >> more;
  const upright = (bit << 1) - lowest;
  if (lowest !== 0 && ((s.discs[first + column] as number) & upright) === upright) return true;
  return (
    beside(s, first, column, bit, 0, 0) >= more ||
    beside(s, first, column, bit, 1, 0) >= more ||
    beside(s, first, column, bit, 0, 1) >= more
  );
}

/** The board as rows of `x`, `o` and `.`, the top row first. */
export function rows({ size, discs }: ConnectFour): string[] {
  const cell = (row: number, column: number): string => {
    if (((discs[column] as number) >> row) & 1) return 'x';
    return ((discs[size.columns + column] as number) >> row) & 1 ? 'o' : '.';
  };
  const columns = Array.from({ length: size.columns }, (_, column) => column);
  return Array.from({ length: size.rows }, (_, i) => columns.map((column) => cell(size.rows - 1 - i, column)).join(''));
}

/** Connect four: discs fall to the lowest free cell of a column; seat 0 is x and moves first; the first line wins, a full board is a draw. */
export const connectFour: Game<ConnectFour, ConnectFourParameters> = {
  id: 'connect-four',
  version: '1',
  parameters: z
    .strictObject({ rows: whole(1, 20).default(6), columns: whole(1, 16).default(7), inRow: whole(2, 20).default(4) })
    .refine((size) => size.inRow <= Math.max(size.rows, size.columns), {
      path: ['inRow'],
      error: 'a line must fit on the board: at most the larger of rows and columns',
    }),
  players: () => 2,
  start: (size) => ({ size, discs: new Array<number>(2 * size.columns).fill(0), moves: [], open: (1 << size.columns) - 1, won: false }),
  mover: (s) => (s.open === 0 ? ENDED : s.moves.length & 1),
  legal: (s) => openColumns(s.open),
  apply(s, column) {
    const { rows, columns } = s.size;
    const first = s.moves.length & 1 ? columns : 0;
    const taken = (s.discs[column] as number) | (s.discs[columns + column] as number);
    // A column is filled from below, so that one more is the bit of its lowest free cell.
    const bit = taken + 1;
    s.discs[first + column] = (s.discs[first + column] as number) | bit;
    s.moves.push(column);
    if (bit >> (rows - 1) !== 0) s.open &= ~(1 << column);
    if (hasLine(s, first, column, bit)) {
      s.won = true;
      s.open = 0;
    }
    return s;
  },
  copy: (s) => ({ size: s.size, discs: s.discs.slice(), moves: s.moves.slice(), open: s.open, won: s.won }),
  returns: (s) => (!s.won ? [0, 0] : s.moves.length & 1 ? [1, -1] : [-1, 1]),
  actionText: (_, seat, column) => `${seat === 0 ? 'x' : 'o'}${column}`,
  stateText: (s) =>
    rows(s)
      .map((row) => `${row}\n`)
      .join(''),
  informationText: (s) => s.moves.join(', '),
  /** Two discs a side: 1,120 positions, x to move again, and nobody can have three in a line yet. */
  openingDepth: 4,
  highestReturn: 1,
  openSpiel: { name: 'connect_four', parameters: (raw) => connectFour.parameters.parse(renamed(raw, { x_in_row: 'inRow' })) },
};
