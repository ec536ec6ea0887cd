import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnswerPool } from '../../../../tasks/or-r1/sandbox/answer-pool.ts';
import type { AnswerInput, AnswerRun } from '../../../../tasks/or-r1/sandbox/run-record.ts';
import { SMALL, SMALL_RUN, standIn } from './stand-in.ts';

// What becomes of programs, good and bad. Those that end by themselves share a process where that changes nothing; the others have theirs.
const LIMITS = { kind: 'python', seconds: 30, memoryMb: 256 } as const;

let shared: AnswerPool;
let isolated: AnswerPool;
beforeAll(() => {
  shared = new AnswerPool('trusted', standIn, 1);
  isolated = new AnswerPool('isolated', standIn, 2);
});
afterAll(() => {
  shared.close();
  isolated.close();
});

const run = (program: string, more: Partial<AnswerInput> = {}, pool = shared): Promise<AnswerRun> =>
  pool.run({ program, ...LIMITS, ...more }, new AbortController().signal);
const apart = (program: string, more: Partial<AnswerInput> = {}): Promise<AnswerRun> => run(program, more, isolated);

const SOLVE = SMALL.trim();

describe('models', () => {
  test('a global model: the same alone and beside others', async () => {
    const runs = await Promise.all([run(SMALL), apart(SMALL), apart(SMALL)]);
    expect(runs).toEqual([SMALL_RUN, SMALL_RUN, SMALL_RUN]);
  });

  test('a main() hides its model from the paper, not from us', async () => {
    const hidden = `def main():\n${SOLVE.replaceAll(/^/gm, '  ')}\nmain()`;
    expect(await run(hidden)).toEqual({ ...SMALL_RUN, global: null });
  });

  test('under the name of __main__', async () => {
    expect(await run(`if __name__ == '__main__':\n${SOLVE.replaceAll(/^/gm, '  ')}`)).toEqual(SMALL_RUN);
  });

  test('several solves, and a global that is another model than the last', async () => {
    const program = `${SOLVE}\nother = coptpy.Model()\nother.maximise, other.cost = True, [1.0]\nother.solve()`;
    const { global, last, solves } = await run(program);
    expect({ global, last, solves }).toEqual({
      global: { status: 'optimal', objective: 12 },
      last: { status: 'unbounded', objective: null },
      solves: 2,
    });
  });

  test('a model that was never solved, one that is no model, and none', async () => {
    expect(await run('import coptpy\nmodel = coptpy.Model()')).toMatchObject({
      global: { status: 'unsolved', objective: null },
      last: null,
      dialect: 'coptpy',
    });
    expect(await run('model = 7')).toMatchObject({ ended: 'ran', global: null, last: null, size: null, dialect: null });
    expect(await run('')).toMatchObject({ ended: 'ran', global: null, solves: 0 });
  });

  test.each(['nan', 'inf', '-inf'])('an objective of %s is none', async (value) => {
    const spoilt = await run(`${SOLVE}\nmodel.result['objective'] = float('${value}')`);
    expect(spoilt.global).toEqual({ status: 'optimal', objective: null });
  });

  test('numbers that are no floats, or no numbers', async () => {
    expect((await run(`${SOLVE}\nmodel.result['objective'] = 10 ** 400`)).ended).toBe('ran');
    expect((await run(`${SOLVE}\nmodel.result['objective'] = 'twelve'`)).global?.objective).toBeNull();
  });

  test('an integer model says so', async () => {
    const { size } = await run(SOLVE.replace('model.solve()', 'model.integer = 1\nmodel.solve()'));
    expect(size).toEqual({ columns: 1, rows: 1, nonzeros: 1, integers: 1, quadratic: false, kind: 'MIP' });
  });

  test('a format that no reader is there for', async () => {
    expect(await run('min: x;', { kind: 'lp' })).toMatchObject({ ended: 'unsupported', unsupported: 'lp', dialect: 'lp' });
  });
});

describe('ends of their own', () => {
  test.each<[string, string, Partial<AnswerRun>]>([
    ['an error', '1 / 0', { ended: 'crashed', error: { type: 'ZeroDivisionError', message: 'division by zero' } }],
    ['a missing key', '{}["a"]', { ended: 'crashed', error: { type: 'KeyError', message: "'a'" } }],
    [
      "a library's error",
      'import coptpy\nraise coptpy.CoptError("3, (INVALID) no")',
      { error: { type: 'coptpy.CoptError', message: '3, (INVALID) no' } },
    ],
    ['an error of its own', 'class Mine(Exception): pass\nraise Mine("x")', { error: { type: 'Mine', message: 'x' } }],
    [
      'an error that cannot be told',
      'class Mine(Exception):\n  def __str__(self): 1 / 0\nraise Mine',
      { error: { type: 'Mine', message: '<no text>' } },
    ],
    [
      'no Python',
      'Here is the model:\nx + y <= 4',
      { ended: 'crashed', error: { type: 'SyntaxError', message: 'invalid syntax (answer.py, line 1)' } },
    ],
    [
      'a null byte',
      'x = 1\0',
      { ended: 'crashed', error: { type: 'SyntaxError', message: 'source code string cannot contain null bytes' } },
    ],
    ['half a character', 'x = "\ud800"', { ended: 'crashed' }],
    ['sys.exit', 'model = 1\nimport sys\nsys.exit()', { ended: 'ran', error: null }],
    ['sys.exit(0)', 'exit(0)', { ended: 'ran', error: null }],
    [
      'sys.exit with words',
      'import sys\nsys.exit("no solution")',
      { ended: 'crashed', error: { type: 'SystemExit', message: 'no solution' } },
    ],
    ['sys.exit with a number', 'import sys\nsys.exit(2)', { ended: 'crashed', error: { type: 'SystemExit', message: '2' } }],
    ['os._exit', 'import os\nos._exit(0)', { ended: 'ran', global: null }],
    ['os._exit with a number', 'import os\nos._exit(5)', { ended: 'crashed', error: { type: 'SystemExit', message: '5' } }],
    ['os.abort', 'import os\nos.abort()', { ended: 'crashed' }],
    ['KeyboardInterrupt', 'raise KeyboardInterrupt', { ended: 'crashed', error: { type: 'KeyboardInterrupt', message: '' } }],
    ['input', 'input("how many? ")', { ended: 'crashed', error: { type: 'EOFError', message: 'EOF when reading a line' } }],
    [
      'recursion',
      'def f(n): return f(n + 1)\nf(0)',
      { ended: 'crashed', error: { type: 'RecursionError', message: 'maximum recursion depth exceeded' } },
    ],
    [
      'a file that is not there',
      'open("data.csv")',
      { ended: 'crashed', error: { type: 'FileNotFoundError', message: "[Errno 44] No such file or directory: 'data.csv'" } },
    ],
    ['a call there is not', 'import coptpy\ncoptpy.Model().tune()', { ended: 'unsupported', unsupported: 'Model.tune', error: null }],
    [
      'and hidden',
      'import coptpy\ntry: coptpy.Model().tune()\nexcept Exception: pass',
      { ended: 'unsupported', unsupported: 'Model.tune' },
    ],
    ['numpy', 'import numpy as np', { ended: 'unsupported', unsupported: 'numpy', error: null }],
    ['a part of scipy', 'from scipy.optimize import linprog', { ended: 'unsupported', unsupported: 'scipy' }],
    ['a look-alike that is not here', 'from gurobipy import GRB', { ended: 'unsupported', unsupported: 'gurobipy' }],
    [
      'a module of no one',
      'import my_own_data',
      { ended: 'crashed', error: { type: 'ModuleNotFoundError', message: "No module named 'my_own_data'" } },
    ],
    ['an import that is caught', 'try: import numpy\nexcept ImportError: numpy = None', { ended: 'ran' }],
  ])('%s', async (_, program, expected) => {
    expect(await run(program)).toMatchObject(expected);
  });

  test('a model solved before a crash or an early exit is the last one, not the global one', async () => {
    const { global, last, ended } = SMALL_RUN;
    expect(await run(`${SOLVE}\n1 / 0`)).toMatchObject({ ended: 'crashed', global: null, last });
    expect(await run(`${SOLVE}\nexit()`)).toMatchObject({ ended, global: null, last });
    expect(global).toEqual(last);
  });

  test('what was printed before', async () => {
    expect(await run('print("one")\nimport sys\nprint("two", file=sys.stderr)\n1 / 0')).toMatchObject({ stdout: 'one\n', stdoutLength: 4 });
    const long = await run('print("é" * 20_000)');
    expect([long.stdout, long.stdoutLength]).toEqual(['é'.repeat(8_000), 20_001]);
  });

  test.each<[string, string]>([
    ['builtins', 'import builtins\nbuiltins.print = builtins.len = None'],
    ['json', 'import json\njson.dumps = json.loads = json.JSONEncoder.encode = None'],
    ['os', 'import os\nos.open = os.read = os.write = None'],
    ['all modules', 'import sys\nsys.modules.clear()'],
    ['the look-alike', 'import coptpy, modelling\ncoptpy.Model.solve = None\nmodelling.SOLVED = None'],
    ['finders', 'import sys\nsys.meta_path.clear()'],
    ['streams closed', 'import sys\nsys.stdout.close()\nsys.stderr.close()'],
    ['a stream of its own', 'import sys, io\nsys.stdout = io.StringIO()'],
    ['descriptors closed', 'import os\nfor fd in range(10):\n  try: os.close(fd)\n  except OSError: pass'],
    ['the solver removed', 'import os\nos.remove("/dev/solver")'],
    ['the library removed', 'import os\nfor name in os.listdir("/lib"):\n  if name.endswith("zip"): os.remove("/lib/" + name)'],
    ['a module left on the path', 'open("json.py", "w").write("1/0")\nopen("/lib/python3.14/site-packages/coptpy.py", "w").write("1/0")'],
    ['trace', 'import sys\nsys.settrace(lambda *a: None)\nsys.setrecursionlimit(60)'],
    ['collector', 'import gc\ngc.disable()\ngc.set_threshold(0)'],
    ['a folder to be in', 'import os\nos.makedirs("/tmp/a")\nos.chdir("/tmp/a")'],
    ['folders that are locked', 'import os\nos.makedirs("/tmp/a/b")\nopen("/tmp/a/c", "w").write("x")\nos.chmod("/tmp/a", 0)'],
    ['environment', 'import os\nos.environ["PYTHONPATH"] = "/tmp"'],
    ['the path', 'import sys\nsys.path.insert(0, "/tmp")'],
    ['the runner', 'import _pentathlon_runner as r\nr.run = r._models = None'],
    ["the runner's code", 'import _pentathlon_runner as r\nr._number.__code__ = (lambda value: 42.0).__code__'],
    ['the host', 'import _pentathlon_host as h\nh.solve = lambda text: "{}"'],
    ['the encoder made once', 'import json\njson._default_encoder.iterencode = None\njson.encoder.c_make_encoder = None'],
    ['random', 'import random\nrandom.random = lambda: 4\nrandom.seed = None'],
    ['exit hooks', 'import atexit\natexit.register(lambda: 1 / 0)'],
    ['warnings', 'import warnings\nwarnings.filterwarnings("error")'],
  ])('after a program that spoilt %s the next runs as if alone', async (_, program) => {
    expect((await run(program)).ended).toMatch(/^(ran|crashed)$/);
    expect(await run(SMALL)).toEqual(SMALL_RUN);
  });

  test('the same draws each time, in any process', async () => {
    const draw = 'import random\nprint(random.random(), random.choice(range(1000)), hash("a"), list({"x", "y", "z"}))';
    const [first, second, third] = await Promise.all([run(draw), run(draw), apart(draw)]);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });
});

describe('held to limits', () => {
  const SOON = { seconds: 1 };
  const SPLIT =
    'import json, _pentathlon_host as h\nn, m = 50, 6\na = [[(i * 7919 + j * 104729 + i * i * j * 31) % 100 for j in range(n)] for i in range(m)]\n' +
    'p = {"maximise": False, "offset": 0, "cost": [0] * n + [1] * (2 * m), "lower": [0] * (n + 2 * m), "upper": [1] * n + [None] * (2 * m), "integer": [1] * n + [0] * (2 * m),\n' +
    '"row_lower": [sum(r) // 2 for r in a], "row_upper": [sum(r) // 2 for r in a], "starts": [i * (n + 2) for i in range(m + 1)],\n' +
    '"index": [k for i in range(m) for k in [*range(n), n + 2 * i, n + 2 * i + 1]], "value": [v for r in a for v in [*r, 1, -1]], "quadratic": None, "options": OPTIONS}\n' +
    'r = json.loads(h.solve(json.dumps(p)))\nprint(r["status"])';

  test.concurrent.each<[string, string, Partial<AnswerRun>, Partial<AnswerInput>]>([
    ['an endless loop', 'while True: pass', { ended: 'timed-out' }, SOON],
    ['one that catches all', 'while True:\n  try:\n    while True: pass\n  except: pass', { ended: 'timed-out' }, SOON],
    ['one number', 'x = 7 ** (10 ** 9)', { ended: 'timed-out' }, SOON],
    ['a pattern that doubles', 'import re\nre.match(r"(a+)+$", "a" * 60 + "b")', { ended: 'timed-out' }, SOON],
    ['sleep', 'import time\ntime.sleep(1000)', { ended: 'timed-out' }, SOON],
    [
      'a solver that never ends',
      SPLIT.replace('OPTIONS', '{"relative_gap": 0, "absolute_gap": 0}'),
      { ended: 'timed-out' },
      { seconds: 4 },
    ],
    [
      'a solver told to end',
      SPLIT.replace('OPTIONS', '{"relative_gap": 0, "absolute_gap": 0, "seconds": 1}'),
      { ended: 'ran', stdout: 'time_limit\n' },
      {},
    ],
    ['an end that is put off', 'class A:\n  def __del__(self):\n    while True: pass\na = A()', { ended: 'ran' }, {}],
    ['a list', 'a = []\nwhile True: a.append([0] * 1_000_000)', { ended: 'out-of-memory' }, {}],
    [
      'bytes, tried again and again',
      'a = []\nfor _ in range(10_000):\n  try: a.append(bytearray(50_000_000))\n  except MemoryError: pass\nprint(len(a) < 10)',
      { ended: 'ran', stdout: 'True\n' },
      {},
    ],
    [
      'calls without a limit',
      'import sys\nsys.setrecursionlimit(10 ** 9)\ndef f(n): return f(n + 1)\nf(0)',
      { ended: 'out-of-memory' },
      {},
    ],
    [
      'a file',
      'f = open("/tmp/x", "wb")\nwhile True: f.write(b"x" * 5_000_000)',
      { ended: 'crashed', error: { type: 'OSError', message: '[Errno 51] No space left on device' } },
      {},
    ],
    [
      'many files',
      'n = 0\nwhile True:\n  n += 1\n  open(f"/tmp/{n}", "wb").write(b"x" * 5_000_000)',
      { ended: 'crashed', error: { type: 'OSError', message: '[Errno 51] No space left on device' } },
      {},
    ],
    ['a file made long', 'import os\nopen("/tmp/x", "w").close()\nos.truncate("/tmp/x", 10 ** 9)', { ended: 'crashed' }, {}],
    [
      'gigabytes printed',
      'while True: print("x" * 1_000)',
      { ended: 'too-much-output', stdout: `${'x'.repeat(1_000)}\n`.repeat(8).slice(0, 8_000) },
      {},
    ],
    ['printed where all is caught', 'while True:\n  try: print("x" * 1_000)\n  except: pass', { ended: 'too-much-output' }, {}],
    ['errors printed', 'import sys\nwhile True: print("x" * 1_000, file=sys.stderr)', { ended: 'too-much-output', stdout: '' }, {}],
    ['past the streams', 'import os\nwhile True: os.write(1, b"x" * 1_000)', { ended: 'too-much-output' }, {}],
    ['one huge line', 'print("x" * 50_000_000)', { ended: 'too-much-output', stdout: 'x'.repeat(8_000) }, {}],
    [
      'a huge model',
      'import _pentathlon_host as h\nprint(h.solve("[" * 1_000_000)[:17])',
      { ended: 'ran', stdout: '{"status":"error"\n' },
      {},
    ],
  ])('%s', async (_, program, expected, more) => {
    expect(await apart(program, more)).toMatchObject(expected);
  });
});
