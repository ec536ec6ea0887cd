import type { Game } from '../../harness/core/game.ts';
import type { Sample } from '../../harness/core/sample.ts';
import { openings } from './openings.ts';

/** One deal of a game: its number, which seeds chance, and the moves that were played before the seats sat down. */
export interface Deal {
  readonly deal: number;
  readonly opening: readonly number[];
}

/**
 * Deals of a game in a fixed order: seeded openings where there is no chance, else the bare start under one chance seed after
 * another, without end. A deal depends on its number and the seed, so that more deals contain fewer.
 */
export function* deals<S, P>(game: Game<S, P>, parameters: P, seed: string): Generator<Sample<Deal>> {
  if (game.chance === undefined) {
    let deal = 0;
    for (const opening of openings(game, parameters, seed)) yield sample({ deal: deal++, opening });
    return;
  }
  yield* bareDeals();
}

/** The bare start under one chance seed after another, without end. All of GTBench's own matches begin there, with or without chance. */
export function* bareDeals(): Generator<Sample<Deal>> {
  for (let deal = 0; ; deal++) yield sample({ deal, opening: [] });
}

const sample = (deal: Deal): Sample<Deal> => ({ id: `deal-${deal.deal}`, content: { deal: deal.deal, opening: deal.opening }, data: deal });
