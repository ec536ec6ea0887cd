import { z } from 'zod';
import { flag, list, whole } from '../parameters.ts';
import { MOST_ITEMS, MOST_WORTH } from './negotiation-instance.ts';
import type { Shape } from './negotiation-moves.ts';

/** A negotiation's parameters. Parts of the instance that are given here are the same in every deal, the others are drawn. */
export interface NegotiationParameters extends Shape {
  readonly utterances: boolean;
  readonly maxSteps?: number | undefined;
  readonly pool?: readonly number[] | undefined;
  readonly utilities?: readonly (readonly number[])[] | undefined;
}

const twoLists = (raw: unknown): unknown => (typeof raw === 'string' ? raw.split(';') : raw);

/** Reads them; `utilities` are the values of seat 0, then those of seat 1: `10,1,7;10,10,10`. */
export const negotiationParameters = z
  .strictObject({
    utterances: flag().default(true),
    items: whole(1, 4).default(3),
    symbols: whole(1, 10).default(5),
    utteranceDim: whole(1, 4).default(3),
    maxSteps: whole(1, 100).optional(),
    pool: list(whole(0, MOST_ITEMS)).optional(),
    utilities: z.preprocess(twoLists, z.array(list(whole(0, MOST_WORTH)))).optional(),
  })
  .refine(({ pool, items }) => pool === undefined || pool.length === items, {
    path: ['pool'],
    message: 'expected one whole number for each kind of item, e.g. pool=5,5,5',
  })
  .refine(({ utilities, items }) => utilities === undefined || (utilities.length === 2 && utilities.every((own) => own.length === items)), {
    path: ['utilities'],
    message: 'expected both seats’ values, one for each kind of item, e.g. utilities=10,1,7;10,10,10',
  })
  .refine(({ utilities }) => utilities === undefined || utilities.every((own) => own.some((value) => value > 0)), {
    path: ['utilities'],
    message: 'at least one kind of item must be worth something to each seat',
  });
