import { fork } from 'node:child_process';
import { builtFile } from '../../harness/core/built-file.ts';
import { terminalLine } from '../../harness/core/terminal-text.ts';
import { childEnvironment } from './child-environment.ts';

/** What llama.cpp takes on this machine when it may choose. */
export interface BackendHere {
  /** `cpu`, `cuda`, `vulkan` or `metal`. */
  readonly backend: string;
  readonly devices: readonly string[];
  /** Bytes of the devices' memory together; 0 on the processor. */
  readonly vramTotal: number;
  readonly vramFree: number;
  /** Physical cores it counts on for mathematics. */
  readonly cores: number;
  /** Of llama.cpp, e.g. `v0.5.0`. */
  readonly release: string;
}

/** Milliseconds after which a driver counts as stuck. */
const STUCK = 60_000;
/** Characters of a process's last words that are told. */
const LAST_WORDS = 200;

/** Loads the backend in a process of its own; else why that did not work, in one line. */
export function backendHere(
  program = builtFile('local-backend-child.mjs', import.meta.url),
  stuckMs = STUCK,
): Promise<BackendHere | string> {
  return new Promise((resolve) => {
    const child = fork(program, [], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [],
      env: childEnvironment(process.env),
      timeout: stuckMs,
      killSignal: 'SIGKILL',
    });
    let words = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      words = (words + bytes.toString()).slice(-4_096);
    });
    child.once('message', (found) => resolve(found as BackendHere));
    child.once('error', (error) => resolve(terminalLine(error.message)));
    child.once('close', (code, signal) => {
      const how =
        signal === 'SIGKILL' && child.killed
          ? `nothing came of it in ${stuckMs / 1_000} s`
          : `its process ended: ${signal ?? `code ${code}`}`;
      resolve(`${how}${saidBy(words)}`);
    });
  });
}

/** The line that names the error, else the last one. */
function saidBy(words: string): string {
  const lines = words.split('\n').filter((line) => line.trim() !== '' && !/^\s+at |^Node\.js v/.test(line));
  const line = lines.find((one) => /^\w*Error\b/.test(one)) ?? lines.at(-1);
  return line === undefined ? '' : `; it said: ${terminalLine(line.trim()).slice(0, LAST_WORDS)}`;
}
