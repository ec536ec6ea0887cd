import { z } from 'zod';
import { ENDED, type Game } from '../../../harness/core/game.ts';

/** Stones as 9-bit masks, cell 3·row + column, row 0 on top; those of the seat to move and those of the seat that just moved. */
export interface TicTacToe {
  next: number;
  last: number;
  /** Cells in the order they were taken; seat 0 took the first. */
  readonly moves: number[];
}

const CELLS = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const LINES = [0o007, 0o070, 0o700, 0o111, 0o222, 0o444, 0o421, 0o124];
const MASKS = Array.from({ length: 512 }, (_, mask) => mask);
const FREE: readonly (readonly number[])[] = MASKS.map((taken) => CELLS.filter((cell) => (taken & (1 << cell)) === 0));
const WON = MASKS.map((mask) => LINES.some((line) => (mask & line) === line));
const NONE: readonly number[] = [];

const over = (s: TicTacToe): boolean => WON[s.last] === true || s.moves.length === 9;

/** `x`, `o` or `.` on a cell. */
export function stone(s: TicTacToe, cell: number): string {
  const move = s.moves.indexOf(cell);
  return move < 0 ? '.' : move % 2 === 0 ? 'x' : 'o';
}

/** The board as three rows of text. */
export const rows = (s: TicTacToe): string[] => [0, 3, 6].map((first) => [0, 1, 2].map((column) => stone(s, first + column)).join(''));

/** Tic-tac-toe: seat 0 is x and moves first; three in a line win, a full board without a line is a draw. */
export const ticTacToe: Game<TicTacToe, Record<string, never>> = {
  id: 'tic-tac-toe',
  version: '1',
  parameters: z.strictObject({}),
  players: () => 2,
  start: () => ({ next: 0, last: 0, moves: [] }),
  mover: (s) => (over(s) ? ENDED : s.moves.length & 1),
  legal: (s) => (over(s) ? NONE : (FREE[s.next | s.last] ?? NONE)),
  apply(s, id) {
    const moved = s.next | (1 << id);
    s.next = s.last;
    s.last = moved;
    s.moves.push(id);
    return s;
  },
  copy: (s) => ({ next: s.next, last: s.last, moves: s.moves.slice() }),
  returns: (s) => (WON[s.last] !== true ? [0, 0] : s.moves.length & 1 ? [1, -1] : [-1, 1]),
  actionText: (_, seat, id) => `${seat === 0 ? 'x' : 'o'}(${Math.floor(id / 3)},${id % 3})`,
  stateText: (s) => rows(s).join('\n'),
  informationText: (s) => s.moves.join(', '),
  /** Two plies are the fewest that give many deals (72) and keep x to move; one ply gives nine, all of them draws. */
  openingDepth: 2,
  highestReturn: 1,
  openSpiel: { name: 'tic_tac_toe', parameters: (raw) => ticTacToe.parameters.parse(raw) },
};
