import type { z } from 'zod';
import { canonicalJson } from '../../harness/core/json.ts';
import { flag } from './parameters.ts';

/**
 * A game's parameters and `compat`, which leaves no trace where it is false: a strict match is the same with and without the word.
 * The paper plays one form of each game, so that `compat` goes with the defaults alone.
 */
export function withCompat<P>(parameters: z.ZodType<P>): z.ZodType<P> {
  const usual = canonicalJson(parameters.parse({}));
  const compat = flag()
    .optional()
    .transform((on) => (on === true ? on : undefined));
  const both = (parameters as unknown as z.ZodObject)
    .safeExtend({ compat })
    .refine(({ compat, ...others }) => compat !== true || canonicalJson(others) === usual, {
      path: ['compat'],
      message: 'the paper plays this game with the default parameters only: leave out the others, or compat',
    });
  return both as unknown as z.ZodType<P>;
}

/** Whether a match is played as the paper's own code played it. */
export const isCompat = (parameters: unknown): boolean => (parameters as { readonly compat?: unknown }).compat === true;
