import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program that users run; vitest's global set-up builds it. */
export const PROGRAM = fileURLToPath(new URL('../../dist/pentathlon.js', import.meta.url));
/** A child that runs longer is stuck, and is killed. */
const LONGEST_MS = 60_000;

/** How the program is started. */
export interface PentathlonOptions {
  /** Working folder: where the default store, relative files and a config are looked for. */
  readonly cwd: string;
  /** Added to an environment of little more than a key. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What a process left behind. */
export interface PentathlonEnd {
  /** The exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running process. */
export interface PentathlonProcess {
  readonly pid: number;
  /** Resolves when it has ended and all it wrote is read. */
  readonly ended: Promise<PentathlonEnd>;
  /** Resolves once stderr holds these words; rejects where the process ends without them. */
  said(words: string): Promise<void>;
  /** Sends a signal, unless it has ended. */
  kill(signal: NodeJS.Signals): void;
}

/** Starts the built program as a process of its own. */
export function startPentathlon(args: readonly string[], { cwd, env = {} }: PentathlonOptions): PentathlonProcess {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, OPENAI_API_KEY: 'test', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<PentathlonEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  const said = (words: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (stderr.includes(words)) resolve();
      };
      look();
      child.stderr.on('data', look);
      child.once('close', () => reject(new Error(`ended without saying "${words}":\n${stderr}`)));
    });
  return { pid: child.pid ?? -1, ended, said, kill: (signal) => void child.kill(signal) };
}

/** Runs the built program to its end. */
export const pentathlon = (args: readonly string[], options: PentathlonOptions): Promise<PentathlonEnd> =>
  startPentathlon(args, options).ended;

/** The canonical export of a store in the working folder. */
export async function canonicalExport(db: string, options: PentathlonOptions): Promise<string> {
  const { code, stdout, stderr } = await pentathlon(['export', '--canonical', '--db', join(options.cwd, db)], options);
  if (code !== 0) throw new Error(`export of ${db} ended with ${code}: ${stderr}`);
  return stdout;
}
