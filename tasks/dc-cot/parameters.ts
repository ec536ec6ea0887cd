import { z } from 'zod';
import { flag } from '../authoring/flag.ts';

/** `compat`: read and score as the recorded results were, for comparison with published figures. */
export const parameters = z.strictObject({ compat: flag() });
export type Parameters = z.infer<typeof parameters>;
