import { ENDED } from '../../../harness/core/game.ts';
import { type TicTacToe, ticTacToe } from '../games/tic-tac-toe.ts';
import type { Solver } from './solver.ts';

/** Worth of positions to the seat to move, by its stones and the other's. */
const known = new Map<number, number>();

/** Minimax (von Neumann, 1928) over all positions, each looked at once: 1 won, 0 drawn, −1 lost for the seat to move. */
function value(s: TicTacToe): number {
  const key = (s.next << 9) | s.last;
  const found = known.get(key);
  if (found !== undefined) return found;
  const worth = Math.max(...moveValues(s));
  known.set(key, worth);
  return worth;
}

function moveValues(s: TicTacToe): number[] {
  const seat = ticTacToe.mover(s);
  return ticTacToe.legal(s, seat).map((id) => {
    const after = ticTacToe.apply(ticTacToe.copy(s), id);
    return ticTacToe.mover(after) === ENDED ? (ticTacToe.returns(after)[seat] as number) : 0 - value(after);
  });
}

export const ticTacToeSolver: Solver<TicTacToe> = { game: ticTacToe.id, moveValues };
