import { z } from 'zod';

/** A switch that reaches a task as a boolean from a module or as the words `true` and `false` from the command line. Off unless set. */
export const flag = () => z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]).default(false);
