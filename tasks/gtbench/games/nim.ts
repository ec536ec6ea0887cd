import { z } from 'zod';
import { ENDED, type Game } from '../../../harness/core/game.ts';
import { flag, list, whole } from '../parameters.ts';
import { legalTakes, type Takes, takesFrom } from './nim-takes.ts';
import { renamed } from './open-spiel.ts';

export interface NimParameters {
  readonly piles: readonly number[];
  readonly misere: boolean;
}

export interface Nim {
  readonly piles: number[];
  readonly misere: boolean;
  /** Action ids in the order played; seat 0 played the first. */
  readonly moves: number[];
  readonly takes: Takes;
  /** Matches left in all piles. */
  left: number;
  /** The piles as one number, where their legal moves are kept. */
  key: number;
}

/** The 0-based pile of an action and how many it takes from it. */
export function split(s: Nim, id: number): { pile: number; take: number } {
  const pile = id % s.piles.length;
  return { pile, take: (id - pile) / s.piles.length + 1 };
}

const winner = (s: Nim): number => (s.misere ? s.moves.length & 1 : (s.moves.length + 1) & 1);

/** Nim: seats take matches from one pile in turn; under the misère rule whoever takes the last match loses (Bouton, 1901). */
export const nim: Game<Nim, NimParameters> = {
  id: 'nim',
  version: '1',
  parameters: z.strictObject({
    piles: list(whole(0, 1000))
      .default([1, 3, 5, 7])
      .refine((piles) => piles.length <= 10, 'at most 10 piles')
      .refine((piles) => piles.some((pile) => pile > 0), 'at least one pile must hold a match, e.g. piles=3,4,5'),
    misere: flag().default(true),
  }),
  players: () => 2,
  start({ piles, misere }) {
    const takes = takesFrom(piles);
    return { piles: piles.slice(), misere, moves: [], takes, left: takes.matches, key: takes.start };
  },
  mover: (s) => (s.left === 0 ? ENDED : s.moves.length & 1),
  legal: (s) => legalTakes(s.takes, s.key, s.piles),
  apply(s, id) {
    const pile = id % s.piles.length;
    const take = (id - pile) / s.piles.length + 1;
    s.piles[pile] = (s.piles[pile] as number) - take;
    s.left -= take;
    s.key -= take * (s.takes.weights[pile] as number);
    s.moves.push(id);
    return s;
  },
  copy: (s) => ({ piles: s.piles.slice(), misere: s.misere, moves: s.moves.slice(), takes: s.takes, left: s.left, key: s.key }),
  returns: (s) => (s.left > 0 ? [0, 0] : winner(s) === 0 ? [1, -1] : [-1, 1]),
  actionText(s, _, id) {
    const { pile, take } = split(s, id);
    return `pile:${pile + 1}, take:${take};`;
  },
  stateText: (s) => `(${s.moves.length & 1}): ${s.piles.join(' ')}`,
  informationText: (s) => s.moves.join(', '),
  /** After two plies both won and lost positions occur, with seat 0 to move again; after one, hardly a dozen positions exist. */
  openingDepth: 2,
  highestReturn: 1,
  openSpiel: { name: 'nim', parameters: (raw) => nim.parameters.parse(renamed(raw, { pile_sizes: 'piles', is_misere: 'misere' })) },
};
