import type { Dataset } from '../../harness/core/suite.ts';

/** The task's test split of BIG-bench's date understanding, with a teacher's answers beside it, which are not read. */
export const dateTest: Dataset = {
  id: 'dc-cot/date',
  source: 'github.com/LzyFischer/icml_kd (rows of BIG-bench date_understanding)',
  licence: 'none stated; BIG-bench itself is Apache-2.0',
  files: [
    { path: 'teacher/date/test.jsonl', sha256: '465d90bc15e50aea07710c841e4c7e3c918da2b1bb7e887093526f7e2c12cb6a' },
    { path: 'date/test.jsonl', sha256: '465d90bc15e50aea07710c841e4c7e3c918da2b1bb7e887093526f7e2c12cb6a' },
  ],
};

/** GSM8K's test split (Cobbe et al., 2021). */
export const gsm8kTest: Dataset = {
  id: 'dc-cot/gsm8k',
  source: 'github.com/openai/grade-school-math',
  licence: 'MIT',
  files: [{ path: 'gsm8k/test.jsonl', sha256: '3730d312f6e3440559ace48831e51066acaca737f6eabec99bccb9e4b3c39d14' }],
};
