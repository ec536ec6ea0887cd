import { random } from '../../../harness/core/random.ts';

/** A position of a game for two that searches move forth and back on. A side's whole payoff is 1, 0 or −1. */
export interface ProofBoard {
  /** Whether the game can end in a draw. */
  readonly draws: boolean;
  /** The most moves that a position can have. */
  readonly width: number;
  /** 64 random bits of the position and its mover (Zobrist, 1970), in two halves. */
  readonly low: number;
  readonly high: number;
  /** What the position is worth to its mover where a look is enough: 1 where it wins at once, 0 where nobody can move any more. */
  settled(): 0 | 1 | undefined;
  /**
   * Writes the moves of a position that is not settled, those first that look best, and says how many. Moves that let the other seat
   * win at once are left out: where none remains, the mover has lost.
   */
  moves(into: Int32Array): number;
  /** Makes a move of a position that is not settled. */
  make(move: number): void;
  /** Takes back the last move made. */
  unmake(move: number): void;
  /** A guess at what the position is worth to its mover, any whole number that is nearer 0 than CERTAIN. */
  evaluate(): number;
}

/** Above every guess: the score of a position that is won. */
export const CERTAIN = 1_000_000;

/** Fixed random bits for each of so many features of a position; two words a feature. */
export function zobrist(game: string, features: number): Int32Array {
  const rng = random('zobrist', game, features);
  return Int32Array.from({ length: 2 * features }, () => rng.below(2 ** 32) | 0);
}
