import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Task } from '../../../harness/core/task.ts';
import { programTask } from '../../../tasks/or-r1/program-task.ts';
import { engineRun } from '../../support/engine-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** The share an answer falls into, and what its reason begins with. */
type Fate = readonly [share: string, reason: string | RegExp];

const python = (code: string): string => `\`\`\`python\n${code}\n\`\`\``;
/** A program that begins like any, and then does that. */
const does = (code: string): string => python(`import coptpy as cp\n${code}`);

const HEAD = 'import coptpy as cp\nfrom coptpy import COPT\nenv = cp.Envr()\n';
const MODEL = `model = env.createModel('m')
x = model.addVar(ub=12)
model.setObjective(x, COPT.MAXIMIZE)
model.solve()`;
const RIGHT = `${HEAD}${MODEL}`;
const indented = (code: string): string => code.replaceAll(/^/gm, '    ');

/** Six rows of fifty random weights, each to be met exactly: no search ends soon. */
const NO_END = `${HEAD}import random
draw = random.Random(1)
model = env.createModel('m')
x = model.addVars(50, vtype=COPT.BINARY)
for _ in range(6):
    weights = [draw.randrange(100) for _ in range(50)]
    model.addConstr(cp.quicksum(weights[j] * x[j] for j in range(50)) == sum(weights) // 2)
model.setObjective(x[0], COPT.MAXIMIZE)
model.solve()`;

const FOUND: Fate = ['accuracy', 'right · LP, 1 column'];
const TIME_OUT: Fate = ['time-out', 'time-out'];
const NO_MODEL: Fate = ['crash', "crash: NameError: name 'model' is not defined"];
const NO_FENCE: Fate = ['no code', 'unparsed: no ```python fence, or an empty one'];
const NO_CODE: Fate = ['no code', 'unparsed: no program and no model file'];
const both = (fate: Fate): readonly [Fate, Fate] => [fate, fate];

/** Answers to a problem of which 12 is right: the reply, what becomes of it strictly, and by the paper's rule. */
const ANSWERS: Readonly<Record<string, readonly [reply: string, ...fates: readonly [strict: Fate, compat: Fate]]>> = {
  'no Python': ['It is 12, as can be seen.', NO_CODE, NO_FENCE],
  'an empty block': [python(''), NO_CODE, NO_FENCE],
  'another language': ['```java\nclass Solver {}\n```', NO_CODE, NO_FENCE],
  'several blocks, the last one right': [`First:\n\n${python('x = 1')}\n\nBetter:\n\n${python(RIGHT)}`, FOUND, NO_MODEL],
  'a model of another name': [python(RIGHT.replaceAll('model', 'plan')), FOUND, NO_MODEL],
  'a main() that hides it': [python(`${HEAD}def main():\n${indented(MODEL)}\nmain()`), FOUND, NO_MODEL],
  'a model that is never solved': [
    python(RIGHT.replace('model.solve()', '')),
    ['wrong status', 'unsolved: no model was solved'],
    ['wrong status', 'wrong status: none, expected 12'],
  ],
  'no solver at all': [python('print(12)'), ['wrong status', 'unsolved: no model was solved'], NO_MODEL],
  'a syntax error': [python('import coptpy\nmodel = ('), ...both(['crash', "crash: SyntaxError: '(' was never closed"])],
  'a program that ends itself': [does('raise SystemExit(3)'), ...both(['crash', 'crash: SystemExit: 3'])],
  'gigabytes printed, piece by piece': [does("while True: print('x' * 100_000)"), ...both(['crash', 'crash: too-much-output'])],
  'gigabytes printed at once': [does("print('x' * 10**10)"), ...both(['crash', /^crash: (?:OverflowError|MemoryError|out-of-memory)/])],
  forks: [does('import os\nwhile True: os.fork()'), ...both(['crash', 'crash: refused: os.fork'])],
  processes: [does("import subprocess\nwhile True: subprocess.Popen(['sleep'])"), ...both(['crash', 'crash: refused: subprocess'])],
  threads: [does('import threading\nwhile True: threading.Thread(target=print).start()'), ...both(['crash', 'crash: refused: threads'])],
  'an endless loop': [does('while True: pass'), ...both(TIME_OUT)],
  'one that catches everything': [does('while True:\n    try:\n        while True: pass\n    except:\n        pass'), ...both(TIME_OUT)],
  'one that sleeps': [does('import time\ntime.sleep(10**6)'), ...both(TIME_OUT)],
  'a huge integer that takes for ever': [does('x = 10**10**10'), ...both(TIME_OUT)],
  'a huge integer as a coefficient': [
    python(RIGHT.replace('setObjective(x', 'setObjective(10**400 * x')),
    ...both(['crash', 'crash: OverflowError: int too large to convert to float']),
  ],
  recursion: [
    does('def deeper(n): return deeper(n + 1)\ndeeper(0)'),
    ...both(['crash', 'crash: RecursionError: maximum recursion depth exceeded']),
  ],
  'memory without end': [does('x = bytearray(10**9)'), ...both(['crash', /^crash: (?:MemoryError|out-of-memory)/])],
  'a solver that never ends': [python(NO_END), ...both(TIME_OUT)],
  'an objective of NaN': [
    `\`\`\`python\nimport gurobipy as gp\nmodel = gp.Model()\nx = model.addVar(ub=12)\nmodel.setObjective(float('nan') * x)\nmodel.optimize()\n\`\`\``,
    ...both(['crash', /^crash: .*GurobiError: Element 0 of a double array is Nan or Inf/]),
  ],
  'an infinite objective': [
    "```python\nimport pulp\nx = pulp.LpVariable('x', 0, 12)\nmodel = pulp.LpProblem('m')\nmodel += float('inf') * x\nmodel.solve()\n```",
    ...both(['crash', /^crash: .*PulpError: Cannot multiply variables with NaN\/inf values/]),
  ],
  'an infinite objective that is stated': [
    python(`${RIGHT}\nprint('Just print the best solution: inf')`),
    FOUND,
    ['wrong value', 'wrong value: not finite, expected 12'],
  ],
  'a model file that is none': [
    '```lp\nMaximize\n x +\nSubject To\n c: x <=\nEnd\n```',
    ['crash', 'crash: files.ModelFileError: line 2'],
    NO_FENCE,
  ],
};

interface VerdictRow {
  readonly sample: string;
  readonly metric: string;
  readonly value: number;
  readonly reason: string | null;
}

/** Plays all of them through the engine, each in the sandbox for seconds; share and reason by name. */
async function fates(compat: boolean): Promise<Record<string, Fate>> {
  const names = Object.keys(ANSWERS);
  const recording = join(temporaryFolder(), 'replies.jsonl');
  writeFileSync(recording, names.map((id) => JSON.stringify({ id, response: ANSWERS[id]?.[0] })).join('\n'));
  const task = programTask({ name: 'made', problems: names.map((id) => ({ id, question: `Which is it: ${id}?`, answer: 12 })) });
  const { summary, read } = await engineRun({
    agents: [`replay/${recording}`],
    baseURL: '',
    task: task as unknown as Task<unknown, unknown>,
    parameters: { compat, seconds: 3 },
  });
  expect(summary).toMatchObject({ exitCode: 0, counts: { closed: names.length, errored: 0 } });
  const rows = await read(
    (store) => store.sql('SELECT sample, metric, value, reason FROM trials JOIN verdicts ON trial = trials.n').all() as VerdictRow[],
  );
  const fateOf = (name: string): Fate => {
    const own = rows.filter(({ sample }) => sample === name);
    const shares = own.filter(({ value }) => value === 1).map(({ metric }) => metric);
    return [shares.join(' and '), own.find(({ metric }) => metric === 'accuracy')?.reason ?? ''];
  };
  return Object.fromEntries(names.map((name) => [name, fateOf(name)]));
}

describe.each([
  ['strictly', false],
  ["by the paper's rule", true],
] as const)('bad answers %s', (_, compat) => {
  test('each is bounded, falls into one share, and its reason names what it did', { timeout: 240_000 }, async () => {
    const found = await fates(compat);
    const begins = (reason: string | RegExp) =>
      typeof reason === 'string' ? expect.stringContaining(reason) : expect.stringMatching(reason);
    const expected = Object.entries(ANSWERS).map(([name, [, strict, paper]]) => {
      const [share, reason] = compat ? paper : strict;
      return [name, [share, begins(reason)]];
    });
    expect(found).toEqual(Object.fromEntries(expected));
  });
});
