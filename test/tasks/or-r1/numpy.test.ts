import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { programRunner } from './recorded-programs.ts';

const runner = programRunner();
afterAll(() => runner.close());

const file = (name: string): string => readFileSync(new URL(`oracle/numpy/${name}`, import.meta.url), 'utf8');
const lines = file('lines.txt')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const recorded: Record<string, string> = JSON.parse(file('lines.json'));

const PROGRAM = `
import json
import numpy as np
space = {'__name__': 'record'}
exec(json.loads(${JSON.stringify(JSON.stringify(file('record.py')))}), space)
wanted = json.loads(${JSON.stringify(JSON.stringify(recorded))})
found = space['outcomes'](wanted, np)
print(json.dumps({line: text for line, text in found.items() if text != wanted[line]}))
`;

describe('the look-alike of numpy', () => {
  test('each line has a record', () => expect(lines).toEqual(Object.keys(recorded)));

  test('every line comes to what it came to in numpy, to the last digit of random numbers', async () => {
    const { stdout, error, unsupported } = await runner.run(PROGRAM);
    expect({ error, unsupported }).toEqual({ error: null, unsupported: null });
    expect(JSON.parse(stdout)).toEqual({});
  });

  test.each([
    ['np.fft', 'numpy.fft'],
    ['np.linalg.eig', 'numpy.linalg.eig'],
    ['np.random.beta(1, 2)', 'numpy.random.beta'],
    ['np.random.default_rng(1).gamma(2)', 'Generator.gamma'],
    ['np.array([1j])', 'numpy arrays of complex'],
    ['np.datetime64', 'numpy.datetime64'],
    ['np.sum([1, 2], where=[True, False])', 'numpy.sum with where'],
  ])('%s is said by name, and no except hides it', async (expression, name) => {
    const program = `import numpy as np\ntry:\n    ${expression}\nexcept Exception:\n    print('hidden')`;
    expect(await runner.run(program)).toMatchObject({ ended: 'unsupported', unsupported: name, stdout: '' });
  });

  test('without a seed a program draws the same each time', async () => {
    const program = 'import numpy as np\nprint(np.random.rand(), np.random.default_rng().random())';
    const [first, second] = [await runner.run(program), await runner.run(program)];
    expect(first.stdout).toMatch(/^0\.\d+ 0\.\d+\n$/);
    expect(second.stdout).toBe(first.stdout);
  });
});
