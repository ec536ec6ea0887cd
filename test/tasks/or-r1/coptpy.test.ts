import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerTool } from '../../../tasks/or-r1/sandbox/answer-tool.ts';
import type { AnswerRun } from '../../../tasks/or-r1/sandbox/run-record.ts';

type Recorded = {
  readonly status: string | null;
  readonly objective: number | null;
  readonly error: { readonly type: string; readonly message: string } | null;
  readonly stdout: string;
};

const folder = new URL('oracle/coptpy/', import.meta.url);
const recorded: Record<string, Recorded> = JSON.parse(readFileSync(new URL('oracle/coptpy.json', import.meta.url), 'utf8'));
const programs = readdirSync(folder).map((file) => file.replace(/\.py$/, ''));
const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g;
const TOLERANCE = 1e-6;

const close = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE * (1 + Math.abs(b));

/** Numbers of a text are compared as numbers; where they agree, the other text's own spelling stands in their place. */
function spelledAs(text: string, other: string): string {
  const numbers = other.match(NUMBER) ?? [];
  let at = 0;
  return text.replace(NUMBER, (found) => {
    const wanted = numbers[at++];
    return wanted !== undefined && close(Number(found), Number(wanted)) ? wanted : found;
  });
}

/** Python 3.14 words some of its own errors in another way than the Python that made the record. */
const ownWording = (message: string): string => /unhashable type|int too large|no attribute '__dict__'/.exec(message)?.[0] ?? message;

/** What a run came to, in the terms of the record. */
function outcome({ error, global: model, stdout, unsupported }: AnswerRun, like: Recorded): Record<string, unknown> {
  const message = (error?.message ?? '').split('\n')[0] ?? '';
  const objective = model?.objective ?? null;
  return {
    unsupported,
    status: model?.status ?? null,
    objective: like.objective !== null && objective !== null && close(objective, like.objective) ? like.objective : objective,
    error: error && { type: error.type.replace(/^coptcore\./, ''), message: ownWording(spelledAs(message, like.error?.message ?? '')) },
    stdout: spelledAs(stdout, like.stdout),
  };
}

/** A run that crashed leaves no global model; of a local optimum the stand-in knows no number. */
function expected({ status, objective, error, stdout }: Recorded): Record<string, unknown> {
  const wanted = error && { ...error, message: ownWording(error.message) };
  return {
    unsupported: null,
    status: error ? null : status,
    objective: error || status === 'local' ? null : objective,
    error: wanted,
    stdout,
  };
}

const run = (program: string): Promise<AnswerRun> =>
  answerTool('trusted').run({ program, kind: 'python', seconds: 30, memoryMb: 512 }, new AbortController().signal);

describe('the stand-in for coptpy does as the original did with', () => {
  test('every program, and none without a record', () => expect(programs.sort()).toEqual(Object.keys(recorded).sort()));

  test.each(programs)('%s', async (name) => {
    const like = recorded[name] as Recorded;
    const program = readFileSync(new URL(`${name}.py`, folder), 'utf8');
    expect(outcome(await run(program), like)).toEqual(expected(like));
  });
});

/** Each ends in something that is not reproduced: it is named, and an `except Exception` about it does not hide it. */
const BEYOND: Record<string, string> = {
  'feasRelax with uppen': 'model.feasRelax([x, y], [1, 1], [1, 1], [], [], [])',
  'feasRelaxS with FeasRelaxMode 2': "model.setParam('FeasRelaxMode', 2); model.feasRelaxS(True, True)",
  'a callback that rejects solutions without cutting them off': [
    'n = model.addVar(vtype="I", ub=9); model.setObjective(n, COPT.MAXIMIZE)',
    'Never = type("Never", (cp.CallbackBase,), {"callback": lambda self: self.addLazyConstr(n <= 20)})',
    'model.setCallback(Never(), COPT.CBCONTEXT_MIPSOL); model.solve()',
  ].join('; '),
  'CallbackBase.interrupt':
    'Stop = type("Stop", (cp.CallbackBase,), {"callback": lambda self: self.interrupt()}); model.setCallback(Stop(), COPT.CBCONTEXT_MIPRELAX)',
  'MLinExpr.item': 'model.addMVar(3).sum().item()',
  addNlConstr: 'model.addNlConstr(x / y <= 3)',
  'values at a local optimum':
    'model.setObjective(x * y, COPT.MAXIMIZE); model.solve(); model.addConstr(x <= model.objval / 2); model.solve()',
  'a quadratic constraint': 'model.addQConstr(x * y == 2); model.solve()',
  'a nonconvex quadratic objective': 'z = model.addVar(); model.setObjective(z * z, COPT.MAXIMIZE); model.solve()',
  'an indicator constraint over unbounded variables':
    "z = model.addVar(); b = model.addVar(vtype='B'); model.addConstr((b == 1) >> (z <= 3)); model.solve()",
};

describe('what the stand-in for coptpy does not reproduce', () => {
  test.each(Object.entries(BEYOND))('%s is said by name', async (call, lines) => {
    const before = [
      'import coptpy as cp',
      'from coptpy import COPT',
      'model = cp.Envr().createModel()',
      'x, y = model.addVar(ub=4), model.addVar(ub=4)',
    ];
    const program = [...before, 'try:', `    ${lines}`, 'except Exception:', '    print("hidden")'].join('\n');
    expect(await run(program)).toMatchObject({ ended: 'unsupported', unsupported: call, stdout: '' });
  });
});
