import { z } from 'zod';

const alias = z.union([
  z.string(),
  z.strictObject({
    /** The agent's spec. */
    spec: z.string(),
    baseURL: z.url().optional(),
    /** Name of the environment variable that holds the key. */
    keyVariable: z.string().optional(),
  }),
]);

/** The form of `pentathlon.config.ts`. */
export const configShape = z.strictObject({
  agents: z.record(z.string(), alias).default({}),
  /** Default store, relative to the working folder. */
  db: z.string().optional(),
  prices: z.string().optional(),
});
