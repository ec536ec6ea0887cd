import { ENDED, type Game } from '../../../harness/core/game.ts';
import { guesses } from './guess-search.ts';
import type { ProofBoard } from './proof-board.ts';
import { type Bounds, ProofSearch } from './proof-search.ts';
import type { Solver } from './solver.ts';

/** A solver that may run out of nodes, and what to play where it does. */
export interface ProofSolver<S> extends Solver<S> {
  /**
   * Probability of each legal action, even among the best. Where none can be better than those proven best: of these, wins that took
   * the fewest plies to prove and losses that took the most. Else, of the moves that may be best, those with the best depth-limited score.
   */
  play(state: S): readonly number[];
}

/** Of the nodes for a proof, the share that may be spent on top to tell moves apart that were not proven. */
const GUESSING = 0.1;

/** The share of the nodes that goes into short proofs before long ones are tried. */
const NEAR = 0.25;

/** The share of the other nodes that each move is given first; then twice as many. */
const FIRST_SHARE = 1 / 32;

/** More plies than any game has. */
const TO_THE_END = 1000;

const UNKNOWN: Bounds = { low: -1, high: 1, plies: 0 };

/** A legal move: a position still to be looked at or, where the game itself tells its worth, none; and what is known of that worth. */
interface Move {
  readonly board: ProofBoard | undefined;
  bounds: Bounds;
}

const known = ({ bounds }: Move): boolean => bounds.low === bounds.high;
const open = (move: Move): boolean => move.board !== undefined && !known(move);
const most = (moves: readonly Move[]): number => Math.max(...moves.map(({ bounds }) => bounds.low));

/** Whether no move can be better than one that is proven. */
const decided = (moves: readonly Move[]): boolean => moves.every(({ bounds }) => bounds.high <= most(moves));

/** Play of a game for two without chance by proof search, at most `nodes` positions looked at for a move. */
export function proofSolver<S>(game: Game<S>, boardOf: (state: S) => ProofBoard, nodes: number): ProofSolver<S> {
  return {
    game: game.id,
    moveValues: (state) => provenValues(game, boardOf, state, new ProofSearch(nodes)),
    play(state) {
      const moves = movesOf(game, boardOf, state);
      prove(moves, new ProofSearch(nodes), () => decided(moves));
      const best = decided(moves) ? proven(moves) : guessed(moves, Math.floor(nodes * GUESSING));
      return moves.map((move) => (best.includes(move) ? 1 / best.length : 0));
    },
  };
}

/** What each legal move is worth to the mover; undefined where not all of it is proven with the nodes that a search has left. */
export function provenValues<S>(
  game: Game<S>,
  boardOf: (state: S) => ProofBoard,
  state: S,
  search: ProofSearch,
): readonly number[] | undefined {
  const moves = movesOf(game, boardOf, state);
  prove(moves, search, () => moves.every(known));
  return moves.every(known) ? moves.map(({ bounds }) => bounds.low) : undefined;
}

function movesOf<S>(game: Game<S>, boardOf: (state: S) => ProofBoard, state: S): Move[] {
  const seat = game.mover(state);
  return game.legal(state, seat).map((id) => {
    const after = game.apply(game.copy(state), id);
    const worth = atOnce(game, after, seat);
    return worth === undefined ? { board: boardOf(after), bounds: UNKNOWN } : { board: undefined, bounds: worth };
  });
}

/** What a move is worth that ended the game, or lets the other seat win with its next: that counts as the shortest of losses. */
function atOnce<S>(game: Game<S>, after: S, seat: number): Bounds | undefined {
  const other = game.mover(after);
  if (other === ENDED) return certain(game.returns(after)[seat] as number);
  const loses = game.legal(after, other).some((reply) => {
    const end = game.apply(game.copy(after), reply);
    return game.mover(end) === ENDED && (game.returns(end)[seat] as number) < 0;
  });
  return loses ? certain(-1) : undefined;
}

const certain = (worth: number): Bounds => ({ low: worth, high: worth, plies: 0 });

/**
 * First to horizons that deepen by two plies, so that short wins come out as such: after the move wins end at odd numbers of plies and
 * losses at even ones. Then to the end of the game, where deepening costs more than it saves, the moves by turns.
 */
function prove(moves: readonly Move[], search: ProofSearch, enough: () => boolean): void {
  const deep = search.unused * (1 - NEAR);
  for (let plies = 1; !enough() && search.unused > deep; plies += 2) {
    for (const move of moves.filter(open)) look(search, move, plies, search.unused - deep);
  }
  for (let share = deep * FIRST_SHARE; !enough() && search.unused > 0; share *= 2) {
    for (const move of moves.filter(open)) if (!enough()) look(search, move, TO_THE_END, Math.ceil(share));
  }
}

function look(search: ProofSearch, move: Move, plies: number, allowed: number): void {
  const { low, high } = move.bounds;
  const known = { low: 0 - high, high: 0 - low, plies: move.bounds.plies };
  const others = search.bounds(move.board as ProofBoard, known, plies, allowed);
  move.bounds = { low: 0 - others.high, high: 0 - others.low, plies: others.plies };
}

function proven(moves: readonly Move[]): Move[] {
  const worth = most(moves);
  const best = moves.filter((move) => move.bounds.low === worth);
  if (worth === 0) return best;
  const plies = best.map(({ bounds }) => bounds.plies);
  const wanted = worth > 0 ? Math.min(...plies) : Math.max(...plies);
  return best.filter(({ bounds }) => bounds.plies === wanted);
}

/** Of the moves that may be best, those that leave the other seat the least. */
function guessed(moves: readonly Move[], nodes: number): Move[] {
  const least = most(moves);
  const candidates = moves.filter(({ bounds, board }) => board !== undefined && (bounds.low === least || bounds.high > least));
  const boards = candidates.map(({ board }) => board as ProofBoard);
  const scores = guesses(boards, nodes);
  const lowest = Math.min(...scores);
  return candidates.filter((_, i) => scores[i] === lowest);
}
