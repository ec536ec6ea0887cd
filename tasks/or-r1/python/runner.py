"""Runs one answer and says what came of it. Standard library only.

It is imported once, before the interpreter's memory is kept: `setup` compiles the look-alike modules, `seal` closes the ways to the
host after each start, `run` executes an answer as `__main__` with look-alikes made afresh.
"""
import gc
import importlib.machinery
import operator
import os
import random
import sys
import types
# Held by name: a program may put something else in their place.
from json import dumps, loads

_LONGEST = 2_000
# Modules of the standard library that lead to the host, or that cannot work without one.
_CLOSED = frozenset((
    'js', 'pyodide', '_pyodide', '_pyodide_core', 'pyodide_js', 'ctypes', '_ctypes', 'socket', '_socket', 'ssl', 'subprocess',
    '_posixsubprocess', 'multiprocessing', '_multiprocessing', 'asyncio', 'webbrowser',
))
# Libraries an answer may well use elsewhere: without them it is not wrong, only not supported.
_ELSEWHERE = frozenset((
    'amplpy', 'cplex', 'cvxopt', 'cvxpy', 'docplex', 'gekko', 'highspy', 'linopy', 'matplotlib', 'mip', 'mosek', 'networkx', 'numpy',
    'ortools', 'pandas', 'picos', 'plotly', 'psutil', 'pymprog', 'pyomo', 'pyscipopt', 'scipy', 'seaborn', 'sklearn', 'sympy', 'tabulate', 'tqdm',
    'xpress',
))
# Libraries that are of no use without a network.
_NETWORK = frozenset(('aiohttp', 'httpx', 'paramiko', 'requests', 'urllib3', 'websockets'))
_DIALECTS = ('coptpy', 'gurobipy', 'pulp')
_PROCESS_CALLS = ('system', 'popen', 'fork', 'forkpty', 'execv', 'execve', 'spawnv', 'spawnve', 'posix_spawn', 'posix_spawnp', 'kill', 'killpg')

_code = operator.attrgetter('__code__')
_open, _write, _read_bytes, _close = os.open, os.write, os.read, os.close
_codes = {}
_base = {}


class _LookAlikes:
    """Finds the look-alike modules; each answer has a finder, and so modules, of its own."""

    def __init__(self):
        self.made = {}

    def find_spec(self, name, path=None, target=None):
        return importlib.machinery.ModuleSpec(name, self) if name in _codes else None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        self.made[module.__name__] = module
        exec(_codes[module.__name__], module.__dict__)


class _Closed:
    """Refuses the modules that lead to the host."""

    def find_spec(self, name, path=None, target=None):
        top = name.partition('.')[0]
        if top in _CLOSED:
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
        return None


def _solve(text):
    """The solver is a device: what goes in and comes out is bytes, and no object of the host is in the interpreter."""
    device = _open('/dev/solver', os.O_RDWR)
    try:
        left = memoryview(text.encode() + b'\n')
        while left:
            left = left[_write(device, left):]
        parts = []
        while not parts or not parts[-1].endswith(b'\n'):
            part = _read_bytes(device, 1 << 20)
            if not part:
                break
            parts.append(part)
        return b''.join(parts).decode()
    finally:
        _close(device)


def setup(sources):
    """`sources` is JSON: the look-alikes by name."""
    # The longest first: what its compiling takes is free again for all that stays.
    for name, source in sorted(loads(sources).items(), key=lambda held: -len(held[1])):
        _codes[name] = compile(source, f'<{name}>', 'exec')
    host = types.ModuleType('_pentathlon_host')
    host.solve = _solve
    sys.modules['_pentathlon_host'] = host


def seal():
    """Takes the host's objects out of the interpreter and refuses the modules that could bring them back."""
    sys.meta_path[:] = [_Closed(), *(finder for finder in sys.meta_path if type(finder).__name__ not in ('JsFinder', 'UnvendoredStdlibFinder'))]
    for name in [name for name in sys.modules if name.partition('.')[0] in _CLOSED]:
        members = getattr(sys.modules.pop(name), '__dict__', {})
        # Functions that the start left behind keep their module's members reachable.
        for key in [key for key, value in members.items() if type(value).__module__ == 'pyodide.ffi']:
            members[key] = None
    for module in (os, sys.modules['posix']):
        for name in _PROCESS_CALLS:
            if hasattr(module, name):
                delattr(module, name)
    sys.excepthook = sys.__excepthook__
    _base.update(modules=dict(sys.modules), finders=list(sys.meta_path), path=list(sys.path), environ=dict(os.environ), cwd=os.getcwd())
    _watch()


def _watch():
    """Remembers all that the modules of the start hold, their classes' members and their functions' code, by identity: a program that
    changed one has spoilt the interpreter for the next."""
    modules = [module for name, module in _base['modules'].items() if name != '__main__' and isinstance(module, types.ModuleType)]
    values = {id(value): value for module in modules for value in vars(module).values()}
    classes = [value for value in values.values() if isinstance(value, type)]
    members = {id(value): value for one in classes for value in vars(one).values()}
    functions = [value for value in (values | members).values() if isinstance(value, types.FunctionType)]
    _base['holders'] = [vars(one) for one in (*modules, *classes)]
    _base['functions'] = functions
    _base['held'] = _held()
    # They stay for good: the collector need not look at them after each answer.
    gc.freeze()


def _held():
    """Tuples are compared by identity first, so that this costs little where nothing changed."""
    holders = _base['holders']
    values = (held.values() for held in holders)
    return [*map(tuple, holders), *map(tuple, values), tuple(map(_code, _base['functions']))]


def _unspoilt():
    if sys.stdout is not sys.__stdout__ or sys.stderr is not sys.__stderr__ or sys.stdout.closed or sys.stderr.closed:
        return False
    return _held() == _base['held']


def _restore():
    """Back to how the first answer found it; what cannot be restored shows in the marks."""
    sys.modules.clear()
    sys.modules.update(_base['modules'])
    sys.meta_path[:] = _base['finders']
    sys.path[:] = _base['path']
    sys.setrecursionlimit(1_000)
    os.environ.clear()
    os.environ.update(_base['environ'])
    os.chdir(_base['cwd'])
    gc.enable()


def run(program, kind):
    """Runs an answer of a kind ('python', or the format of a model file) and returns the record as JSON."""
    _restore()
    finder = _LookAlikes()
    sys.meta_path.insert(1, finder)
    main = types.ModuleType('__main__')
    main.__file__ = 'answer.py'
    sys.modules['__main__'] = main
    sys.argv[:] = ['answer.py']
    # The same program makes the same draws each time it is run.
    random.seed(1)
    record = {'ended': 'ran', 'error': None, 'unsupported': None}
    finished = False
    try:
        if kind == 'python':
            exec(compile(program, 'answer.py', 'exec', dont_inherit=True), main.__dict__)
        else:
            main.model = _read(kind, program)
        finished = True
    except BaseException as error:
        record.update(_ending(error, finder.made))
    _flush()
    record['withheld'] = [_text(name) for name in getattr(finder.made.get('withheld'), 'NAMES', [])]
    if record['ended'] == 'crashed' and record['withheld']:
        # The original would have had a number there: that it crashed as well is not known.
        record.update(ended='unsupported', error=None, unsupported=record['withheld'][-1])
    record.update(_models(finder.made, main.__dict__.get('model') if finished else None, kind))
    if _base:
        sys.meta_path[:] = [one for one in sys.meta_path if one is not finder]
        record['reusable'] = _unspoilt()
    return dumps(record)


def _read(kind, text):
    """A model file: `files.solve(kind, text)` reads and solves it by the look-alikes and returns the model."""
    if 'files' not in _codes:
        raise ModuleNotFoundError(f"No module named '{kind}'", name=kind)
    import files
    return files.solve(kind, text)


def _ending(error, made):
    if isinstance(error, SystemExit):
        if error.code is None or error.code == 0:
            return {'ended': 'ran'}
        return {'ended': 'crashed', 'error': {'type': 'SystemExit', 'message': _text(error.code)}}
    unsupported = _unsupported(error, made)
    if unsupported is not None:
        return {'ended': 'unsupported', 'unsupported': unsupported}
    refused = _refused(error)
    if refused is not None:
        # No look-alike is missing: the program wants more than a model needs, and fails.
        return {'ended': 'crashed', 'error': {'type': 'refused', 'message': refused}}
    return {'ended': 'crashed', 'error': {'type': _name(type(error)), 'message': _text(error)}}


def _refused(error):
    """What of the host a program asked for and did not get, by name, where that ended it."""
    name = getattr(error, 'name', None)
    if isinstance(error, ModuleNotFoundError) and isinstance(name, str):
        top = name.partition('.')[0]
        return top if top in _CLOSED or top in _NETWORK else None
    call = getattr(error, 'name_from', None) if isinstance(error, ImportError) else name if isinstance(error, (AttributeError, NameError)) else None
    if type(call) is str and call in _PROCESS_CALLS and not hasattr(os, call):
        return f'os.{call}'
    return 'threads' if isinstance(error, RuntimeError) and _text(error) == "can't start new thread" else None


def _unsupported(error, made):
    if any(kind.__name__ == 'Unsupported' and kind.__module__ == 'modelling' for kind in type(error).__mro__):
        return _text(getattr(error, 'call', error))
    if isinstance(error, ModuleNotFoundError) and isinstance(error.name, str):
        top = error.name.partition('.')[0]
        if top in _ELSEWHERE or top in ('lp', 'mps', 'json', *_DIALECTS):
            return top
    if isinstance(error, FileNotFoundError) and type(error.filename) is str and any(error.filename in getattr(module, '_WRITTEN', ()) for module in made.values()):
        return 'a file that a model was written to'
    return None


def _name(cls):
    """As the last line of a traceback has it."""
    module = cls.__module__
    return cls.__qualname__ if module in ('builtins', '__main__') else f'{module}.{cls.__qualname__}'[:_LONGEST]


def _text(value):
    try:
        return str(value)[:_LONGEST]
    except Exception:
        return '<no text>'


def _flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass


def _models(made, model, kind):
    """What the run left behind: its global model, the model that was solved last, and which library's they are."""
    modelling = made.get('modelling')
    solved = getattr(modelling, 'SOLVED', [])
    record = {'global': None, 'last': None, 'size': None, 'solves': len(solved)}
    kept = _report(modelling, model)
    if kept is not None:
        record['global'] = {'status': kept['status'], 'objective': _number(kept['objective'])}
    if solved:
        last, status, objective = solved[-1]
        record['last'] = {'status': status, 'objective': _number(objective)}
        kept = kept or _report(modelling, last)
    if kept is not None:
        record['size'] = {**{key: kept[key] for key in ('columns', 'rows', 'nonzeros', 'integers', 'quadratic')}, 'kind': _kind(kept)}
    used = [name for name in _DIALECTS if name in made]
    by_model = type(solved[-1][0]).__module__.partition('.')[0] if solved else None
    record['dialect'] = kind if kind != 'python' else by_model if by_model in _DIALECTS else used[0] if used else None
    return record


def _report(modelling, model):
    try:
        return None if modelling is None or model is None else modelling.report(model)
    except BaseException:
        return None


def _number(value):
    """JSON has no infinities and no NaN."""
    try:
        return float(value) if isinstance(value, (int, float)) and value - value == 0 else None
    except OverflowError:
        return None


def _kind(size):
    return 'QP' if size['quadratic'] else 'MIP' if size['integers'] else 'LP'
