import { system, user } from '../../../harness/core/message.ts';
import type { GameEvent } from '../game-event.ts';
import { legalMoves, moveList } from '../move-list.ts';
import { connectFourCompat } from './connect-four.compat.ts';
import { type ConnectFour, type ConnectFourParameters, connectFour, rows } from './connect-four.ts';

const rules = ({
  rows,
  columns,
  inRow,
}: ConnectFourParameters): string => `You are playing connect four against one opponent, and you want to win.
The board stands upright. It has ${columns} columns (C1 to C${columns}, left to right) and ${rows} rows (R1 to R${rows}, R1 at the bottom).
The players are x and o. x moves first; then they take turns, each dropping one disc of their own into a column that is not full. The disc falls to the lowest empty cell of that column.
Whoever first has ${inRow} discs of their own next to each other in one row, one column or one diagonal wins. If the board is full and nobody has, it is a draw.
A move names the column: <C1> drops a disc into the leftmost column.`;

const token = (column: number): string => `<C${column + 1}>`;

function board(s: ConnectFour): string {
  const { columns, rows: height } = s.size;
  const [margin, width] = [`R${height}`.length, `C${columns}`.length];
  const line = (label: string, cells: readonly string[]): string =>
    [label.padEnd(margin), ...cells.map((cell) => cell.padEnd(width))].join(' ').trimEnd();
  const names = Array.from({ length: columns }, (_, column) => `C${column + 1}`);
  return [line('', names), ...rows(s).map((row, i) => line(`R${height - i}`, [...row]))].join('\n');
}

export const connectFourEvent: GameEvent<ConnectFour, ConnectFourParameters> = {
  game: connectFour,
  title: 'Connect four',
  family: 'board games',
  turns: 21,
  form: /^c\d+$/,
  describe({ state, seat, parameters, opening }) {
    const [own, other, turn] = seat === 0 ? ['x', 'o', 'first'] : ['o', 'x', 'second'];
    const situation = [
      `You are ${own} and move ${turn}. Your opponent is ${other}.`,
      moveList(state.moves.map(token), seat, opening),
      `The board now (. is an empty cell):\n${board(state)}`,
      legalMoves(connectFour.legal(state, seat).map(token)),
    ];
    return [system(rules(parameters)), user(situation.join('\n\n'))];
  },
  token: (_, __, column) => token(column),
  board,
  compat: connectFourCompat,
};
