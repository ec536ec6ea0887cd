import { type ConnectFour, connectFour } from '../games/connect-four.ts';
import { ConnectFourBoard } from './connect-four-board.ts';
import { type EndgameLimits, type EndgameSolver, endgameSolver } from './endgame-solver.ts';
import { type ProofSolver, proofSolver } from './proof-solver.ts';

/** Connect four by proof search: values of moves where all of them are proven within `nodes` positions. */
export const connectFourSolver = (nodes: number): ProofSolver<ConnectFour> =>
  proofSolver(connectFour, (state) => new ConnectFourBoard(state), nodes);

/** The same proofs for judging a match from its end backwards. */
export const connectFourEndgames = (limits: EndgameLimits): EndgameSolver<ConnectFour> =>
  endgameSolver(connectFour, (state) => new ConnectFourBoard(state), limits);
