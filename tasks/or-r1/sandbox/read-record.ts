import { z } from 'zod';
import type { AnswerRun } from './run-record.ts';

const text = z.string().transform((value) => value.slice(0, 2_000));
const count = z.number().int().nonnegative();
const model = z.object({ status: text, objective: z.number().nullable() }).nullable();
const size = z.object({
  columns: count,
  rows: count,
  nonzeros: count,
  integers: count,
  quadratic: z.boolean(),
  kind: z.enum(['LP', 'MIP', 'QP']),
});

/** What a child says of a run; members that it leaves out have the value of a run that came to nothing. */
const record = z.object({
  ended: z.enum(['ran', 'crashed', 'unsupported', 'timed-out', 'out-of-memory', 'too-much-output', 'killed']),
  dialect: z.enum(['coptpy', 'gurobipy', 'pulp', 'lp', 'mps', 'json']).nullable().default(null),
  error: z.object({ type: text, message: text }).nullable().default(null),
  unsupported: text.nullable().default(null),
  withheld: z
    .array(text)
    .transform((names) => names.slice(0, 20))
    .default([]),
  global: model.default(null),
  last: model.default(null),
  size: size.nullable().default(null),
  solves: count.default(0),
  stdout: z
    .string()
    .transform((value) => value.slice(0, 8_000))
    .default(''),
  stdoutLength: count.default(0),
});

/** How a run that left no record ended. */
export const runWithout = (ended: AnswerRun['ended']): AnswerRun => record.parse({ ended });

/** The record of a run. What a child sends is as little trusted as what runs in it: anything else counts as killed. */
export function readRecord(value: unknown): AnswerRun {
  const read = record.safeParse(value);
  if (!read.success) return runWithout('killed');
  const { ended, error } = read.data;
  const capped = (value as { capped?: unknown }).capped === true;
  return ended === 'crashed' && error?.type === 'MemoryError' && capped ? { ...read.data, ended: 'out-of-memory' } : read.data;
}

/** Whether the child says that it may serve another answer: nothing of the interpreter was changed, memory and time are not used up. */
export const isReusable = (value: unknown): boolean => (value as { reusable?: unknown } | null)?.reusable === true;
