import { type Breakthrough, breakthrough } from '../games/breakthrough.ts';
import { BreakthroughBoard } from './breakthrough-board.ts';
import { type EndgameLimits, type EndgameSolver, endgameSolver } from './endgame-solver.ts';
import { type ProofSolver, proofSolver } from './proof-solver.ts';

/** Breakthrough by proof search: values of moves where all of them are proven within `nodes` positions. */
export const breakthroughSolver = (nodes: number): ProofSolver<Breakthrough> =>
  proofSolver(breakthrough, (state) => new BreakthroughBoard(state), nodes);

/** The same proofs for judging a match from its end backwards. */
export const breakthroughEndgames = (limits: EndgameLimits): EndgameSolver<Breakthrough> =>
  endgameSolver(breakthrough, (state) => new BreakthroughBoard(state), limits);
