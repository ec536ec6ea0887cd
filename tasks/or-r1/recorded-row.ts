import { z } from 'zod';

/** A recorded answer with what COPT made of it: the best solution's objective as text, the words for none, or null where its run failed. */
export const recordedRow = z.object({
  id: z.string().optional(),
  response: z.string('expected the answer as a text'),
  recorded: z.string().nullable(),
  /** The label; words where the problem has no solution. */
  answer: z.union([z.number(), z.string()]),
  correct: z.boolean(),
  /** Rows, columns and nonzeros as COPT's log names them, where it got that far. */
  copt_dims: z.array(z.number()).length(3).nullish(),
});
export type RecordedRow = z.infer<typeof recordedRow>;
