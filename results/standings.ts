import type { BoardRow } from './board.ts';

/** Where an agent stands by the metric that ranks. */
export type Standing = Pick<BoardRow, 'rank' | 'value' | 'low' | 'high' | 'n' | 'unscored' | 'wins' | 'draws' | 'losses' | 'unrated'>;

/** Where all of them stand, in the order of the agents. */
export interface Standings {
  readonly standings: readonly Standing[];
  /** What agents of equal rank are listed by, highest first. */
  readonly order: readonly number[];
  /** What sitting first is worth, in Elo points. */
  readonly firstSeat: number | null;
}
