import { describe, expect, test } from 'vitest';
import { paperProgram, paperResult } from '../../../tasks/or-r1/paper-run.ts';
import { strictResult } from '../../../tasks/or-r1/result.ts';
import { resultText } from '../../../tasks/or-r1/result-text.ts';
import { madeRun, optimal, SIZE, solvedRun } from './made-run.ts';

describe('strict results', () => {
  test('only a proven end of the model solved last is a value', () => {
    expect(strictResult(optimal(1160))).toEqual({ ended: 'stated', value: 1160, detail: '', size: SIZE });
    const told = (status: string) => resultText(strictResult(solvedRun({ status, objective: 3 })));
    expect(['infeasible', 'unbounded', 'infeasible_or_unbounded', 'time_limit', 'local', 'unsolved'].map(told)).toEqual([
      'infeasible',
      'unbounded',
      'infeasible or unbounded',
      'time-out: the solver met its time limit',
      'unsolved: the solver ended with status local',
      'unsolved: the solver ended with status unsolved',
    ]);
    expect(resultText(strictResult(madeRun()))).toBe('unsolved: no model was solved');
    expect(resultText(strictResult(optimal(null)))).toBe('not finite');
  });

  test('a run that did not reach its end is no value, whatever had been solved before, and says why', () => {
    const solved = { last: { status: 'optimal', objective: 5 } };
    const told = [
      madeRun({ ...solved, ended: 'crashed', error: { type: 'KeyError', message: '3' } }),
      madeRun({ ...solved, ended: 'unsupported', unsupported: 'Model.addCone' }),
      madeRun({ ...solved, ended: 'timed-out' }),
      madeRun({ ...solved, ended: 'out-of-memory' }),
      madeRun({ ...solved, ended: 'too-much-output' }),
      madeRun({ ...solved, ended: 'killed' }),
    ].map((run) => resultText(strictResult(run)));
    expect(told).toEqual([
      'crash: KeyError: 3',
      'unsupported(Model.addCone)',
      'time-out',
      'crash: out-of-memory',
      'crash: too-much-output',
      'crash: killed',
    ]);
  });
});

describe("the paper's results", () => {
  const printed = (stdout: string, parts = {}) => paperResult(madeRun({ stdout, stdoutLength: stdout.length, ...parts }));

  test('are read from what is printed: the rest of the line after the first mark, else the words for none anywhere', () => {
    expect(printed('hello\nJust print the best solution: 1160.0\nbye').value).toBe(1160);
    expect(printed('Just print the best solution: 1e+30').value).toBe(1e30);
    expect(printed('Just print the best solution: 1\nJust print the best solution: 2').value).toBe(1);
    expect(printed('I say No Best Solution here').value).toBe('none');
    expect(printed('No Best Solution\nJust print the best solution: 7').value).toBe(7);
    expect(printed('profit 7')).toMatchObject({ ended: 'unsolved', value: null });
  });

  test('an objective that Python takes for no finite number does not end anything', () => {
    for (const word of ['nan', 'inf', '-inf', 'None', ''])
      expect(printed(`Just print the best solution: ${word}`).value).toBe('not finite');
  });

  test('a failed run has no answer, though the mark was printed before', () => {
    const failed = { ended: 'crashed', error: { type: 'NameError', message: "name 'model' is not defined" } } as const;
    expect(printed('Just print the best solution: 7', failed)).toMatchObject({ ended: 'crash', value: null });
  });

  test('output longer than the record keeps is made up for by the global model', () => {
    const model = { status: 'optimal', objective: 12 };
    expect(printed('x'.repeat(8000), { stdoutLength: 9000, global: model }).value).toBe(12);
    expect(printed('x'.repeat(8000), { stdoutLength: 9000, global: { ...model, status: 'infeasible' } }).value).toBe('none');
  });

  test('the program ends with lines that need a global model and the name COPT', () => {
    expect(paperProgram('a = 1')).toMatch(/^a = 1\n[\s\S]*model\.status == COPT\.OPTIMAL[\s\S]*model\.objval[\s\S]*No Best Solution/);
  });
});
