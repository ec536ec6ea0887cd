import { describe, expect, test } from 'vitest';
import { paperCode, strictCode } from '../../../tasks/or-r1/read-code.ts';

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;
const GUROBI = 'import gurobipy as gp\nm = gp.Model()';
const LP = 'Maximize\n obj: x\nSubject To\n c: x <= 4\nEnd';

describe('strict reading', () => {
  test('the last block that imports a solver is the program, whatever stands round it', () => {
    const reply = [fence('python', 'import coptpy as cp\nx = 1'), fence('python', GUROBI), fence('python', 'print("how to run it")')].join(
      '\n\n',
    );
    expect(strictCode(reply, 'coptpy', true)).toEqual({ kind: 'python', program: GUROBI });
  });

  test('a block without a word counts where it imports a solver; libraries that are not supported here count too', () => {
    expect(strictCode(fence('', 'from pulp import *'), 'coptpy', true)?.program).toBe('from pulp import *');
    expect(strictCode(fence('py', 'import os, cvxpy as cp'), 'coptpy', true)?.program).toBe('import os, cvxpy as cp');
  });

  test('a program goes before a model file, unless a file was asked for', () => {
    const reply = `${fence('python', GUROBI)}\n${fence('lp', LP)}`;
    expect(strictCode(reply, 'any', true)?.kind).toBe('python');
    expect(strictCode(reply, 'lp', true)).toEqual({ kind: 'lp', program: LP });
    expect(strictCode(reply, 'mps', true)?.kind).toBe('python');
  });

  test('model files are known by their word or by what they look like, in a block or as the whole reply', () => {
    expect(strictCode(fence('', LP), 'lp', true)).toEqual({ kind: 'lp', program: LP });
    expect(strictCode(`\\ a comment\n${LP}`, 'lp', true)?.kind).toBe('lp');
    expect(strictCode('NAME t\nROWS\n N o\nCOLUMNS\n x o 1\nENDATA', 'mps', true)?.kind).toBe('mps');
    expect(strictCode('{"sense": "minimize"}', 'json', true)?.kind).toBe('json');
    expect(strictCode(fence('json', '{"sense": "minimize"'), 'json', true)?.kind).toBe('json');
  });

  test('Python without a solver is run where there is nothing better; words alone are no program', () => {
    expect(strictCode(fence('python', 'print(3)'), 'coptpy', true)?.program).toBe('print(3)');
    expect(strictCode(`${GUROBI}\nm.optimize()`, 'coptpy', true)?.program).toContain('optimize');
    expect(strictCode('The best profit is 12.', 'any', true)).toBeUndefined();
    expect(strictCode(fence('', 'profit = 12'), 'any', true)).toBeUndefined();
    expect(strictCode(fence('python', '   '), 'any', true)).toBeUndefined();
  });

  test('a fence that is never closed counts only where the model stopped by itself', () => {
    const reply = `Here:\n\`\`\`python\n${GUROBI}`;
    expect(strictCode(reply, 'any', true)?.program).toBe(GUROBI);
    expect(strictCode(reply, 'any', false)).toBeUndefined();
  });

  test('closing marks may stand at the end of the last line', () => {
    const reply = `\`\`\`python\n${GUROBI}\`\`\`\nThen:\n${fence('python', 'print(1)')}`;
    expect(strictCode(reply, 'any', true)?.program).toBe(GUROBI);
  });

  test('a longer fence may hold shorter ones, and hostile lengths are read in no time', () => {
    expect(strictCode(`\`\`\`\`python\n${GUROBI}\n\`\`\`\n\`\`\`\``, 'any', true)?.program).toBe(`${GUROBI}\n\`\`\``);
    const long = `${'import '.repeat(100_000)}\n${'`'.repeat(200_000)}\n${'{'.repeat(200_000)}`;
    const before = performance.now();
    strictCode(long, 'any', true);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe("the paper's rule", () => {
  test('takes what stands between the first python fence and the next one, the rest of its line too', () => {
    expect(paperCode(`${fence('python', 'a')}\n${fence('python', 'b')}`)).toEqual({ kind: 'python', program: '\na\n' });
    expect(paperCode('```python3\na\n```')?.program).toBe('3\na\n');
  });

  test('loses the last character where the closing fence is missing', () => {
    expect(paperCode('```python\nx = 12')?.program).toBe('\nx = 1');
  });

  test('finds nothing in other fences, blanks, or plain words', () => {
    for (const reply of [fence('', GUROBI), fence('py', GUROBI), fence('python', ' \n '), GUROBI]) expect(paperCode(reply)).toBeUndefined();
  });
});
