import { z } from 'zod';
import { user } from '../../harness/core/message.ts';
import { answerJudge } from '../../judges/answer-judge.ts';
import { equals } from '../../judges/equals.ts';
import { datasetFile } from '../authoring/dataset-file.ts';
import { jsonl } from '../authoring/jsonl.ts';
import { question } from '../authoring/question.ts';
import { gsm8kTest } from './datasets.ts';
import { numberAnswer } from './number-answer.ts';
import { paperEqual } from './paper-number.ts';
import { type Parameters, parameters } from './parameters.ts';

const MARK = '#### ';
const row = z.object({
  question: z.string().min(1),
  answer: z.string().includes(MARK, `expected a solution that ends with "${MARK}<number>"`),
});
type Row = z.infer<typeof row>;

/** Right when the recorded scoring takes the answer for the target. */
export const paperEquals = answerJudge('dc-cot-paper-equals', '1', (answer, target) => paperEqual(answer.text, target));

/** Grade-school word problems with a number for an answer (GSM8K, Cobbe et al., 2021). */
export const gsm8k = question<Row, string, Parameters>({
  id: 'dc-cot/gsm8k',
  version: '1',
  parameters,
  samples: jsonl(({ data }) => datasetFile(gsm8kTest, data), row),
  prompt: ({ question }) => [user(question)],
  answer: (_, { compat }) => numberAnswer(compat ? 'compat' : 'strict'),
  target: ({ answer }) => answer.slice(answer.lastIndexOf(MARK) + MARK.length).trim(),
  judge: ({ compat }) => (compat ? paperEquals : equals),
  sampleId: (_, index) => `gsm8k-${index}`,
  words: ({ question }) => [question],
});
