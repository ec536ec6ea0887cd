import { z } from 'zod';
import { user } from '../../harness/core/message.ts';
import { datasetFile } from '../authoring/dataset-file.ts';
import { jsonl } from '../authoring/jsonl.ts';
import { lettered } from '../authoring/lettered.ts';
import { question } from '../authoring/question.ts';
import { dateTest } from './datasets.ts';
import { letterAnswer } from './letter-answer.ts';
import { type DateParameters, dateParameters } from './parameters.ts';

const row = z.object({
  question: z.string().min(1),
  choices: z.object({ text: z.array(z.string().min(1)).min(2).max(6) }),
  answerKey: z.string().length(1),
});
type Row = z.infer<typeof row>;

/** Date understanding: which of five or six dates a short story means (BIG-bench; DC-CoT, table 11). */
export const date = question<Row, string, DateParameters>({
  id: 'dc-cot/date',
  version: '1',
  parameters: dateParameters,
  finite: true,
  samples: jsonl(({ data }) => datasetFile(dateTest, data), row),
  prompt: ({ question, choices }) => [user(`${question}\n\n${lettered(choices.text)}`)],
  answer: ({ choices }, { compat, earlier }) => letterAnswer(choices.text, earlier ? 'earlier' : compat ? 'compat' : 'strict'),
  target: ({ answerKey }) => answerKey,
  sampleId: (_, index) => `date-${index}`,
  words: ({ question, choices }) => [question, ...choices.text],
});
