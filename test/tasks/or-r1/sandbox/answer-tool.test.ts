import { expect, test } from 'vitest';
import { answerTool } from '../../../../tasks/or-r1/sandbox/answer-tool.ts';
import type { AnswerInput } from '../../../../tasks/or-r1/sandbox/run-record.ts';

const FILES: Readonly<Record<string, string>> = {
  lp: 'Maximize\n obj: 3 x + 2 y\nSubject To\n c: x + y <= 4\n d: x + 3 y <= 6\nEnd\n',
  json: JSON.stringify({
    sense: 'maximise',
    objective: { x: 3, y: 2 },
    variables: { x: {}, y: {} },
    constraints: [
      { terms: { x: 1, y: 1 }, sense: '<=', rhs: 4 },
      { terms: { x: 1, y: 3 }, sense: '<=', rhs: 6 },
    ],
  }),
  mps: 'NAME t\nOBJSENSE\n    MAX\nROWS\n N obj\n L c\n L d\nCOLUMNS\n x obj 3 c 1\n x d 1\n y obj 2 c 1\n y d 3\nRHS\n RHS c 4 d 6\nENDATA\n',
};
const COPT =
  'import coptpy as cp\nmodel = cp.Envr().createModel("m")\nx, y = model.addVar(name="x"), model.addVar(name="y")\nmodel.addConstr(x + y <= 4)\nmodel.addConstr(x + 3 * y <= 6)\nmodel.setObjective(3 * x + 2 * y, sense=cp.COPT.MAXIMIZE)\nmodel.solve()';

test('the tool journals plain data: a program and each kind of file, with what stands in the look-alikes', async () => {
  const isolated = answerTool('isolated');
  const trusted = answerTool('trusted');
  expect([isolated.id, trusted.id]).toEqual(['or-r1-isolated', 'or-r1-trusted']);
  const limits = { seconds: 60, memoryMb: 256 };
  const run = (tool: typeof trusted, input: Pick<AnswerInput, 'kind' | 'program'>) =>
    tool.run({ ...input, ...limits }, new AbortController().signal);
  for (const [kind, program] of Object.entries({ ...FILES, python: COPT })) {
    const input = { kind: kind as AnswerInput['kind'], program };
    const result = await run(trusted, input);
    expect(result).toMatchObject({
      ended: 'ran',
      dialect: kind === 'python' ? 'coptpy' : kind,
      global: { status: 'optimal', objective: 12 },
      last: { status: 'optimal', objective: 12 },
      size: { columns: 2, rows: 2, nonzeros: 4, integers: 0, quadratic: false, kind: 'LP' },
      solves: 1,
    });
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    if (kind === 'python') expect(await run(isolated, input)).toEqual(result);
  }
  expect(await run(trusted, { kind: 'lp', program: 'Here is the model: x + y' })).toMatchObject({
    ended: 'crashed',
    global: null,
    dialect: 'lp',
  });
});
