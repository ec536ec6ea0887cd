import type { z } from 'zod';
import type { Game } from '../../harness/core/game.ts';
import { whole } from './parameters.ts';

/** Plies beyond which an opening is no opening any more, and its positions too many to list. */
const DEEPEST = 8;

/**
 * A game's parameters and `openingDepth`, where it has openings: the plies that deals after the first begin with. Its default leaves no
 * trace, so that a match is the same with and without the word.
 */
export function withOpeningDepth<S, P>(game: Game<S, P>): z.ZodType<P> {
  if (game.chance !== undefined) return game.parameters;
  const openingDepth = whole(1, DEEPEST)
    .optional()
    .transform((depth) => (depth === usualDepth(game) ? undefined : depth));
  return (game.parameters as unknown as z.ZodObject).safeExtend({ openingDepth }) as unknown as z.ZodType<P>;
}

const usualDepth = <S, P>({ openingDepth = 1 }: Game<S, P>): number => openingDepth;

/** Plies that the openings of a match begin with. */
export const openingDepth = <S, P>(game: Game<S, P>, parameters: P): number =>
  (parameters as { readonly openingDepth?: number }).openingDepth ?? usualDepth(game);
