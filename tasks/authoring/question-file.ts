import { resolve } from 'node:path';
import { z } from 'zod';
import { user } from '../../harness/core/message.ts';
import type { Task } from '../../harness/core/task.ts';
import { equals } from '../../judges/equals.ts';
import { includes } from '../../judges/includes.ts';
import { choice } from './choice.ts';
import { jsonl } from './jsonl.ts';
import { lettered } from './lettered.ts';
import { number } from './number.ts';
import { question } from './question.ts';
import type { QuestionAnswer } from './question-answer.ts';
import { questionFileId } from './question-file-id.ts';
import { text } from './text.ts';

/** How the answers of a question file are read and judged. */
export interface QuestionFileOptions {
  /** Unless given: `choice` where a row has choices and `equals` judges, else `text`. */
  readonly answer?: 'text' | 'choice' | 'number' | undefined;
  /** `equals` unless given; `includes` takes text answers only. */
  readonly judge?: 'equals' | 'includes' | undefined;
}

const label = z.union([z.string(), z.number(), z.boolean()]);
const row = z.object({
  id: z.union([z.string(), z.number()], 'expected a text or a number').optional(),
  input: z.string().min(1),
  target: z.union([label, z.array(label).min(1)], {
    error: ({ input }) =>
      `expected a text, a number or a list of them, got ${input === undefined ? 'nothing' : JSON.stringify(input).slice(0, 60)}`,
  }),
  choices: z.array(z.string().min(1)).min(2).max(26).optional(),
});
type Row = z.infer<typeof row>;

/**
 * A task made of a user's JSON Lines file, rows `{id?, input, target, choices?}`; a row without an id goes by its number from 1.
 * Its id is the file's path from the working folder, without the ending. The file is streamed.
 * @throws UserError, once its samples are read, naming file, line and field of a bad row, or both lines of an id that comes twice.
 */
export function questionFile(path: string, options: QuestionFileOptions = {}): Task<Row, QuestionFileOptions> {
  return question<Row, string, QuestionFileOptions>({
    id: questionFileId(path),
    version: '1',
    parameters: parametersOf(options),
    samples: (run) => jsonl(resolve(path), usable(run.parameters), idOf).of(run),
    prompt: (asked, settings) => [user(promptOf(asked, settings))],
    answer: formatOf,
    target: ({ target }) => target,
    judge: ({ judge }) => (judge === 'includes' ? includes : equals),
    // Only where the flag says choice has every row choices.
    finite: ({ answer }) => answer === 'choice',
    words: ({ input, choices = [] }) => [input, ...choices],
  });
}

function parametersOf(defaults: QuestionFileOptions): z.ZodType<QuestionFileOptions> {
  const kind = z.enum(['text', 'choice', 'number']);
  return z
    .strictObject({
      answer: defaults.answer === undefined ? kind.optional() : kind.default(defaults.answer),
      judge: z.enum(['equals', 'includes']).default(defaults.judge ?? 'equals'),
    })
    .refine(({ answer, judge }) => judge === 'equals' || (answer ?? 'text') === 'text', 'includes judges text answers: pass --answer text');
}

type Kind = 'text' | 'choice' | 'number';

function kindOf({ choices }: Row, { answer, judge }: QuestionFileOptions): Kind {
  if (answer !== undefined) return answer;
  return choices === undefined || judge === 'includes' ? 'text' : 'choice';
}

function promptOf(asked: Row, settings: QuestionFileOptions): string {
  const { input, choices } = asked;
  if (choices === undefined) return input;
  return `${input}\n\n${kindOf(asked, settings) === 'choice' ? lettered(choices) : choices.join('\n')}`;
}

function formatOf(asked: Row, settings: QuestionFileOptions): QuestionAnswer<string> {
  const formats: Record<Kind, () => QuestionAnswer<string>> = { text, number, choice: () => choice(asked.choices ?? []) };
  return formats[kindOf(asked, settings)]();
}

/** The row's schema under these settings: a choice needs choices, and every target must be an answer that could be given. */
function usable(options: QuestionFileOptions): z.ZodType<Row> {
  return row.superRefine((checked, issues) => {
    if (options.answer === 'choice' && checked.choices === undefined) {
      issues.addIssue({ code: 'custom', path: ['choices'], message: 'expected a list of choices to pick from, got nothing' });
      return;
    }
    for (const target of [checked.target].flat()) {
      const reading = formatOf(checked, options).canonical(target);
      if (!reading.ok) issues.addIssue({ code: 'custom', path: ['target'], message: reading.reason });
    }
  });
}

const idOf = ({ id }: Row, number: number): string => String(id ?? number);
