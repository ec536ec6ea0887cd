import { afterAll, describe, expect, test } from 'vitest';
import { paperProgram, paperResult } from '../../../tasks/or-r1/paper-run.ts';
import { strictResult } from '../../../tasks/or-r1/result.ts';
import { programRunner } from './recorded-programs.ts';

const runner = programRunner();
afterAll(() => runner.close());

/** An LP whose optimum is 34: that its basis and ranges are not known here is what these tests are about. */
const SOLVED = `import gurobipy as gp
from gurobipy import GRB
model = gp.Model()
x, y = model.addVar(ub=9, name='x'), model.addVar(name='y')
row = model.addConstr(x + 2 * y <= 14)
model.addConstr(x - y <= 2)
model.setObjective(3 * x + 4 * y, GRB.MAXIMIZE)
model.optimize()
`;
const run = (lines: string) => runner.run(SOLVED + lines);

describe('a report that is not known here', () => {
  test('costs nothing where it is printed, computed with and handed on', async () => {
    const found = await run(
      "low = x.SAObjLow\nprint(f'{low:.2f}', round(low - 3, 2), '%s' % -low, isinstance(low, float))\nprint([v.VBasis for v in model.getVars()])",
    );
    expect(found).toMatchObject({ ended: 'ran', unsupported: null, withheld: ['attribute SAObjLow', 'attribute VBasis'] });
    expect(found.stdout).toContain('<attribute SAObjLow> <attribute SAObjLow> <attribute SAObjLow> True');
    expect(strictResult(found)).toMatchObject({ ended: 'stated', value: 34, detail: 'without attribute SAObjLow, attribute VBasis' });
  });

  test('does not keep a later solve from counting', async () => {
    const found = await run('print(row.SARHSUp)\nx.UB = 0\nmodel.optimize()');
    expect(strictResult(found)).toMatchObject({ value: 28 });
  });

  test.each([
    ['a comparison', 'if x.SAObjLow > 1:\n    x.UB = 0\n    model.optimize()'],
    ['a choice', 'best = max(v.SAObjUp for v in model.getVars())'],
    ['a bound', 'x.UB = x.SAUBLow\nmodel.optimize()'],
    ['a coefficient', 'model.setObjective(x.SAObjLow * y)\nmodel.optimize()'],
    ['a right-hand side', 'model.addConstr(x <= row.SARHSLow / 2)\nmodel.optimize()'],
    ['a number of its own', 'print("%.2f" % x.SAObjLow)'],
    ['a loop', 'for k in range(row.CBasis):\n    pass'],
  ])('ends the run by its name where it decides: %s', async (_, lines) => {
    expect(await run(`try:\n    ${lines.replaceAll('\n', '\n    ')}\nexcept Exception:\n    pass`)).toMatchObject({
      ended: 'unsupported',
      unsupported: expect.stringMatching(/^attribute (?:SA|CBasis)/),
    });
  });

  test('makes a later crash unsupported: it may be due to it', async () => {
    const lines = 'import json\njson.dumps(x.SAObjLow)';
    expect(await run(lines)).toMatchObject({ ended: 'unsupported', unsupported: 'attribute SAObjLow', error: null });
    expect(await run('import json\njson.dumps(x)')).toMatchObject({ ended: 'crashed', withheld: [] });
  });

  test("by the paper's rule counts only where it stands for the objective", async () => {
    const program = (objective: string) =>
      `import coptpy as cp
from coptpy import COPT
model = cp.Envr().createModel()
x, y = model.addVar(ub=4), model.addVar(ub=4)
model.setObjective(${objective}, COPT.MAXIMIZE)
model.setParam('ReqSensitivity', 1)
model.solve()
print('said', x.SAObjLow if model.HasSensitivity else model.objval)`;
    const paper = async (text: string) => paperResult(await runner.run(paperProgram(text)));
    expect(await paper(program('x + y'))).toMatchObject({ ended: 'stated', value: 8, detail: 'without Var.saobjlow' });
    expect(await paper(program('x * y'))).toMatchObject({ ended: 'stated', value: 'none' });
    expect(await paper(program('x * y').replace('said', 'Just print the best solution:'))).toMatchObject({
      ended: 'unsupported',
      detail: 'values at a local optimum',
    });
  });
});
