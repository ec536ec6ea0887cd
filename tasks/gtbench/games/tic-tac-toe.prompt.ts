import { system, user } from '../../../harness/core/message.ts';
import type { GameEvent } from '../game-event.ts';
import { legalMoves, moveList } from '../move-list.ts';
import { ticTacToeCompat } from './tic-tac-toe.compat.ts';
import { rows, type TicTacToe, ticTacToe } from './tic-tac-toe.ts';

const RULES = `You are playing tic-tac-toe against one opponent, and you want to win.
The board has 3 columns (C1 to C3, left to right) and 3 rows (R1 to R3, top to bottom).
The players are x and o. x moves first; then they take turns, each putting one stone of their own on an empty cell.
Whoever first has three stones of their own in one row, one column or one diagonal wins. If the board is full and nobody has, it is a draw.
A move names the cell, column first: <C2R1> is the middle column of the top row.`;

const token = (id: number): string => `<C${(id % 3) + 1}R${Math.floor(id / 3) + 1}>`;

const board = (s: TicTacToe): string => ['   C1 C2 C3', ...rows(s).map((row, i) => `R${i + 1}  ${[...row].join('  ')}`)].join('\n');

export const ticTacToeEvent: GameEvent<TicTacToe, Record<string, never>> = {
  game: ticTacToe,
  title: 'Tic-tac-toe',
  family: 'board games',
  turns: 5,
  form: /^c\d+r\d+$/,
  describe({ state, seat, opening }) {
    const [own, other, turn] = seat === 0 ? ['x', 'o', 'first'] : ['o', 'x', 'second'];
    const situation = [
      `You are ${own} and move ${turn}. Your opponent is ${other}.`,
      moveList(state.moves.map(token), seat, opening),
      `The board now (. is an empty cell):\n${board(state)}`,
      legalMoves(ticTacToe.legal(state, seat).map(token)),
    ];
    return [system(RULES), user(situation.join('\n\n'))];
  },
  token: (_, __, id) => token(id),
  board,
  compat: ticTacToeCompat,
};
