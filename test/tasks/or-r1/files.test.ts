import { afterAll, describe, expect, test } from 'vitest';
import { programRunner } from './recorded-programs.ts';

const runner = programRunner();
afterAll(() => runner.close());

const LP = (rows: string, rest = '', objective = 'Maximize\n profit: 3 x + 2 y') => `${objective}\nSubject To\n${rows}\n${rest}\nEnd\n`;
const MPS = (parts: { head?: string; columns?: string; rhs?: string; rest?: string }) =>
  `NAME T\n${parts.head ?? ''}ROWS\n N COST\n L CAP\n G LEAST\n E MIX\nCOLUMNS\n${
    parts.columns ?? ' X COST 1 CAP 1\n X LEAST 1\n Y COST -1 CAP 1\n Y MIX 1\n'
  }RHS\n${parts.rhs ?? ' RHS CAP 10 LEAST 1\n RHS MIX 4\n'}${parts.rest ?? ''}ENDATA\n`;
const MARKED = " M 'MARKER' 'INTORG'\n X COST 1 CAP 1\n X LEAST 1\n M 'MARKER' 'INTEND'\n Y COST -1 CAP 1\n Y MIX 1\n";
const FIXED = [
  'NAME          FIXED',
  'ROWS',
  ' N  TOTAL',
  ' G  AT LEAST',
  'COLUMNS',
  '    X ONE     TOTAL             2.0    AT LEAST          1.0',
  '    X TWO     TOTAL             3.0    AT LEAST          2.0',
  'RHS',
  '    RHS       AT LEAST          7.0',
  'ENDATA',
  '',
].join('\n');

// Objectives of the LP and MPS texts are those of a second reader (Gurobi's, but for what only CPLEX's format allows).
const OPTIMA: [string, 'lp' | 'mps' | 'json', string, number][] = [
  ['an LP file', 'lp', LP(' wood: x + y <= 4\n labour: x + 3 y <= 6\n x <= 3'), 11],
  ['integers and bounds', 'lp', LP(' c: 2 x + 2 y <= 9', 'Bounds\n 1 <= y <= 2.5\n x <= 7\nGenerals\n x y'), 11],
  ['binaries and a comment', 'lp', LP(' c: x + y <= 1.5 \\ not both\n', 'Binary\n x y'), 3],
  ['free and infinite bounds', 'lp', LP(' c: x + y >= -10', 'Bounds\n -inf <= x <= 5\n y free', 'Minimize\n o: x + y'), -10],
  ['a range row and an objective constant', 'lp', LP(' c: -5 <= x + y <= 8', '', 'max\n 2 x + y + 4'), 20],
  ['rows without names, over several lines', 'lp', LP(' x + y\n <= 4\n x - y >= 2\n y >= .5'), 11.5],
  ['a quadratic objective', 'lp', LP(' c: x + y = 2', '', 'Minimize\n [ 2 x ^ 2 + 2 y ^ 2 ] / 2'), 2],
  ['an indicator', 'lp', LP(' c: z = 1 -> x + y <= 3\n z >= 1', 'Bounds\n x <= 9\n y <= 9\nBinary\n z'), 9],
  ['an MPS file', 'mps', MPS({}), -3],
  ['MAX', 'mps', MPS({ head: 'OBJSENSE\n    MAX\n' }), 2],
  ['the objective constant, negated', 'mps', MPS({ rhs: ' RHS COST 5\n RHS CAP 10\n' }), -5],
  ['ranges', 'mps', MPS({ rest: 'RANGES\n RNG CAP 4 LEAST 3\n RNG MIX 2\n' }), -5],
  ['ranges below', 'mps', MPS({ rest: 'RANGES\n RNG CAP -4 LEAST -3\n RNG MIX -2\n' }), -2],
  ['a marked integer is at most one', 'mps', MPS({ head: 'OBJSENSE MAX\n', columns: MARKED }), -3],
  ['unless it is bounded', 'mps', MPS({ head: 'OBJSENSE MAX\n', columns: MARKED, rest: 'BOUNDS\n LO BND X 2\n' }), 2],
  ['LI and UI', 'mps', MPS({ rest: 'BOUNDS\n LI BND X 2\n UI BND Y 7\n' }), -2],
  ['MI', 'mps', MPS({ rhs: ' RHS CAP 10 LEAST -6\n', rest: 'BOUNDS\n MI BND X\n' }), -6],
  ['BV', 'mps', MPS({ head: 'OBJSENSE MAX\n', rest: 'BOUNDS\n BV BND X\n' }), -3],
  ['FR', 'mps', MPS({ rhs: ' RHS CAP 10 LEAST -6\n', rest: 'BOUNDS\n FR BND X\n' }), -6],
  ['a negative upper bound alone', 'mps', MPS({ rhs: ' RHS CAP 10 LEAST -9\n', rest: 'BOUNDS\n UP BND X -5\n' }), -9],
  ['one triangle of a quadratic', 'mps', MPS({ rest: 'QUADOBJ\n X X 2\n Y Y 2\n X Y 1\n' }), 18],
  ['fixed columns with spaces in names', 'mps', FIXED, 10.5],
  [
    'a JSON model',
    'json',
    JSON.stringify({
      sense: 'maximise',
      objective: { terms: { x: 3, y: 2 }, constant: 1 },
      variables: { x: { upper: 2.5, type: 'integer' }, y: {}, z: { lower: null } },
      constraints: [
        { name: 'cap', terms: { x: 1, y: 1 }, sense: '<=', rhs: 4 },
        { terms: { y: 1, z: 1 }, lower: -1, upper: 3 },
      ],
    }),
    11,
  ],
];

describe('a model file is read and solved', () => {
  test.each(OPTIMA)('%s', async (_, kind, text, objective) => {
    const run = await runner.run(text, kind);
    expect({ ended: run.ended, dialect: run.dialect, error: run.error }).toEqual({ ended: 'ran', dialect: kind, error: null });
    expect(run.global?.status).toBe('optimal');
    expect(run.global?.objective).toBeCloseTo(objective, 5);
    expect(run.last).toEqual(run.global);
  });

  test('infeasible and unbounded models say so', async () => {
    const status = async (text: string) => (await runner.run(text, 'lp')).global?.status;
    expect(await status(LP(' x + y <= 1\n x >= 2'))).toBe('infeasible');
    expect(await status(LP(' c: x - y <= 1'))).toBe('unbounded');
  });

  test('its size counts columns, rows, nonzeros and integers', async () => {
    const { size } = await runner.run(LP(' a: x + y <= 4\n b: x <= 3', 'General\n x'), 'lp');
    expect(size).toEqual({ columns: 2, rows: 2, nonzeros: 3, integers: 1, quadratic: false, kind: 'MIP' });
  });
});

const WRONG: [string, 'lp' | 'mps' | 'json', string, RegExp][] = [
  ['prose', 'lp', 'Let x be the number of chairs.', /line 1: .*Maximize or Minimize/],
  ['a product of a bracket', 'lp', LP(' c: 2 (x + y) <= 4'), /line 4: a name was expected/],
  ['a division', 'lp', LP(' c: x / 2 + y <= 4'), /line 4/],
  ['a row without a sense', 'lp', LP(' c: x + y'), /<=, >= or = was expected/],
  ['an unknown row', 'mps', MPS({ rhs: ' RHS NONE 3\n' }), /line 13: no row is called 'NONE'/],
  ['a word for a number', 'mps', MPS({ rhs: ' RHS CAP ten\n' }), /line 13: a number was expected, not 'ten'/],
  ['an unknown bound', 'mps', MPS({ rest: 'BOUNDS\n XX BND X 3\n' }), /no bound is called 'XX'/],
  ['no end', 'mps', MPS({}).replace('ENDATA\n', ''), /ENDATA was expected/],
  ['broken JSON', 'json', '{"sense": ', /not JSON/],
  ['a variable not listed', 'json', '{"sense":"max","objective":{"x":1},"variables":{}}', /names 'x', which is not in 'variables'/],
  ['an unknown member', 'json', '{"sense":"max","objective":{},"variables":{},"limits":[]}', /no member 'limits'/],
  ['a text for a number', 'json', '{"sense":"max","objective":{"x":"3"},"variables":{"x":{}}}', /the coefficient of 'x' is a number/],
];

describe('a text that is no model is an error that names the place', () => {
  test.each(WRONG)('%s', async (_, kind, text, message) => {
    const run = await runner.run(text, kind);
    expect(run.ended).toBe('crashed');
    expect(run.error?.type).toBe('files.ModelFileError');
    expect(run.error?.message).toMatch(message);
    expect(run.last).toBeNull();
  });
});
