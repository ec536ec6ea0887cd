import { CERTAIN, type ProofBoard } from './proof-board.ts';

/** Out of nodes: the depth under way is dropped. */
const SPENT = Symbol('spent');

/**
 * Scores of positions to their movers by depth-limited alpha-beta search over the boards' guesses: those of the deepest search that
 * `nodes` allow. Only the lowest score and those equal to it are exact, the others are too low to be it. For choosing among moves
 * that could not be proven, by what they leave to the other seat.
 */
export function guesses(boards: readonly ProofBoard[], nodes: number): number[] {
  let scores = boards.map((board) => guess(board, 0, -2 * CERTAIN, 2 * CERTAIN, { left: Number.POSITIVE_INFINITY }));
  const budget = { left: nodes };
  try {
    for (let plies = 1; plies <= MOST_PLIES; plies++) scores = scored(boards, plies, budget);
  } catch (thrown) {
    if (thrown !== SPENT) throw thrown;
  }
  return scores;
}

/** No use looking further: positions that end earlier have been seen through. */
const MOST_PLIES = 64;

function scored(boards: readonly ProofBoard[], plies: number, budget: { left: number }): number[] {
  let least = 2 * CERTAIN;
  return boards.map((board) => {
    const score = guess(board, plies, -2 * CERTAIN, least + 1, budget);
    least = Math.min(least, score);
    return score;
  });
}

function guess(board: ProofBoard, plies: number, alpha: number, beta: number, budget: { left: number }): number {
  if (budget.left-- <= 0) throw SPENT;
  const settled = board.settled();
  if (settled !== undefined) return settled * CERTAIN;
  if (plies <= 0) return board.evaluate();
  const moves = new Int32Array(board.width);
  const count = board.moves(moves);
  if (count === 0) return -CERTAIN;
  let best = -2 * CERTAIN;
  for (let i = 0; i < count && best < beta; i++) {
    const move = moves[i] as number;
    board.make(move);
    const score = -guess(board, plies - 1, -beta, -Math.max(alpha, best), budget);
    board.unmake(move);
    best = Math.max(best, score);
  }
  return best;
}
