import { describe, expect, test } from 'vitest';
import { instructions } from '../../../tasks/or-r1/instructions.ts';
import { DIALECTS } from '../../../tasks/or-r1/parameters.ts';
import { strictCode } from '../../../tasks/or-r1/read-code.ts';
import { strictResult } from '../../../tasks/or-r1/result.ts';
import { answerTool } from '../../../tasks/or-r1/sandbox/answer-tool.ts';

describe('the example of each prompt, run for real', () => {
  test.each(DIALECTS)('%s: 3 tables for 5 each', async (dialect) => {
    const code = strictCode(instructions(dialect, 'direct'), dialect, true);
    if (code === undefined) throw new Error('the example is no answer');
    const run = await answerTool('trusted').run({ ...code, seconds: 30, memoryMb: 512 }, new AbortController().signal);
    expect(strictResult(run)).toMatchObject({ ended: 'stated', value: 15, size: { columns: 1, rows: 1, kind: 'MIP' } });
    expect(run.dialect).toBe(dialect === 'any' ? 'coptpy' : dialect);
  });
});
