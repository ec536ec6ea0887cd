import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { answersText, certifiedAnswers, solver } from '../../../tasks/or-r1/bundled/answers-text.ts';
import { type Certified, certify } from '../../../tasks/or-r1/bundled/certify.ts';
import { type Draft, drafts } from '../../../tasks/or-r1/bundled/drafts.ts';
import { exact, nearest, solveEquations, ZERO } from '../../../tasks/or-r1/bundled/exact-numbers.ts';
import { bundledProblems } from '../../../tasks/or-r1/bundled/problems.ts';
import { Program } from '../../../tasks/or-r1/bundled/program.ts';
import { type Payload, type Solved, without } from '../../../tasks/or-r1/sandbox/payload.ts';
import { secondAnswers } from './bundled/second.ts';

const problems = bundledProblems();
const families = [...new Set(problems.map(({ family }) => family))];
const distinct = (values: readonly unknown[]) => new Set(values.map((value) => JSON.stringify(value))).size;
const words = (text: string) => text.split(/[\s|]+/).filter((word) => /\w/.test(word)).length;

describe('the problems', () => {
  test('are at least 120 of twelve families, each with three settings or more', () => {
    expect(problems.length).toBeGreaterThanOrEqual(120);
    expect(families).toEqual([
      'blending',
      'transport',
      'assignment',
      'knapsack',
      'lot-sizing',
      'facility-location',
      'covering',
      'network-flow',
      'scheduling',
      'cutting-stock',
      'diet',
      'portfolio',
    ]);
    for (const family of families) {
      const data = drafts().flatMap((draft) =>
        draft.family === family ? [draft.data as { story?: unknown; investor?: unknown; kind?: unknown }] : [],
      );
      expect(data.length, family).toBeGreaterThanOrEqual(10);
      expect(distinct(data.map(({ story, investor, kind }) => [story, investor, kind])), family).toBeGreaterThanOrEqual(3);
    }
  });

  test('come by turns: the first of each family before the second of any', () => {
    const first = problems.slice(0, families.length);
    expect(first.map(({ family }) => family)).toEqual(families);
    expect(first.every(({ id }) => id.endsWith('-01'))).toBe(true);
  });

  test('have ids and texts of their own, of moderate length', () => {
    expect(distinct(problems.map(({ id }) => id))).toBe(problems.length);
    expect(distinct(problems.map(({ question }) => question))).toBe(problems.length);
    for (const { id, question } of problems) {
      expect(words(question), id).toBeGreaterThanOrEqual(60);
      expect(words(question), id).toBeLessThanOrEqual(260);
      expect(question, id).not.toMatch(/undefined|null|NaN|\[object|\d\.\d{4}|\b[Aa] (?=[aei][a-z]{3})/);
    }
  });

  test('are the same bytes each time', () => {
    expect(bundledProblems()).toEqual(problems);
    const digest = createHash('sha256')
      .update(problems.map(({ id, question }) => `${id}\n${question}\n`).join(''))
      .digest('hex');
    // Where texts are meant to change, so must the version of the task.
    expect(digest).toBe('be748eb445becb8ef1c9627b58934c5bd28e544aaa3535151c4169d1d024c390');
  });

  test('are of mixed size, infeasible and unbounded ones among them', () => {
    const models = drafts().map((draft) => draft.model());
    const integers = models.map(({ integer }) => integer.filter((kind) => kind !== 0).length);
    expect(integers.filter((count) => count === 0).length).toBeGreaterThanOrEqual(30);
    expect(integers.filter((count) => count >= 30 && count <= 60).length).toBeGreaterThanOrEqual(15);
    const familiesWith = (answer: string) => distinct(problems.flatMap((problem) => (problem.answer === answer ? [problem.family] : [])));
    expect(familiesWith('infeasible')).toBe(12);
    expect(familiesWith('unbounded')).toBe(5);
  });
});

describe('the texts', () => {
  // Elsewhere the model holds sums, differences and products of what is told, such as the most that can ever be made.
  const literal = ['blending', 'transport', 'assignment', 'knapsack', 'facility-location', 'covering', 'network-flow', 'diet'];

  test.each(literal)('of %s tell every number of their models', (family) => {
    for (const draft of drafts().filter((one) => one.family === family)) expect(untold(draft), draft.id).toEqual([]);
  });

  test('miss a number that the model has and they do not', () => {
    const draft = drafts().find(({ id }) => id === 'diet-01') as Draft;
    expect(untold({ ...draft, question: draft.question.replace('4238', 'enough') })).toEqual([4238]);
  });
});

/** Numbers of the model, 0 and 1 apart, that the text does not tell. */
function untold({ question, model }: Draft): number[] {
  const told = new Set((question.match(/\d+(\.\d+)?/g) ?? []).map(Number));
  if (question.includes('two')) told.add(2);
  const { cost, lower, upper, row_lower, row_upper, value } = model();
  const used = [...cost, ...lower, ...upper, ...row_lower, ...row_upper, ...value].flatMap((v) => (v === null ? [] : [Math.abs(v)]));
  return [...new Set(used)].filter((v) => v > 1 && !told.has(v));
}

describe('the answers', () => {
  let certified: Record<string, Certified>;
  beforeAll(async () => {
    certified = await certifiedAnswers();
  });

  test('are those that are solved and certified again now', async () => {
    const shipped = await readFile(new URL('../../../tasks/or-r1/bundled/answers.json', import.meta.url), 'utf8');
    expect(shipped).toBe(answersText(certified));
    expect(Object.fromEntries(problems.map(({ id, answer }) => [id, answer]))).toEqual(JSON.parse(shipped));
  });

  test('rest on the proof that their kind needs', () => {
    for (const draft of drafts()) {
      const { answer, proof } = certified[draft.id] as Certified;
      const optimal = draft.model().integer.includes(1) ? 'bound' : 'duality';
      expect(proof, draft.id).toBe(answer === 'infeasible' ? 'farkas' : answer === 'unbounded' ? 'ray' : optimal);
    }
  });

  test('come out the same by a second method for each problem', () => {
    const second = secondAnswers();
    expect(Object.keys(second)).toHaveLength(problems.length);
    for (const { id, answer } of problems) {
      if (typeof answer === 'number') expect(Math.abs((second[id] as number) - answer) / Math.abs(answer), id).toBeLessThan(1e-9);
      else expect(second[id], id).toBe(answer);
    }
  });
});

describe('certify', () => {
  let honest: (payload: Payload) => Solved;
  beforeAll(async () => {
    honest = await solver();
  });

  /** max x + y, x + 2y ≤ 4, x ≤ 3: 3.5 at (3, ½). */
  const small = () => {
    const program = new Program('maximise');
    const [x, y] = [program.column({ cost: 1, upper: 3 }), program.column({ cost: 1 })];
    program.row(
      [
        [x, 1],
        [y, 2],
      ],
      '<=',
      4,
    );
    return program.payload();
  };
  const right: Solved = {
    ...without('optimal'),
    objective: 3.5,
    bound: 3.5,
    x: [3, 0.5],
    activity: [4],
    dual: [0.5],
    reduced: [0.5, 0],
  };

  test('accepts the optimum', () => {
    expect(certify(small(), () => right)).toEqual({ answer: 3.5, proof: 'duality' });
  });

  test.each([
    ['a point that is not the best', { ...right, objective: 3, bound: 3, x: [3, 0], activity: [3] }, 'differ'],
    ['duals that leave a column open', { ...right, dual: [0], reduced: [1, 1] }, 'wrong sign'],
    ['a point that breaks a row', { ...right, objective: 4.5, bound: 4.5, x: [3, 1.5], activity: [6] }, 'does not hold'],
    ['a point out of its bounds', { ...right, objective: 4, bound: 4, x: [4, 0] }, 'out of its bounds'],
    ['a value that is not that of the point', { ...right, objective: 3.6, bound: 3.6 }, 'exact value is 3.5'],
    ['a bound that is out of reach', { ...right, bound: 4 }, 'exact value is 3.5'],
    ['infeasible for what is not', without('infeasible'), 'no row has to give way'],
    ['unbounded for what is not', without('unbounded'), 'no ray improves'],
  ] as const)('refuses %s', (_, wrong, reason) => {
    // The first reply is the lie, all others are HiGHS's own.
    const replies = [wrong];
    const solve = (payload: Payload): Solved => replies.pop() ?? honest(payload);
    expect(() => certify(small(), solve)).toThrow(reason);
  });
});

describe('exact numbers', () => {
  test('solve equations without rounding and see contradictions', () => {
    const third = { left: new Map([[0, exact(3)]]), right: exact(1) };
    const sum = {
      left: new Map([
        [0, exact(0.1)],
        [1, exact(0.2)],
      ]),
      right: exact(0.3),
    };
    expect(solveEquations([sum, third], 2, () => ZERO)).toEqual([
      { over: 1n, under: 3n },
      { over: 4n, under: 3n },
    ]);
    expect(() => solveEquations([third, { ...third, right: exact(2) }], 1, () => ZERO)).toThrow('contradict');
  });

  test('become the nearest double', () => {
    for (const [over, under] of [
      [1n, 3n],
      [-2n, 7n],
      [10n ** 20n + 1n, 3n],
    ] as const)
      expect(nearest({ over, under })).toBe(Number(over) / Number(under));
  });
});
