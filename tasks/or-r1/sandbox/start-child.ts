import { type ChildProcess, spawn } from 'node:child_process';
import { join, parse } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { ChildFiles } from './child-files.ts';
import type { ChildSetting } from './child-setting.ts';

/** What a child may use at most: MB of memory for Python and solver together, seconds of processor over its life. */
export interface ChildLimits {
  readonly memoryMb: number;
  readonly seconds: number;
}

/** A started process with its pipes. */
export interface Started {
  readonly process: ChildProcess;
  readonly input: Writable;
  readonly output: Readable;
  readonly errors: Readable;
}

/** MB that Node, its heap and compiled code take beside what a program may use. */
const BESIDE_MB = 1_000;
/** MB of JavaScript objects: a model as JSON on its way to the solver. */
const HEAP_MB = 512;
const STABLE = process.allowedNodeEnvironmentFlags.has('--permission');

/**
 * The kernel's own limits: no core file, no file of any length, processor time, memory. A system without one goes without it. Shells put
 * variables of their own into an empty environment; `env -i` takes them out again.
 */
const LIMITS = '{ ulimit -c 0; ulimit -f 0; ulimit -S -t "$1"; ulimit -d "$2"; } 2>/dev/null; shift 2; exec /usr/bin/env -i "$@"';

/**
 * Starts a child that may read its own files and nothing else: no file written, no process, no thread, an empty environment. It has a
 * session of its own, so that Ctrl-C reaches the parent alone; when the parent is gone its input ends, and so does it.
 */
export function startChild(files: ChildFiles, setting: Omit<ChildSetting, 'pyodide' | 'highs'>, limits: ChildLimits): Started {
  const { program, pyodide, highs, ws } = files;
  const readable = [
    program,
    join(pyodide, '*'),
    join(highs, '*'),
    join(ws, '*'),
    ...(setting.snapshot === undefined ? [] : [setting.snapshot]),
  ];
  const node = [
    process.execPath,
    '--no-warnings',
    STABLE ? '--permission' : '--experimental-permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${HEAP_MB}`,
    program,
    JSON.stringify({ ...setting, pyodide, highs } satisfies ChildSetting),
  ];
  const [command, ...words] =
    process.platform === 'win32' ? node : ['/bin/sh', '-c', LIMITS, 'sh', seconds(limits), kilobytes(limits.memoryMb + BESIDE_MB), ...node];
  const child = spawn(command as string, words, {
    cwd: parse(program).root,
    env: {},
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const [input, , errors, output] = child.stdio;
  return { process: child, input: input as Writable, output: output as Readable, errors: errors as Readable };
}

const seconds = (limits: ChildLimits): string => String(Math.ceil(limits.seconds));
const kilobytes = (megabytes: number): string => String(Math.ceil(megabytes * 1_000));
