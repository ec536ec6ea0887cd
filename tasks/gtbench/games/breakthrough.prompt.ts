import { system, user } from '../../../harness/core/message.ts';
import type { GameEvent } from '../game-event.ts';
import { legalMoves, moveList } from '../move-list.ts';
import { breakthroughCompat } from './breakthrough.compat.ts';
import {
  type Breakthrough,
  type BreakthroughParameters,
  board,
  breakthrough,
  columnLabels,
  homeRows,
  label,
  squares,
} from './breakthrough.ts';

const between = (one: number, other: number): string => (one === other ? `row ${one}` : `rows ${one} and ${other}`);

function rules({ rows, columns }: BreakthroughParameters): string {
  const home = homeRows(rows);
  return `You are playing breakthrough against one opponent, and you want to win.
The board has ${columns} columns (${columnLabels(columns).join(', ')}, left to right) and ${rows} rows (${rows} at the top, 1 at the bottom). A square is named by column and row.
The players are b (black) and w (white). b's pieces start on all squares of ${between(rows, rows + 1 - home)} and move down the board, towards row 1. w's pieces start on all squares of ${between(home, 1)} and move up the board, towards row ${rows}.
b moves first; then they take turns, each moving one piece of their own by one row in its direction: straight ahead or to the next column on either side.
- Straight ahead a piece may move only to an empty square; it never captures straight ahead.
- Diagonally it may move to an empty square, or to a square with an enemy piece, which it captures. Nobody has to capture.
Whoever first moves a piece to the far row wins: row 1 for b, row ${rows} for w. Whoever captures the last enemy piece wins, too. There are no draws.
A move names the square it leaves and the square it goes to, and has a * if it captures: <a1->a2> moves from a1 to a2; <a1->b2*> captures on b2.`;
}

function token({ size }: Breakthrough, id: number): string {
  const { from, to, capture } = squares(size, id);
  return `<${label(size.rows, from)}->${label(size.rows, to)}${capture ? '*' : ''}>`;
}

const drawn = (s: Breakthrough): string =>
  [...board(s).map((row, i) => [s.size.rows - i, ...row]), [' ', ...columnLabels(s.size.columns)]]
    .map((cells) => cells.join(' '))
    .join('\n');

export const breakthroughEvent: GameEvent<Breakthrough, BreakthroughParameters> = {
  game: breakthrough,
  title: 'Breakthrough',
  family: 'board games',
  /** All but 1 in 1,000 random matches on 8 × 3 are shorter. */
  turns: 25,
  /** The squares alone say which move is meant: a `*` too few or too many changes nothing. */
  form: /^(?<from>[a-z]\d)->(?<to>[a-z]\d)\*?$/,
  describe({ state, seat, parameters, opening }) {
    const { rows } = parameters;
    const who =
      seat === 0
        ? `You are b (black) and move first. Your pieces move down, towards row 1. Your opponent is w (white), whose pieces move up.`
        : `You are w (white) and move second. Your pieces move up, towards row ${rows}. Your opponent is b (black), whose pieces move down.`;
    const situation = [
      who,
      moveList(
        state.moves.map((id) => token(state, id)),
        seat,
        opening,
      ),
      `The board now (. is an empty square):\n${drawn(state)}`,
      legalMoves(breakthrough.legal(state, seat).map((id) => token(state, id))),
    ];
    return [system(rules(parameters)), user(situation.join('\n\n'))];
  },
  token: (s, _, id) => token(s, id),
  board: drawn,
  compat: breakthroughCompat,
};
