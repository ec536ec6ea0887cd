import { z } from 'zod';
import { flag } from '../authoring/flag.ts';

/** `compat`: read and score as the recorded results were, for comparison with published figures. */
export const parameters = z.strictObject({ compat: flag() });
export type Parameters = z.infer<typeof parameters>;

/** `earlier`, with `compat`: the rule under which one of the recorded date files was read before the others. */
export const dateParameters = z
  .strictObject({ compat: flag(), earlier: flag() })
  .refine(({ compat, earlier }) => compat || !earlier, 'earlier is a variant of compat: set compat=true too');
export type DateParameters = z.infer<typeof dateParameters>;
