import type { ChildFiles } from './child-files.ts';
import type { ChildSetting, Job } from './child-setting.ts';
import { type ChildLimits, startChild } from './start-child.ts';

/** Characters of a record that are taken: what a child sends is as little trusted as what runs in it. */
const LONGEST_RECORD = 500_000;
/** Seconds a child may take to start on a busy machine. */
const START_SECONDS = 120;

/** How a run came to its end: by a record, or by that of the process. */
export type Ending = { readonly kind: 'record'; readonly record: unknown } | { readonly kind: 'timed-out' | 'out-of-memory' | 'killed' };

/** A process that is starting, waiting or running an answer. */
export interface AnswerChild {
  readonly limits: ChildLimits;
  /** Rejects, with a line that says why, where it does not start. */
  readonly ready: Promise<void>;
  /** False once the process has ended, for whatever reason. */
  isAlive(): boolean;
  /** Runs one answer by the clock's seconds; kills the process when they are over or the signal aborts. */
  run(job: Job, seconds: number, signal: AbortSignal): Promise<Ending>;
  kill(): void;
}

const alive = new Set<() => void>();
process.once('exit', () => {
  for (const kill of alive) kill();
});

/** Starts a child. While it waits it does not keep this process alive. */
export function answerChild(
  files: ChildFiles,
  setting: Pick<ChildSetting, 'once'> & { snapshot: string },
  limits: ChildLimits,
): AnswerChild {
  const { process: child, input, output, errors } = startChild(files, setting, limits);
  let settle: ((ending: Ending) => void) | undefined;
  let text = '';
  let said = '';
  let ended: Ending | undefined;
  const kill = (): void => void child.kill('SIGKILL');
  const pipes = [child, input, output, errors] as unknown as { ref(): void; unref(): void }[];
  const keep = (busy: boolean): void => {
    for (const pipe of pipes) busy ? pipe.ref() : pipe.unref();
  };
  const next = (): Promise<Ending> =>
    new Promise((resolve) => {
      settle = (ending) => {
        settle = undefined;
        keep(false);
        resolve(ending);
      };
      if (ended === undefined) keep(true);
      else settle(ended);
    });
  alive.add(kill);
  // A child that ended does not read what is written to it.
  input.on('error', () => {});
  errors.setEncoding('utf8').on('data', (piece: string) => {
    said = `${said}${piece}`.slice(-2_000);
  });
  output.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
    const end = text.indexOf('\n');
    if (end < 0 && text.length <= LONGEST_RECORD) return;
    const record = end < 0 ? undefined : parsed(text.slice(0, end));
    text = text.slice(end + 1);
    // A record is one line; whoever sends more is not what was started.
    if (end < 0 || text !== '') kill();
    settle?.(record === undefined ? { kind: 'killed' } : { kind: 'record', record });
  });
  const end = (kind: Exclude<Ending['kind'], 'record'>): void => {
    alive.delete(kill);
    ended ??= { kind };
    settle?.(ended);
  };
  child.on('error', () => end('killed'));
  child.on('close', (code, signal) => end(causeOf(code, signal, said)));
  const started = within(next(), START_SECONDS, kill);
  const ready = started.then((ending) => {
    if (ending.kind === 'record' && (ending.record as { ready?: unknown }).ready === true) return;
    kill();
    throw new Error(
      ending.kind === 'record' ? String((ending.record as { failed?: unknown }).failed) : `${lastLine(said)} (${ending.kind})`,
    );
  });
  ready.catch(() => {});

  async function run(job: Job, seconds: number, signal: AbortSignal): Promise<Ending> {
    signal.throwIfAborted();
    const ending = next();
    signal.addEventListener('abort', kill, { once: true });
    input.write(`${JSON.stringify(job)}\n`);
    try {
      const result = await within(ending, seconds, kill);
      signal.throwIfAborted();
      return result;
    } finally {
      signal.removeEventListener('abort', kill);
    }
  }
  return { limits, ready, isAlive: () => ended === undefined, run, kill };
}

/** The ending, or a kill and `timed-out` when the seconds are over. */
async function within(ending: Promise<Ending>, seconds: number, kill: () => void): Promise<Ending> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    kill();
  }, seconds * 1_000);
  const result = await ending;
  clearTimeout(timer);
  return late && result.kind !== 'record' ? { kind: 'timed-out' } : result;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** V8 aborts when its heap or an allocation is at its end; the kernel sends SIGXCPU when processor time is used up. */
function causeOf(code: number | null, signal: string | null, said: string): 'timed-out' | 'out-of-memory' | 'killed' {
  if (signal === 'SIGXCPU') return 'timed-out';
  const aborted = signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGILL' || code === 134 || code === 133;
  return aborted || /out of memory|allocation failed/i.test(said) ? 'out-of-memory' : 'killed';
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.slice(0, 200) || 'no reason given';
