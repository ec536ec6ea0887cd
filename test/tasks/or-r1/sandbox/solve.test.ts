import type { Highs } from 'highs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Payload, Solved, Sparse } from '../../../../tasks/or-r1/sandbox/payload.ts';
import { solve, solveText } from '../../../../tasks/or-r1/sandbox/solve.ts';

let highs: Highs;
beforeAll(async () => {
  // The package's types are written for CommonJS.
  const { default: load } = (await import('highs')) as unknown as { default: () => Promise<Highs> };
  highs = await load();
});

type Row = readonly [coefficients: readonly number[], lower: number | null, upper: number | null];
interface Short {
  readonly maximise?: boolean;
  readonly cost: readonly number[];
  readonly rows?: readonly Row[];
  readonly lower?: readonly (number | null)[];
  readonly upper?: readonly (number | null)[];
  readonly integer?: readonly number[];
  readonly offset?: number;
  readonly quadratic?: readonly (readonly number[])[];
  readonly options?: Payload['options'];
}

/** A payload from dense rows; bounds of 0 and infinity unless given. Q is given whole and cut to its lower triangle. */
function payload({ cost, rows = [], quadratic, ...rest }: Short): Payload {
  return {
    maximise: false,
    offset: 0,
    lower: cost.map(() => 0),
    upper: cost.map(() => null),
    integer: cost.map(() => 0),
    options: {},
    ...rest,
    cost,
    row_lower: rows.map(([, lower]) => lower),
    row_upper: rows.map(([, , upper]) => upper),
    ...compressed(rows.map(([coefficients]) => coefficients)),
    quadratic: quadratic === undefined ? null : compressed(cost.map((_, j) => cost.map((_, i) => (i < j ? 0 : (quadratic[i]?.[j] ?? 0))))),
  };
}

function compressed(vectors: readonly (readonly number[])[]): Sparse {
  const [starts, index, value] = [[0], [] as number[], [] as number[]];
  for (const vector of vectors) {
    vector.forEach((entry, at) => {
      if (entry === 0) return;
      index.push(at);
      value.push(entry);
    });
    starts.push(index.length);
  }
  return { starts, index, value };
}

/** The objective with a unit taken out. */
const unscaled = ({ cost, quadratic = [], offset = 0 }: Short, unit: number) => ({
  cost: cost.map((value) => value / unit),
  quadratic: quadratic.map((row) => row.map((value) => value / unit)),
  offset: offset / unit,
});

const solved = (short: Short): Solved => solve(highs, payload(short));
const FREE = { lower: [null, null], upper: [null, null] };

describe('linear', () => {
  test('a textbook maximum with its shadow prices: Dantzig, Wyndor glass', () => {
    const rows: Row[] = [
      [[1, 0], null, 4],
      [[0, 2], null, 12],
      [[3, 2], null, 18],
    ];
    const result = solved({ maximise: true, cost: [3, 5], rows });
    expect(result).toMatchObject({ status: 'optimal', objective: 36, x: [2, 6], activity: [2, 12, 18], bound: 36, gap: 0 });
    expect(result.dual?.map((value) => value + 0)).toEqual([0, 1.5, 1]);
  });

  test('duals of a minimum are the change per unit of a right side', () => {
    const result = solved({
      cost: [2, 3],
      rows: [
        [[1, 1], 10, null],
        [[1, -1], null, 2],
      ],
    });
    expect(result.objective).toBeCloseTo(24, 9);
    expect(result.dual?.[0]).toBeCloseTo(2.5, 9);
    expect(result.dual?.[1]).toBeCloseTo(-0.5, 9);
  });

  test('the offset counts, and equalities alone have one point', () => {
    const rows: Row[] = [
      [[1, 1], 5, 5],
      [[1, -1], 1, 1],
    ];
    expect(solved({ cost: [1, 2], offset: 100, rows, ...FREE })).toMatchObject({ status: 'optimal', objective: 107, x: [3, 2] });
  });

  test('degenerate: many bases, one value', () => {
    // Beale's example, on which a simplex without care cycles.
    const rows: Row[] = [
      [[0.25, -60, -0.04, 9], null, 0],
      [[0.5, -90, -0.02, 3], null, 0],
      [[0, 0, 1, 0], null, 1],
    ];
    expect(solved({ cost: [-0.75, 150, -0.02, 6], rows }).objective).toBeCloseTo(-0.05, 9);
  });

  test('infeasible, unbounded, crossed bounds', () => {
    expect(
      solved({
        cost: [1, 1],
        rows: [
          [[1, 1], 3, null],
          [[1, 1], null, 2],
        ],
      }),
    ).toMatchObject({ status: 'infeasible', x: null, objective: null });
    expect(solved({ maximise: true, cost: [1, 1], rows: [[[1, -1], null, 2]] })).toMatchObject({ status: 'unbounded', x: null });
    expect(solved({ cost: [1], lower: [3], upper: [2] }).status).toBe('infeasible');
  });

  test('without rows bounds decide; without columns the offset and rows of zero do', () => {
    expect(solved({ cost: [1, -1], upper: [null, 5] })).toMatchObject({ status: 'optimal', objective: -5, x: [0, 5] });
    expect(solved({ cost: [1, -1] }).status).toBe('unbounded');
    expect(solved({ cost: [], offset: 3 })).toMatchObject({ status: 'optimal', objective: 3, x: [] });
    expect(solved({ cost: [], rows: [[[], 1, 2]] }).status).toBe('infeasible');
  });

  test('no objective: any point will do', () => {
    expect(solved({ cost: [0, 0], rows: [[[1, 1], 2, 2]] })).toMatchObject({ status: 'optimal', objective: 0 });
  });

  test('numbers go through exactly', () => {
    const [a, b] = [0.1 + 0.2, 1 / 3];
    expect(solved({ cost: [1], rows: [[[1], a, null]] }).x).toEqual([a]);
    expect(solved({ cost: [b], lower: [3] }).objective).toBe(3 * b);
    // Below HiGHS's own threshold of 1e-9 a coefficient would be dropped and the model turn infeasible.
    expect(solved({ cost: [1], rows: [[[1e-10], 1e-9, null]] }).objective).toBeCloseTo(10, 6);
  });

  test('an entry that stands twice is added up', () => {
    const twice = { ...payload({ cost: [1], rows: [[[1], 6, null]] }), starts: [0, 2], index: [0, 0], value: [1, 2] };
    expect(solve(highs, twice).objective).toBe(2);
  });
});

describe('integers', () => {
  test('a knapsack, and how much is left to prove', () => {
    const result = solved({ maximise: true, cost: [10, 13, 7], upper: [1, 1, 1], integer: [1, 1, 1], rows: [[[5, 6, 4], null, 10]] });
    expect(result).toMatchObject({ status: 'optimal', objective: 20, dual: null, reduced: null, gap: 0, bound: 20 });
  });

  test('no integer point in a polytope that has others', () => {
    expect(solved({ cost: [1, 1], integer: [1, 1], upper: [1, 1], rows: [[[2, 2], 1, 1]] }).status).toBe('infeasible');
  });

  test('big numbers beside a switch', () => {
    const result = solved({
      cost: [1, 50],
      integer: [0, 1],
      upper: [null, 1],
      rows: [
        [[1, 0], 7, null],
        [[1, -1e6], null, 0],
      ],
    });
    expect(result.objective).toBeCloseTo(57, 6);
  });

  test('unbounded and infeasible are told apart', () => {
    expect(solved({ maximise: true, cost: [1, 1], integer: [1, 1], rows: [[[1, -1], null, 2]] }).status).toBe('unbounded');
    const hollow: Row[] = [
      [[1, -1, 0], null, 2],
      [[0, 0, 2], 1, 1],
    ];
    expect(solved({ maximise: true, cost: [1, 1, 0], integer: [1, 1, 1], rows: hollow }).status).toBe('infeasible');
  });

  test('semi-continuous: nothing, or within the bounds', () => {
    const short: Short = { cost: [1], integer: [2], lower: [2], upper: [5] };
    expect(solved({ ...short, rows: [[[1], 1, null]] })).toMatchObject({ objective: 2 });
    expect(solved(short)).toMatchObject({ objective: 0, x: [0] });
  });

  test('a limit of no time ends without a claim', () => {
    const n = 40;
    const row = Array.from({ length: n }, (_, k) => 101 + ((k * 7919) % 97));
    const short: Short = { maximise: true, cost: row.map((w, k) => w + (k % 5)), integer: row.map(() => 1), upper: row.map(() => 1) };
    const result = solved({ ...short, rows: [[row, null, 2_777.5]], options: { seconds: 0 } });
    expect(result.status).toBe('time_limit');
  });

  test.each([1e-7, 1e25])('costs of %f: a small difference between choices still counts', (unit) => {
    const knapsack = { maximise: true, upper: [1, 1, 1], integer: [1, 1, 1], rows: [[[5, 4, 3], null, 8]] as Row[] };
    const result = solved({ ...knapsack, cost: [6 * unit, 5.9 * unit, 3 * unit] });
    expect(result.status).toBe('optimal');
    expect((result.objective as number) / unit).toBeCloseTo(9, 9);
    expect(result.x?.map(Math.round)).toEqual([1, 0, 1]);
  });
});

describe('quadratic', () => {
  test('minimum and maximum, without what a solver adds to the diagonal', () => {
    const rows: Row[] = [[[1, 1], null, 2]];
    const down = solved({
      cost: [-2, -5],
      rows,
      quadratic: [
        [2, 0],
        [0, 2],
      ],
    });
    expect(down).toMatchObject({ status: 'optimal', objective: -6.125, x: [0.25, 1.75] });
    expect(
      solved({
        maximise: true,
        cost: [2, 5],
        rows,
        quadratic: [
          [-2, 0],
          [0, -2],
        ],
        offset: 1,
      }).objective,
    ).toBe(7.125);
  });

  test('a portfolio: two assets in the proportion of their precisions', () => {
    const result = solved({
      cost: [0, 0],
      rows: [[[1, 1], 1, 1]],
      quadratic: [
        [2, 0],
        [0, 6],
      ],
    });
    expect(result.x?.[0]).toBeCloseTo(0.75, 9);
    expect(result.objective).toBeCloseTo(0.75, 9);
  });

  test('a flat direction is convex', () => {
    const result = solved({
      cost: [0, 0],
      rows: [[[1, 3], 2, 2]],
      quadratic: [
        [2, 2],
        [2, 2],
      ],
      ...FREE,
    });
    expect(result.status).toBe('optimal');
    expect(result.objective).toBeCloseTo(0, 9);
  });

  test('infeasible and unbounded ones', () => {
    expect(
      solved({
        cost: [-1, -1],
        upper: [1, 1],
        rows: [[[1, 1], 3, null]],
        quadratic: [
          [2, 0],
          [0, 0],
        ],
      }).status,
    ).toBe('infeasible');
    expect(
      solved({
        cost: [-1, -1],
        quadratic: [
          [2, 0],
          [0, 0],
        ],
      }).status,
    ).toBe('unbounded');
  });

  test.each<[string, Short]>([
    [
      'a product of two columns',
      {
        cost: [0, 0],
        upper: [2, 2],
        quadratic: [
          [0, 1],
          [1, 0],
        ],
      },
    ],
    [
      'a saddle that the diagonal hides',
      {
        cost: [0, 0],
        upper: [2, 2],
        quadratic: [
          [1, 3],
          [3, 1],
        ],
      },
    ],
    ['a bowl turned over', { maximise: true, cost: [0], upper: [2], quadratic: [[2]] }],
    ['integers', { cost: [0], upper: [2], integer: [1], quadratic: [[2]] }],
  ])('%s: not supported, never a local value', (_, short) => {
    expect(solved(short)).toMatchObject({ status: 'unsupported', objective: null, x: null });
  });

  test.each([1e-5, 1e-12, 1e9])('an objective in units of %f: the same point, its numbers in its own units', (unit) => {
    const short: Short = {
      cost: [-2 * unit, 0, 0],
      rows: [[[1, 1, 1], 1, 1]],
      quadratic: [
        [3.1 * unit, 0.7 * unit, 0],
        [0.7 * unit, 2 * unit, 0],
        [0, 0, 1.2 * unit],
      ],
      offset: 4 * unit,
      options: { seconds: 20 },
    };
    const [result, plain] = [solved(short), solved({ ...short, ...unscaled(short, unit) })];
    expect(result.status).toBe('optimal');
    const numbers = ({ objective, bound, x, dual, reduced }: Solved, by: number): number[] => [
      ...(x as number[]),
      ...[objective as number, bound as number, ...(dual as number[]), ...(reduced as number[])].map((value) => value / by),
    ];
    numbers(result, unit).forEach((value, k) => {
      expect(value).toBeCloseTo(numbers(plain, 1)[k] as number, 5);
    });
  });

  test('many assets against the closed form', () => {
    const n = 60;
    const risk = Array.from({ length: n }, (_, k) => 1 + (k % 7));
    const quadratic = risk.map((one, i) => risk.map((_, j) => (i === j ? one : 0)));
    const result = solved({ cost: risk.map(() => 0), rows: [[risk.map(() => 1), 1, 1]], quadratic });
    expect(result.objective).toBeCloseTo(0.5 / risk.reduce((sum, one) => sum + 1 / one, 0), 9);
  });
});

describe('as text, from a program that may write anything', () => {
  const asked = (text: string): Solved => JSON.parse(solveText(highs, text)) as Solved;

  test('a model and its result', () => {
    expect(asked(JSON.stringify(payload({ maximise: true, cost: [1], upper: [4] })))).toMatchObject({ status: 'optimal', objective: 4 });
  });

  const good = payload({ cost: [1, 1], rows: [[[1, 1], 1, null]] });
  test.each<[string, string]>([
    ['no JSON', '{"cost": [1'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '7'],
    ['an empty object', '{}'],
    ['NaN as Python writes it', JSON.stringify(good).replace('[1,1]', '[NaN,1]')],
    ['a cost that is text', JSON.stringify({ ...good, cost: ['1', 1] })],
    ['an infinite cost', JSON.stringify(good).replace('[1,1]', '[1e999,1]')],
    ['bounds too few', JSON.stringify({ ...good, lower: [0] })],
    ['an index out of range', JSON.stringify({ ...good, index: [0, 2] })],
    ['an index below zero', JSON.stringify({ ...good, index: [0, -1] })],
    ['starts that fall', JSON.stringify({ ...good, row_lower: [1, 1], row_upper: [null, null], starts: [0, 2, 1] })],
    ['starts past the end', JSON.stringify({ ...good, starts: [0, 9] })],
    ['a kind of column there is not', JSON.stringify({ ...good, integer: [3, 0] })],
    ['a coefficient too large to trust', JSON.stringify({ ...good, value: [1e300, 1] })],
    ['Q out of range', JSON.stringify({ ...good, quadratic: { starts: [0, 1, 1], index: [5], value: [1] } })],
    ['no options', JSON.stringify({ ...good, options: null })],
  ])('%s: an error, never a throw', (_, text) => {
    expect(asked(text)).toMatchObject({ status: 'error', x: null });
  });

  test('Q above the diagonal is refused', () => {
    const text = JSON.stringify({ ...good, quadratic: { starts: [0, 0, 1], index: [0], value: [1] } });
    expect(asked(text).status).toBe('unsupported');
  });
});
