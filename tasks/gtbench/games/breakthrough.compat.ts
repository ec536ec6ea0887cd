import { legalOnes, movesApart, paperPromptWithList } from '../compat-prompt.ts';
import type { PaperForm } from '../game-event.ts';
import { type Breakthrough, board, breakthrough } from './breakthrough.ts';

const RULES = `Breakthrough: two players, black (b) and white (w), take turns moving one of their pieces one row forward on a board of 3 columns (a to c) and 8 rows (1 to 8). Black starts at the top and moves down, white starts at the bottom and moves up. Straight ahead and diagonally a piece moves to an empty square; diagonally it may also capture an enemy piece. Whoever first reaches the far row wins.
A move is written by its two squares, <a7->a6>, with a * where it captures, <a7->b6*>.`;

/** Row and column steps by direction, as action ids count them. */
const DIRECTIONS = [
  [1, -1],
  [1, 0],
  [1, 1],
  [-1, -1],
  [-1, 0],
  [-1, 1],
];

/** The action id of two squares, legal or not: a step in no direction counts as direction −1, which is another square's id. */
export function encoded(move: string): number {
  const [column = 0, row = 0, toColumn = 0, toRow = 0] = [...move.matchAll(/([a-c])([1-8])/g)].flatMap(([, letter = '', digit = '']) => [
    letter.charCodeAt(0) - 97,
    8 - Number(digit),
  ]);
  const direction = DIRECTIONS.findIndex(([down, right]) => down === toRow - row && right === toColumn - column);
  return ((row * 3 + column) * 6 + direction) * 2 + (move.endsWith('*') ? 1 : 0);
}

/** Players were not told their colour. Whether a move captures is put right for them. */
export const breakthroughCompat: PaperForm<Breakthrough> = {
  describe: (s, seat, write) =>
    paperPromptWithList(RULES, [
      `Board: [${board(s)
        .map((row, i) => `'${s.size.rows - i}${row}'`)
        .join(', ')}]`,
      movesApart(s.moves.map(write), seat),
      legalOnes(breakthrough.legal(s, seat).map(write)),
    ]),
  example: () => '<a7->a6>',
  pattern: /[a-c][1-8]->[a-c][1-8]\*?/g,
  action(move, _, legal) {
    const id = encoded(move);
    return [id, id ^ 1].find((either) => legal.includes(either));
  },
};
