import { legalOnes, movesApart, numbersIn, paperPrompt } from '../compat-prompt.ts';
import type { PaperForm } from '../game-event.ts';
import { type TicTacToe, ticTacToe } from './tic-tac-toe.ts';

const RULES = `Tic-tac-toe: two players take turns marking an empty cell of a grid with three columns and three rows. Whoever first has three marks of their own in one row, column or diagonal wins.
Cells are written by column and row, both counted from 1: <C2R1> is the second cell of the first row.`;

/** No board was drawn. */
export const ticTacToeCompat: PaperForm<TicTacToe> = {
  describe: (s, seat, write) => paperPrompt(RULES, [movesApart(s.moves.map(write), seat), legalOnes(ticTacToe.legal(s, seat).map(write))]),
  example: () => '<C2R1>',
  pattern: /C[1-3]R[1-3]/g,
  action(move) {
    const [column = 0, row = 0] = numbersIn(move);
    return column - 1 + 3 * (row - 1);
  },
};
