"""Runs the programs of one dialect under the original library and records what came of each.

    python record.py coptpy [program ...]

Run it in an environment of its own outside the project that has the original (pip install coptpy; no licence is needed for programs
this small). It runs every DIALECT/*.py beside this file, or only those named, each in a process of its own, and writes DIALECT.json:
per program the status word and objective of the global `model` at its end, the type and the first line of the message of an exception
that ended it, and what Python printed (not what the library's own log did).
"""
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
WORDS = {
    'coptpy': {0: 'unsolved', 1: 'optimal', 2: 'infeasible', 3: 'unbounded', 4: 'infeasible_or_unbounded', 8: 'time_limit', 20: 'local', 21: 'infeasible'},
    'gurobipy': {1: 'unsolved', 2: 'optimal', 3: 'infeasible', 4: 'infeasible_or_unbounded', 5: 'unbounded', 9: 'time_limit', 13: 'local'},
    'pulp': {0: 'unsolved', 1: 'optimal', -1: 'infeasible', -2: 'unbounded', -3: 'unsolved'},
}
WRAPPER = r'''
import io, json, os, sys
source, out, dialect = sys.argv[1:]
printed = io.StringIO()
sys.stderr = sys.stdout = io.StringIO()


def own_print(*values, **options):
    print(*values, **{'file': printed, **options})


# The libraries print their logs through sys.stdout too, so what the program prints is caught by its name.
space, error = {'__name__': '__main__', 'print': own_print}, None
try:
    exec(compile(open(source).read(), 'answer.py', 'exec'), space)
except SystemExit as e:
    error = None if e.code in (None, 0) else {'type': 'SystemExit', 'message': str(e.code)}
except BaseException as e:
    error = {'type': type(e).__name__, 'message': str(e).split('\n')[0]}
status = objective = None
model = space.get('model')
try:
    if dialect == 'coptpy':
        status, objective = model.status, model.objval
    elif dialect == 'gurobipy':
        status = model.Status
        objective = model.ObjVal
    else:
        import pulp
        status = model.status
        objective = pulp.value(model.objective)
except BaseException:
    pass
text = printed.getvalue()
with open(out, 'w') as f:
    json.dump({'status': status, 'objective': objective, 'error': error, 'stdout': text}, f)
    f.flush()
os._exit(0)
'''


def outcome(dialect, program):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / 'outcome.json'
        subprocess.run([sys.executable, '-c', WRAPPER, str(program), str(out), dialect], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
        if not out.exists():
            raise SystemExit(f'{program.name}: the original crashed; leave such a program out')
        found = json.loads(out.read_text())
    found['status'] = None if found['status'] is None else WORDS[dialect][found['status']]
    return found


def main():
    dialect, *names = sys.argv[1:]
    target = HERE / f'{dialect}.json'
    recorded = json.loads(target.read_text()) if target.exists() and names else {}
    for program in sorted((HERE / dialect).glob('*.py')):
        if not names or program.stem in names:
            recorded[program.stem] = outcome(dialect, program)
    target.write_text(json.dumps(dict(sorted(recorded.items())), indent=1, ensure_ascii=False) + '\n')
    print(f'{len(recorded)} programs in {target.name}')


if __name__ == '__main__':
    main()
