import { z } from 'zod';
import { user } from '../../harness/core/message.ts';
import { datasetFile } from '../authoring/dataset-file.ts';
import { jsonl } from '../authoring/jsonl.ts';
import { lettered } from '../authoring/lettered.ts';
import { question } from '../authoring/question.ts';
import { dateTest } from './datasets.ts';
import { compatLetter, strictLetter } from './letter-answer.ts';
import { type Parameters, parameters } from './parameters.ts';

const row = z.object({
  question: z.string().min(1),
  choices: z.object({ text: z.array(z.string().min(1)).min(2).max(6) }),
  answerKey: z.string().length(1),
});
type Row = z.infer<typeof row>;

/** Date understanding: which of five or six dates a short story means (BIG-bench; DC-CoT, table 11). */
export const date = question<Row, string, Parameters>({
  id: 'dc-cot/date',
  version: '1',
  parameters,
  finite: true,
  samples: jsonl(({ data }) => datasetFile(dateTest, data), row),
  prompt: ({ question, choices }) => [user(`${question}\n\n${lettered(choices.text)}`)],
  answer: ({ choices }, { compat }) => (compat ? compatLetter(choices.text) : strictLetter(choices.text)),
  target: ({ answerKey }) => answerKey,
  sampleId: (_, index) => `date-${index}`,
  words: ({ question, choices }) => [question, ...choices.text],
});
