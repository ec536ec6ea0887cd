import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digest } from '../../../harness/core/digest.ts';
import { dcCot } from '../../../tasks/dc-cot/suite.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** What is asked of rows made here, by task and version. A change here without a new version mixes answers to different prompts. */
const ASKED: Readonly<Record<string, string>> = {
  'dc-cot/date@1 compat=false': 'fbbc6d87fbe90247fd22f6067c7a1955',
  'dc-cot/date@1 compat=true': 'fbbc6d87fbe90247fd22f6067c7a1955',
  'dc-cot/gsm8k@1 compat=false': '0cd8797cfffc27dd6261aefa62317466',
  'dc-cot/gsm8k@1 compat=true': '0cd8797cfffc27dd6261aefa62317466',
};

function madeData(): string {
  const folder = temporaryFolder();
  const choices = { text: ['01/02/2003', '02/02/2003', '03/02/2003'], label: ['A', 'B', 'C'] };
  const date = { question: 'Yesterday was the first of February 2003. What is the date today in MM/DD/YYYY?', choices, answerKey: 'B' };
  const sum = { question: 'Ann has 3 pears and buys 4 more. How many has she?', answer: 'She has 3 + 4 = 7.\n#### 7' };
  for (const [name, row] of [
    ['date', date],
    ['gsm8k', sum],
  ] as const) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'test.jsonl'), `${JSON.stringify(row)}\n`);
  }
  return folder;
}

test.each(dcCot.tasks.flatMap((task) => ['false', 'true'].map((compat) => [task.id, compat, task] as const)))(
  '%s with compat=%s asks what it asked under this version',
  async (id, compat, task) => {
    const parameters = task.parameters.parse({ compat });
    const contents: unknown[] = [];
    for await (const { content } of task.samples({ parameters, seed: '0', data: madeData() })) contents.push(content);
    expect(contents).toHaveLength(1);
    const key = `${id}@${task.version} compat=${compat}`;
    expect({ [key]: digest(contents) }).toEqual({ [key]: ASKED[key] });
  },
);
