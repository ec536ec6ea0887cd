import { z } from 'zod';
import type { ReasoningEffort, Settings } from '../core/request.ts';

/** A number as text, within bounds. */
export const number = (least: number, most: number, integer = false): z.ZodType<number> =>
  z
    .string()
    .refine((text) => /^-?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text.trim()), {
      error: integer ? 'expected a whole number' : 'expected a number',
    })
    .transform(Number)
    .refine((value) => value >= least && value <= most && (!integer || Number.isInteger(value)), {
      error: `expected ${integer ? 'a whole number' : 'a number'} ${most === Infinity ? `of ${least} or more` : `from ${least} to ${most}`}`,
    });

/** `true` or `false` as text. */
export const yes = z.enum(['true', 'false'], { error: 'expected true or false' }).transform((text) => text === 'true');
const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const satisfies readonly ReasoningEffort[];

/** Stop sequences, `|` between them. */
export const sequences = z
  .string()
  .transform((text) => text.split('|').filter((sequence) => sequence !== ''))
  .refine((found) => found.length > 0, { error: 'expected stop sequences, | between them' });

/** What may follow `?` in the spec of a model behind an API. */
export const MODEL_PARAMETERS = {
  temperature: number(0, 2).optional(),
  top_p: number(0, 1).optional(),
  max_tokens: number(1, Infinity, true).optional(),
  stop: sequences.optional(),
  seed: number(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, true).optional(),
  reasoning_effort: z.enum(EFFORTS, { error: `expected one of ${EFFORTS.join(', ')}` }).optional(),
  stream: yes.optional(),
  base_url: z.string().optional(),
  key_env: z
    .string()
    .regex(/^[A-Za-z_]\w*$/, { error: 'expected the name of an environment variable' })
    .optional(),
};

/** OpenAI's models can also be asked through its responses API. */
export const OPENAI_PARAMETERS = {
  ...MODEL_PARAMETERS,
  api: z.enum(['chat', 'responses'], { error: 'expected chat or responses' }).optional(),
};

export type ModelParameters = z.output<z.ZodObject<typeof MODEL_PARAMETERS>>;

/** The settings among the parameters; what the user did not set is absent. */
export function settingsOf(parameters: ModelParameters): Settings {
  const { temperature, top_p: topP, max_tokens: maxTokens, stop, seed, reasoning_effort: reasoningEffort } = parameters;
  return Object.fromEntries(
    Object.entries({ temperature, topP, maxTokens, stop, seed, reasoningEffort }).filter(([, value]) => value !== undefined),
  );
}
