import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { agree } from '../../../tasks/or-r1/agree.ts';
import { commandHost } from '../../support/command-host.ts';

const RECORDED = '../shared/data/or-r1/orlm';

/** Answers of ORLM-LLaMA-3-8B with what COPT 7.1 made of them. */
test.skipIf(!existsSync(RECORDED)).each([
  ['NL4OPT', 245, 242, '0.857'],
  ['IndustryOR', 100, 71, '0.380'],
])(`%s: every recorded outcome comes out again (needs ${RECORDED})`, async (name, rows, sizes, pass) => {
  const { host, lines } = commandHost([`${RECORDED}/${name}.jsonl.gz`, '--trusted']);
  expect(await agree.run(host)).toBe(0);
  expect(lines.slice(-3)).toEqual([
    `outcomes: ${rows}/${rows} equal`,
    `pass@1: recorded ${pass}, here ${pass}`,
    `size of the model: ${sizes}/${sizes} equal`,
  ]);
});
