import { afterAll, describe, expect, test } from 'vitest';
import { strictResult } from '../../../tasks/or-r1/result.ts';
import { programRunner } from './recorded-programs.ts';

const runner = programRunner();
afterAll(() => runner.close());

const SEVERAL = 'a solve after an infeasible subsystem that is one of several';

/** Two conflicts, so that which of them the original names is not known; and one alone. */
const model = (rows: string[]) =>
  `import gurobipy as gp
model = gp.Model()
x, y = model.addVar(name='x'), model.addVar(name='y')
${rows.map((row, at) => `model.addConstr(${row}, name='c${at}')`).join('\n')}
model.setObjective(x + y)
model.optimize()
model.computeIIS()
`;
const TWO = model(['x <= 1', 'x >= 3', 'y <= 1', 'y >= 3']);
const ONE = model(['x <= 1', 'x >= 3', 'y <= 1']);
const REPAIR = 'model.remove([c for c in model.getConstrs() if c.IISConstr])\nmodel.optimize()\n';

describe('a program that goes on from an infeasible subsystem', () => {
  test('is run where there is one only', async () => {
    const found = await runner.run(ONE + REPAIR);
    expect(found).toMatchObject({ ended: 'ran', last: { status: 'optimal', objective: 0 } });
  });

  test('is unsupported where the original may have found another', async () => {
    expect(await runner.run(TWO + REPAIR)).toMatchObject({ ended: 'unsupported', unsupported: SEVERAL });
    const rebuilt = 'bad = [c.ConstrName for c in model.getConstrs() if c.IISConstr]\nother = gp.Model()\nother.optimize()';
    expect(await runner.run(TWO + rebuilt)).toMatchObject({ ended: 'unsupported', unsupported: SEVERAL });
  });

  test('is run where the subsystem is not read, or what follows relaxes everything', async () => {
    expect(await runner.run(`${TWO}model.write('m.ilp')\nx.UB = 9\nmodel.optimize()`)).toMatchObject({ ended: 'ran' });
    const relaxed = await runner.run(
      `${TWO}print(model.getConstrs()[0].IISConstr)\nmodel.feasRelaxS(0, False, False, True)\nmodel.optimize()`,
    );
    expect(strictResult(relaxed)).toMatchObject({ value: 4 });
    const copy = `print(model.getConstrs()[0].IISConstr)\nother = model.copy()\nother.feasRelaxS(0, True, False, True)\nother.optimize()`;
    expect(strictResult(await runner.run(TWO + copy))).toMatchObject({ value: 2 });
  });

  test('is unsupported where it opens the file that nothing was written to', async () => {
    expect(await runner.run(`${ONE}model.write('m.ilp')\nprint(open('m.ilp').read())`)).toMatchObject({
      ended: 'unsupported',
      unsupported: 'a file that a model was written to',
    });
  });
});

/** Makes random infeasible models, and solves each subsystem and all that lack one member of it. */
const IRREDUCIBLE = `import random
import gurobipy as gp
from gurobipy import GRB

def made(seed, keep=lambda name: True):
    r = random.Random(seed)
    m = gp.Model()
    n = r.randint(2, 5)
    kinds = [r.choice('CCIB') for _ in range(n)]
    x = []
    for j, kind in enumerate(kinds):
        low, high = (0, 1) if kind == 'B' else (r.randint(-3, 0), r.randint(1, 6))
        x.append(m.addVar(lb=low if kind == 'B' or keep(f'L{j}') else -GRB.INFINITY, ub=high if kind == 'B' or keep(f'U{j}') else GRB.INFINITY, vtype=kind))
    for i in range(r.randint(3, 7)):
        form = gp.quicksum(r.randint(-3, 3) * v for v in x)
        sense, rhs = r.choice('<>='), r.randint(-9, 9)
        if keep(f'R{i}'):
            m.addConstr(form <= rhs if sense == '<' else form >= rhs if sense == '>' else form == rhs, name=f'R{i}')
    m.optimize()
    return m

checked = 0
for seed in range(120):
    m = made(seed)
    if m.Status not in (GRB.INFEASIBLE, GRB.INF_OR_UNBD):
        continue
    m.computeIIS()
    members = {c.ConstrName for c in m.getConstrs() if m._in_iis('', c._row)}
    members |= {f'L{j}' for j, v in enumerate(m.getVars()) if m._in_iis('', v._column, 'lower')}
    members |= {f'U{j}' for j, v in enumerate(m.getVars()) if m._in_iis('', v._column, 'upper')}
    gp._infeasibility._told.clear()
    assert made(seed, members.__contains__).Status != GRB.OPTIMAL, (seed, members)
    for one in members:
        assert made(seed, lambda name: name in members and name != one).Status == GRB.OPTIMAL, (seed, one, members)
    checked += 1
print(checked > 30)
`;

test('a subsystem has no solution, and has one without any member of it', async () => {
  expect(await runner.run(IRREDUCIBLE)).toMatchObject({ ended: 'ran', error: null, stdout: 'True\n' });
});
