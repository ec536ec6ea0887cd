import type { ChanceOutcome } from '../../../harness/core/game.ts';

/** Outcomes of the next deal, by a mask: the cards that are out, below a bit at the size of the deck. */
const known: ChanceOutcome[][] = [];

/** The cards that are still in a deck of so many, each as likely as the other. The list is shared. */
export function cardsLeft(deck: number, out: readonly number[]): readonly ChanceOutcome[] {
  let mask = 1 << deck;
  for (let i = 0; i < out.length; i++) mask |= 1 << (out[i] as number);
  const found = known[mask];
  if (found !== undefined) return found;
  const left = Array.from({ length: deck }, (_, card) => card).filter((card) => !out.includes(card));
  const outcomes = left.map((card): ChanceOutcome => [card, 1 / left.length]);
  known[mask] = outcomes;
  return outcomes;
}
