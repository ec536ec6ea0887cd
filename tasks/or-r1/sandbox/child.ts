// The process that runs answers: Python in Pyodide, models solved by HiGHS beside it. start-child.ts starts it with its own files
// readable and nothing else. It reads jobs, a line each, and answers each by a line.
import { constants, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { loadPyodide, PyodideAPI } from 'pyodide';
import { readLine, send, tell } from './child-lines.ts';
import { CHECKSUM, type ChildSetting, type Job, MOST_PROCESSOR, type PythonSources } from './child-setting.ts';
import { failureOf } from './failure.ts';
import { harden } from './harden.ts';
import { keptTree } from './kept-tree.ts';
import { capFiles, capMemory, type FileSystem } from './memory-cap.ts';
import { catchPrinted } from './printed.ts';
import { solveText } from './solve.ts';
import { addSolverDevice } from './solver-device.ts';
import { withRoom } from './with-room.ts';

type Python = PyodideAPI & { makeMemorySnapshot(): Uint8Array };
type Load = (options: Parameters<typeof loadPyodide>[0] & { _makeSnapshot?: boolean; _loadSnapshot?: Uint8Array }) => Promise<Python>;

/** Modules that programs use most, ready in the snapshot. */
const READY =
  'collections, copy, dataclasses, datetime, decimal, enum, fractions, functools, heapq, itertools, math, statistics, string, typing';

const setting = JSON.parse(process.argv[2] ?? '{}') as ChildSetting;
// Python would show its programs where it lies.
process.argv.length = 1;
const exit = (process as unknown as { reallyExit(code: number): never }).reallyExit.bind(process);
const cpuUsage = process.cpuUsage.bind(process);
const processor = (): number => (cpuUsage().user + cpuUsage().system) / 1e6;
const from = (path: string): Promise<unknown> => import(pathToFileURL(path).href);
const { loadPyodide: load } = (await from(`${setting.pyodide}/pyodide.mjs`)) as { loadPyodide: Load };
const bare = { indexURL: setting.pyodide, stdin: () => null, stdout: () => {}, stderr: () => {}, jsglobals: Object.create(null) as object };
// Emscripten asks Node for these numbers in a way that the permission model refuses.
Reflect.set(process, 'binding', () => ({ fs: constants }));

try {
  if (setting.snapshot === undefined) await makeSnapshot(JSON.parse(readLine() ?? '{}') as PythonSources);
  else await serve(setting.snapshot);
} catch (error) {
  tell({ failed: error instanceof Error ? error.message : String(error) });
  exit(1);
}

/** Loads Python cold, compiles runner and look-alikes, and sends its memory. */
async function makeSnapshot({ runner, modules }: PythonSources): Promise<void> {
  const python = await load({ ...bare, _makeSnapshot: true });
  python.FS.writeFile('/home/pyodide/_pentathlon_runner.py', runner);
  python.runPython(`import ${READY}, _pentathlon_runner`);
  python.pyimport('_pentathlon_runner').setup(JSON.stringify(modules));
  send(python.makeMemorySnapshot());
  exit(0);
}

async function serve(snapshot: string): Promise<void> {
  const cap = capMemory();
  const { default: loadHighs } = (await from(`${setting.highs}/highs.mjs`)) as typeof import('highs');
  const highs = await loadHighs();
  const content = readFileSync(snapshot).subarray(CHECKSUM);
  const python = await withRoom(content.length, () => load({ ...bare, _loadSnapshot: content }));
  capFiles(cap, python.FS as unknown as FileSystem);
  addSolverDevice(python.FS, (text) => solveText(highs, text));
  const printed = catchPrinted(python, () => finish({ ended: 'too-much-output' }));
  python.unregisterJsModule('js');
  python.unregisterJsModule('pyodide_js');
  const { seal, run } = python.pyimport('_pentathlon_runner') as { seal(): void; run(program: string, kind: string): string };
  seal();
  const tidy = keptTree(python.FS);
  harden();

  function finish(record: object): never {
    tell({ ...record, ...printed.kept(), reusable: false });
    return exit(0);
  }
  tell({ ready: true });
  for (let line = readLine(); line !== undefined; line = readLine()) {
    const { program, kind, memoryMb } = JSON.parse(line) as Job;
    printed.reset();
    Object.assign(cap, { refused: false, files: 0, limit: memoryMb * 1_000_000 });
    let record: { reusable?: boolean };
    try {
      record = JSON.parse(run(program, kind)) as { reusable?: boolean };
    } catch (error) {
      return finish(failureOf(error, cap.refused));
    }
    const reusable = record.reusable === true && !cap.refused && tidy() && processor() < MOST_PROCESSOR;
    tell({ ...record, ...printed.kept(), capped: cap.refused, reusable });
    if (setting.once) break;
  }
  exit(0);
}
