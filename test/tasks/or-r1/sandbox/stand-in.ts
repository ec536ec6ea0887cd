import { pythonSources } from '../../../../tasks/or-r1/sandbox/python-sources.ts';
import type { AnswerRun } from '../../../../tasks/or-r1/sandbox/run-record.ts';

const modelling = `
import json
import _pentathlon_host

SOLVED = []

class Unsupported(BaseException):
    def __init__(self, call):
        super().__init__(call)
        self.call = call

def report(obj):
    return obj.report() if hasattr(obj, 'report') else None
`;

const coptpy = `
import json
import _pentathlon_host
import modelling

class CoptError(Exception):
    pass

class Model:
    """min or max of cost times x, rows of (coefficients, lower, upper)."""
    def __init__(self):
        self.cost, self.rows, self.maximise, self.integer, self.result = [], [], False, 0, {'status': 'unsolved', 'objective': None}

    def solve(self):
        n = len(self.cost)
        starts, index, value = [0], [], []
        for row, _, _ in self.rows:
            index += range(n)
            value += row
            starts.append(len(index))
        payload = {'maximise': self.maximise, 'offset': 0, 'cost': self.cost, 'lower': [0] * n, 'upper': [None] * n, 'integer': [self.integer] * n,
                   'row_lower': [r[1] for r in self.rows], 'row_upper': [r[2] for r in self.rows], 'starts': starts, 'index': index,
                   'value': value, 'quadratic': None, 'options': {}}
        self.result = json.loads(_pentathlon_host.solve(json.dumps(payload)))
        modelling.SOLVED.append((self, self.result['status'], self.result['objective']))

    @property
    def objval(self):
        return self.result['objective']

    def report(self):
        return {'status': self.result['status'], 'objective': self.objval, 'columns': len(self.cost), 'rows': len(self.rows),
                'nonzeros': len(self.cost) * len(self.rows), 'integers': len(self.cost) if self.integer else 0, 'quadratic': False}

    def tune(self):
        raise modelling.Unsupported('Model.tune')
`;

/** A look-alike of a few lines, so that these tests are about the sandbox alone. */
export const standIn = { ...pythonSources, modules: { modelling, coptpy } };

/** An answer of it: at most 4 of x, which is worth 3. */
export const SMALL = `
import coptpy
model = coptpy.Model()
model.maximise, model.cost, model.rows = True, [3.0], [([1.0], None, 4.0)]
model.solve()
print('objective', model.objval)
`;

/** What SMALL comes to, wherever nothing has gone wrong before it. */
export const SMALL_RUN: AnswerRun = {
  ended: 'ran',
  dialect: 'coptpy',
  error: null,
  unsupported: null,
  withheld: [],
  global: { status: 'optimal', objective: 12 },
  last: { status: 'optimal', objective: 12 },
  size: { columns: 1, rows: 1, nonzeros: 1, integers: 0, quadratic: false, kind: 'LP' },
  solves: 1,
  stdout: 'objective 12.0\n',
  stdoutLength: 15,
};
