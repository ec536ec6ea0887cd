/** What a program could try, by name: Python that prints `ESCAPED` where it gets anywhere. `MARK`, `PORT` and `SECRET_FILE` are put in. */
export const PROBES: Readonly<Record<string, string>> = {
  // Processes of the host.
  'os.system': 'import os\nos.system("touch MARK")\nprint("ESCAPED")',
  'posix.system': 'import posix\nposix.system("touch MARK")\nprint("ESCAPED")',
  'posix made afresh':
    'import _imp, importlib.machinery as m\np = _imp.create_builtin(m.ModuleSpec("posix", m.BuiltinImporter))\np.system("touch MARK")',
  'os.popen': 'import os\nprint("ESCAPED", os.popen("touch MARK; id").read())',
  subprocess: 'import subprocess\nsubprocess.run(["touch", "MARK"])\nprint("ESCAPED")',
  _posixsubprocess: 'import _posixsubprocess as p\nprint("ESCAPED", p.fork_exec)',
  'os.fork': 'import os\npid = os.fork()\nprint("ESCAPED", pid)',
  'os.execv': 'import os\nos.execv("/bin/touch", ["touch", "MARK"])',
  'os.posix_spawn': 'import os\nos.posix_spawn("/bin/touch", ["touch", "MARK"], {})\nprint("ESCAPED")',
  'os.spawnl': 'import os\nos.spawnl(os.P_WAIT, "/bin/touch", "touch", "MARK")\nprint("ESCAPED")',
  multiprocessing: 'import multiprocessing as m\np = m.Process(target=print)\np.start()\nprint("ESCAPED")',
  'os.kill the parent': 'import os\nos.kill(os.getppid(), 9)\nprint("ESCAPED")',
  'signal.raise_signal': 'import signal\nsignal.raise_signal(signal.SIGKILL)',
  threading: 'import threading\nt = threading.Thread(target=print)\nt.start()\nprint("ESCAPED")',
  pty: 'import pty\npty.spawn("/bin/sh")\nprint("ESCAPED")',
  webbrowser: 'import webbrowser\nwebbrowser.open("http://127.0.0.1:PORT")\nprint("ESCAPED")',
  // Files of the host.
  'open a file': 'print("ESCAPED", open("SECRET_FILE").read())',
  'open passwd': 'print("ESCAPED", open("/etc/passwd").read())',
  'open its own program': 'import sys\nprint(sys.argv, sys.executable)\nprint("ESCAPED", open("/proc/self/environ").read())',
  'list the root': 'import os\nnames = set(os.listdir("/"))\nassert not names & {"etc", "root", "usr", "bin", "var"}, "ESCAPED"',
  'walk all there is':
    'import os\nfor folder, _, files in os.walk("/"):\n  for name in files:\n    try:\n      if not folder.startswith("/dev") and b"SECRET" + b"-OF-HOST" in open(os.path.join(folder, name), "rb").read(): print("ESCAPED")\n    except OSError: pass',
  'write a file': 'open("MARK", "w").write("x")',
  'make a folder': 'import os\nos.makedirs("MARK")',
  'remove a file': 'import os\nos.remove("SECRET_FILE")\nprint("ESCAPED")',
  'link to a file': 'import os\nos.symlink("SECRET_FILE", "/tmp/link")\nprint("ESCAPED", open("/tmp/link").read())',
  pathlib: 'import pathlib\nprint("ESCAPED", pathlib.Path("SECRET_FILE").read_text())',
  'io.FileIO': 'import io\nprint("ESCAPED", io.FileIO("SECRET_FILE").readall())',
  'descriptors of the host':
    'import os\nfor fd in range(3, 64):\n  try:\n    os.write(fd, b"{}\\n")\n    print("ESCAPED", fd)\n  except OSError: pass',
  'read the jobs': 'import os\nprint(len(os.read(0, 100)))',
  mmap: 'import mmap, os\nfd = os.open("SECRET_FILE", os.O_RDONLY)\nprint("ESCAPED", mmap.mmap(fd, 0)[:])',
  'sqlite3 file': 'import sqlite3\nsqlite3.connect("MARK").execute("create table t(x)")',
  // The environment.
  environ: 'import os\nprint(dict(os.environ))',
  'posix.environ': 'import posix\nprint(posix.environ)',
  'user and machine': 'import os, platform\nprint(platform.node(), os.uname(), os.getcwd())',
  'host paths': 'import sys, os\nprint(sys.path, sys.argv, sys.executable, sys.prefix, os.environ)',
  // The network.
  socket: 'import socket\ns = socket.create_connection(("127.0.0.1", PORT), timeout=2)\ns.sendall(b"x")\nprint("ESCAPED")',
  _socket: 'import _socket\ns = _socket.socket()\ns.connect(("127.0.0.1", PORT))\nprint("ESCAPED")',
  '_socket made afresh':
    'import _imp, importlib.machinery as m\nk = _imp.create_builtin(m.ModuleSpec("_socket", m.BuiltinImporter))\ns = k.socket(2, 1)\ns.connect(("127.0.0.1", PORT))\ns.send(b"x")',
  'a server': 'import socket\ns = socket.socket()\ns.bind(("127.0.0.1", 0))\ns.listen()\nprint("ESCAPED")',
  urllib: 'import urllib.request\nprint("ESCAPED", urllib.request.urlopen("http://127.0.0.1:PORT/").read())',
  'http.client': 'import http.client\nc = http.client.HTTPConnection("127.0.0.1", PORT)\nc.request("GET", "/")\nprint("ESCAPED")',
  asyncio: 'import asyncio\nasyncio.run(asyncio.open_connection("127.0.0.1", PORT))\nprint("ESCAPED")',
  'pyodide.http': 'import pyodide.http\nprint("ESCAPED", pyodide.http.open_url("http://127.0.0.1:PORT/").read())',
  micropip: 'import micropip\nprint("ESCAPED")',
  // JavaScript.
  'import js': 'import js\nprint("ESCAPED", js.process)',
  'import pyodide_js': 'import pyodide_js\nprint("ESCAPED", pyodide_js.FS)',
  run_js: 'from pyodide.code import run_js\nprint("ESCAPED", run_js("process.env"))',
  'import pyodide': 'import pyodide\nprint("ESCAPED", pyodide.ffi)',
  'import _pyodide_core': 'import _pyodide_core\nprint("ESCAPED", _pyodide_core.raw_call)',
  'finders taken away': 'import sys\nsys.meta_path.pop(0)\nfrom pyodide.code import run_js\nprint("ESCAPED", run_js("typeof process.env"))',
  'finders taken away, the core':
    'import sys\nsys.meta_path.clear()\nimport importlib.machinery as m\nsys.meta_path.append(m.BuiltinImporter)\nimport _pyodide_core as c\nprint([x for x in dir(c) if "js" in x.lower()])',
  'the core made afresh':
    'import _imp, importlib.machinery as m\nc = _imp.create_builtin(m.ModuleSpec("_pyodide_core", m.BuiltinImporter))\nprint(c)\nprint(c.run_js("process"))',
  'sys.modules': 'import sys\nbad = [k for k in sys.modules if "js" == k or "pyodide" in k]\nprint("ESCAPED" if bad else "nothing", bad)',
  'objects of JavaScript':
    'import gc\nfound = [type(o).__name__ for o in gc.get_objects() if "js" in type(o).__name__.lower() and "json" not in type(o).__name__.lower() and not isinstance(o, type)]\nprint("ESCAPED" if any("JsProxy" in n or "JsCallable" in n for n in found) else "nothing", found[:5])',
  'objects behind objects':
    'import gc\nseen, todo = set(), list(gc.get_objects())\nwhile todo:\n  o = todo.pop()\n  if id(o) in seen: continue\n  seen.add(id(o))\n  if type(o).__name__ in ("JsProxy", "JsCallable", "JsMethod", "JsModule"): print("ESCAPED", o)\n  if len(seen) < 60000: todo += gc.get_referents(o)',
  'subclasses of object':
    'names = [c.__name__ for c in object.__subclasses__()]\nfor c in object.__subclasses__():\n  if c.__name__ == "JsProxy": print(c.__new__(c))\nprint(len(names) > 0)',
  'the proxy class':
    'import gc\nfor c in gc.get_objects():\n  if isinstance(c, type) and c.__name__ in ("JsProxy", "JsCallable"):\n    try:\n      print("ESCAPED", c())\n    except TypeError as e: print("no", e)',
  ctypes: 'import ctypes\nctypes.CDLL(None).system(b"touch MARK")\nprint("ESCAPED")',
  _ctypes: 'import _ctypes\nprint("ESCAPED", _ctypes.dlopen)',
  'ctypes from behind':
    "import sys\nsys.meta_path.pop(0)\nimport ctypes\nlib = ctypes.CDLL(None)\nlib.emscripten_run_script(b\"require('fs').writeFileSync('MARK', 'x')\")\nprint(\"tried\")",
  'ctypes system from behind': 'import sys\nsys.meta_path.pop(0)\nimport ctypes\nctypes.CDLL(None).system(b"touch MARK")\nprint("tried")',
  'a wrong address': 'import sys\nsys.meta_path.pop(0)\nimport ctypes\nctypes.string_at(0xfffffff0)',
  // The runner and the solver.
  'frames up to the runner':
    'import sys\nf = sys._getframe()\nwhile f.f_back: f = f.f_back\nprint(sorted(f.f_globals)[:3])\nfor v in f.f_globals.values():\n  if "Js" in type(v).__name__: print("ESCAPED", v)',
  'frames of an error':
    'try:\n  1 / 0\nexcept ZeroDivisionError as e:\n  t = e.__traceback__\n  while t.tb_frame.f_back: print(list(t.tb_frame.f_back.f_globals)[:2]); break',
  'the solver is a Python function':
    'import _pentathlon_host as h\nprint(type(h.solve).__name__, h.solve.__globals__.keys() & {"js"})\nassert type(h.solve).__name__ == "function", "ESCAPED"',
  'garbage to the solver':
    'import _pentathlon_host as h\nfor text in ("", "{", "null", "[]", "[" * 10000, "\\x00", "{}"):\n  r = h.solve(text.replace("\\n", " "))\n  assert "error" in r, r\nprint("answered")',
  'garbage to the device':
    'import os\nfd = os.open("/dev/solver", os.O_RDWR)\nos.write(fd, b"\\xff\\xfe" * 1000)\nprint(os.read(fd, 10))\nos.write(fd, b"\\n")\nprint(os.read(fd, 20))\nos.close(fd)',
  'devices of its own':
    'import os\nos.mknod("/tmp/d", 0o20666, os.makedev(77, 1))\nfd = os.open("/tmp/d", os.O_RDWR)\nos.write(fd, b"{}\\n")\nprint(os.read(fd, 30))',
  'code made by hand':
    'def f(): return 1\nc = f.__code__.replace(co_consts=(None,), co_code=bytes(range(0, 200, 2)) * 20)\nf.__code__ = c\nf()',
  'import hooks':
    'import importlib, sys\nfor n in ("js", "_pyodide", "pyodide"):\n  try: print("ESCAPED", importlib.import_module(n))\n  except ImportError: pass',
  '__import__ and its loader':
    'b = __builtins__ if isinstance(__builtins__, dict) else vars(__builtins__)\nb["__loader__"].load_module("_pyodide_core")\nprint("loaded")',
  faulthandler: 'import faulthandler\nfaulthandler._sigsegv()',
  marshal: 'import marshal\nexec(marshal.loads(b"\\xe3" + b"\\x00" * 40))',
  'the terminal': 'print(open("/dev/tty").read(10))',
  'the recorded answer': 'import sys\nsys.modules["json"].dumps = lambda *a, **k: "{}"\nprint("tried")',
};
