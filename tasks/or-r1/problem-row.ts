import { z } from 'zod';
import { labelled } from './label.ts';
import type { Problem } from './program-task.ts';

/** A row of the paper's files. A label must be one that answers can be compared with. */
export const problemRow: z.ZodType<Problem> = z
  .object({
    question: z.string('expected the question as a text').refine((text) => text.trim() !== '', 'expected a question, got blanks'),
    answer: z.union([z.number(), z.string()], { error: ({ input }) => expected(input) }),
  })
  .superRefine(({ answer }, issues) => {
    const reading = labelled(answer, false);
    if (!reading.ok) issues.addIssue({ code: 'custom', path: ['answer'], message: reading.reason });
  });

const expected = (input: unknown): string =>
  `expected the label as a number, got ${input === undefined ? 'nothing' : JSON.stringify(input)?.slice(0, 60)}`;
