import { z } from 'zod';
import { ENDED, type Game } from '../../../harness/core/game.ts';
import { whole } from '../parameters.ts';

export interface BreakthroughParameters {
  readonly rows: number;
  readonly columns: number;
}

export interface Breakthrough {
  readonly size: BreakthroughParameters;
  /** A mask for each row, the top row first, column a its lowest bit: the rows of seat 0 (black), then those of seat 1 (white). */
  readonly pieces: number[];
  /** Action ids in the order played; seat 0 played the first. */
  readonly moves: number[];
  /** Whether the last move won. */
  won: boolean;
  /** The legal moves once somebody has asked for them; every position has a list of its own, which never changes. */
  legal: readonly number[] | undefined;
}

const NONE: readonly number[] = [];

/** Rows that each side's pieces fill at the start. */
export const homeRows = (rows: number): number => (rows >= 6 ? 2 : 1);

/** Where a move leads. Ids count squares by row from the top, then directions (left, ahead, right of black, then of white), then captures. */
export function squares(
  { columns }: BreakthroughParameters,
  id: number,
): { from: [number, number]; to: [number, number]; capture: boolean } {
  const direction = (id >> 1) % 6;
  const square = Math.floor(id / 12);
  const [row, column] = [Math.floor(square / columns), square % columns];
  return { from: [row, column], to: [row + (direction < 3 ? 1 : -1), column + (direction % 3) - 1], capture: (id & 1) === 1 };
}

/** All moves of the seat to move, by row, column and direction, which is by id. */
function movesOf({ size: { rows, columns }, pieces, moves }: Breakthrough): number[] {
  const seat = moves.length & 1;
  const own = seat === 0 ? 0 : rows;
  const other = rows - own;
  const step = seat === 0 ? 1 : -1;
  const notLast = (1 << (columns - 1)) - 1;
  const ids: number[] = [];
  for (let row = 0; row < rows; row++) {
    const here = pieces[own + row] as number;
    if (here === 0) continue;
    // The row ahead exists: a piece on the far row has won.
    const mine = pieces[own + row + step] as number;
    const theirs = pieces[other + row + step] as number;
    const left = here & ~(mine << 1) & ~1;
    const ahead = here & ~(mine | theirs);
    const right = here & ~(mine >> 1) & notLast;
    for (let rest = left | ahead | right; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      const id = (row * columns + 31 - Math.clz32(bit)) * 12 + seat * 6;
      if ((left & bit) !== 0) ids.push(((theirs << 1) & bit) === 0 ? id : id + 1);
      if ((ahead & bit) !== 0) ids.push(id + 2);
      if ((right & bit) !== 0) ids.push(((theirs >> 1) & bit) === 0 ? id + 4 : id + 5);
    }
  }
  return ids;
}

/** Whether a side, its rows from `first` on, has no pieces left. */
function wiped({ size: { rows }, pieces }: Breakthrough, first: number): boolean {
  for (let row = first; row < first + rows; row++) if (pieces[row] !== 0) return false;
  return true;
}

/** The label of a square: column, then row counted from the bottom. */
export const label = (rows: number, [row, column]: readonly [number, number]): string => `${String.fromCharCode(97 + column)}${rows - row}`;

/** The board as rows of text, the top row first. */
export const board = ({ size: { rows, columns }, pieces }: Breakthrough): string[] =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      if (((pieces[row] as number) >> column) & 1) return 'b';
      return ((pieces[rows + row] as number) >> column) & 1 ? 'w' : '.';
    }).join(''),
  );

export const columnLabels = (columns: number): string[] => Array.from({ length: columns }, (_, column) => String.fromCharCode(97 + column));

/** Breakthrough: a piece on the far row, or the capture of the last enemy piece, wins (Troyka, 2000). */
export const breakthrough: Game<Breakthrough, BreakthroughParameters> = {
  id: 'breakthrough',
  version: '1',
  parameters: z.strictObject({ rows: whole(2, 9).default(8), columns: whole(2, 8).default(3) }),
  players: () => 2,
  start(size) {
    const pieces = new Array<number>(2 * size.rows).fill(0);
    const home = homeRows(size.rows);
    pieces.fill((1 << size.columns) - 1, 0, home).fill((1 << size.columns) - 1, 2 * size.rows - home);
    return { size, pieces, moves: [], won: false, legal: undefined };
  },
  mover: (s) => (s.won ? ENDED : s.moves.length & 1),
  legal(s) {
    if (s.won) return NONE;
    s.legal ??= movesOf(s);
    return s.legal;
  },
  apply(s, id) {
    const { rows, columns } = s.size;
    const seat = s.moves.length & 1;
    const own = seat === 0 ? 0 : rows;
    const other = rows - own;
    const step = seat === 0 ? 1 : -1;
    const far = seat === 0 ? rows - 1 : 0;
    const square = Math.floor(id / 12);
    const row = Math.floor(square / columns);
    const bit = 1 << (square - row * columns);
    const target = (bit << ((id >> 1) % 3)) >> 1;
    const to = row + step;
    s.pieces[own + row] = (s.pieces[own + row] as number) & ~bit;
    s.pieces[own + to] = (s.pieces[own + to] as number) | target;
    s.moves.push(id);
    s.legal = undefined;
    if (to === far) s.won = true;
    if ((id & 1) === 0) return s;
    s.pieces[other + to] = (s.pieces[other + to] as number) & ~target;
    if (wiped(s, other)) s.won = true;
    return s;
  },
  copy: (s) => ({ size: s.size, pieces: s.pieces.slice(), moves: s.moves.slice(), won: s.won, legal: s.legal }),
  returns: (s) => (!s.won ? [0, 0] : s.moves.length & 1 ? [1, -1] : [-1, 1]),
  actionText(s, _, id) {
    const { from, to, capture } = squares(s.size, id);
    return `${label(s.size.rows, from)}${label(s.size.rows, to)}${capture ? '*' : ''}`;
  },
  stateText: (s) =>
    `${board(s)
      .map((row, i) => `${s.size.rows - i}${row}\n`)
      .join('')} ${columnLabels(s.size.columns).join('')}\n`,
  /** The board is all there is to know; OpenSpiel writes no information text for this game. */
  informationText: (s) => breakthrough.stateText(s),
  /** Two moves a side, 729 positions on 8 × 3. With one, black would win all of them: every first move wins there. */
  openingDepth: 4,
  highestReturn: 1,
  openSpiel: { name: 'breakthrough', parameters: (raw) => breakthrough.parameters.parse({ columns: 8, ...raw }) },
};
