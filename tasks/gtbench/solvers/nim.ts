import { type Nim, nim, split } from '../games/nim.ts';
import type { Solver } from './solver.ts';

/**
 * Whether the seat to move wins from these piles (Bouton, 1901): the binary sum without carry is not 0. Under the misère rule that
 * holds while a pile has two or more matches; from piles of one alone, the seat that meets an even number of them wins.
 */
export function winning(piles: readonly number[], misere: boolean): boolean {
  if (misere && piles.every((pile) => pile <= 1)) return piles.reduce((sum, pile) => sum + pile, 0) % 2 === 0;
  return piles.reduce((sum, pile) => sum ^ pile, 0) !== 0;
}

function moveValues(s: Nim): number[] {
  const piles = s.piles.slice();
  return nim.legal(s, nim.mover(s)).map((id) => {
    const { pile, take } = split(s, id);
    piles[pile] = (s.piles[pile] as number) - take;
    const lost = winning(piles, s.misere);
    piles[pile] = s.piles[pile] as number;
    return lost ? -1 : 1;
  });
}

export const nimSolver: Solver<Nim> = { game: nim.id, moveValues };
