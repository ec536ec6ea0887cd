import { setMaxListeners } from 'node:events';
import { availableParallelism, totalmem } from 'node:os';
import PQueue from 'p-queue';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { type AnswerChild, answerChild, type Ending } from './answer-child.ts';
import { type ChildFiles, childFiles } from './child-files.ts';
import { MOST_PROCESSOR, type PythonSources } from './child-setting.ts';
import { isReusable, readRecord, runWithout } from './read-record.ts';
import type { AnswerInput, AnswerRun } from './run-record.ts';
import { snapshotFile } from './snapshot.ts';
import type { ChildLimits } from './start-child.ts';

/** `isolated`: a process for each answer. `trusted`: a process serves many, one after the other. */
export type Mode = 'isolated' | 'trusted';

/** Seconds of processor for the start of a child, and how much longer than the clock its work may count on several cores. */
const START = 60;
const CORES = 2;
/** Milliseconds that a child waits for an answer before it is let go. */
const IDLE = 20_000;
/** MB to reckon with for each child that runs. */
const MB_EACH = 1_000;

/**
 * Children that run answers, at most as many at a time as the machine has cores for. Of those that wait one is always ready, so that
 * the next answer does not wait for a start; none keeps this process alive.
 */
export class AnswerPool {
  readonly #mode: Mode;
  readonly #sources: PythonSources;
  readonly #queue: PQueue;
  readonly #waiting: AnswerChild[] = [];
  readonly #timers = new Map<AnswerChild, NodeJS.Timeout>();
  #from: Promise<{ files: ChildFiles; snapshot: string }> | undefined;

  constructor(mode: Mode, sources: PythonSources, atATime = Math.min(availableParallelism(), Math.floor(totalmem() / 1e6 / MB_EACH))) {
    this.#mode = mode;
    this.#sources = sources;
    this.#queue = new PQueue({ concurrency: Math.max(1, atATime) });
  }

  /**
   * Runs an answer. `waiting` is told of the time until a child is free and has started. Rejects where the signal aborts, and with a
   * UserError where children do not start here.
   */
  run(input: AnswerInput, signal: AbortSignal, waiting: () => () => void = () => () => {}): Promise<AnswerRun> {
    // All draws of a trial share a signal, and each listens while it waits.
    setMaxListeners(0, signal);
    const goOn = waiting();
    return this.#queue.add(() => this.#run(input, signal, goOn), { signal });
  }

  async #run({ program, kind, seconds, memoryMb }: AnswerInput, signal: AbortSignal, goOn: () => void): Promise<AnswerRun> {
    const child = await this.#take(this.#limits(seconds, memoryMb));
    goOn();
    if (this.#mode === 'isolated') void this.#prepare(child.limits).catch(() => {});
    try {
      const ending = await child.run({ program, kind, memoryMb }, seconds, signal);
      return this.#closed(child, ending);
    } catch (error) {
      child.kill();
      throw error;
    }
  }

  #closed(child: AnswerChild, ending: Ending): AnswerRun {
    if (this.#mode === 'trusted' && ending.kind === 'record' && isReusable(ending.record)) this.#keep(child);
    else child.kill();
    return ending.kind === 'record' ? readRecord(ending.record) : runWithout(ending.kind);
  }

  /** Lets go of all children that wait. */
  close(): void {
    for (const child of this.#waiting.splice(0)) this.#dismiss(child);
  }

  #limits(seconds: number, memoryMb: number): ChildLimits {
    const before = START + (this.#mode === 'trusted' ? MOST_PROCESSOR : 0);
    return { memoryMb, seconds: before + CORES * seconds };
  }

  /** One that waits and has these limits, else a new one. A start that fails is tried once more, from a snapshot looked at again. */
  async #take(limits: ChildLimits): Promise<AnswerChild> {
    const fits = (one: AnswerChild): boolean => one.limits.memoryMb === limits.memoryMb && one.limits.seconds === limits.seconds;
    const kept = this.#waiting.findIndex((one) => one.isAlive() && fits(one));
    const child = kept < 0 ? undefined : this.#waiting.splice(kept, 1)[0];
    if (child !== undefined) this.#forget(child);
    try {
      return await this.#ready(child ?? (await this.#start(limits)));
    } catch (error) {
      if (error instanceof UserError) throw error;
      this.#from = undefined;
      return await this.#ready(await this.#start(limits)).catch(broken);
    }
  }

  async #ready(child: AnswerChild): Promise<AnswerChild> {
    await child.ready;
    return child;
  }

  async #start(limits: ChildLimits): Promise<AnswerChild> {
    this.#from ??= whereFrom(this.#sources);
    const { files, snapshot } = await this.#from.catch((error) => {
      this.#from = undefined;
      return broken(error);
    });
    return answerChild(files, { once: this.#mode === 'isolated', snapshot }, limits);
  }

  async #prepare(limits: ChildLimits): Promise<void> {
    if (this.#waiting.length === 0) this.#keep(await this.#start(limits));
  }

  #keep(child: AnswerChild): void {
    this.#waiting.push(child);
    const timer = setTimeout(() => {
      this.#waiting.splice(this.#waiting.indexOf(child), 1);
      this.#dismiss(child);
    }, IDLE);
    this.#timers.set(child, timer.unref());
  }

  #forget(child: AnswerChild): void {
    clearTimeout(this.#timers.get(child));
    this.#timers.delete(child);
  }

  #dismiss(child: AnswerChild): void {
    this.#forget(child);
    child.kill();
  }
}

async function whereFrom(sources: PythonSources): Promise<{ files: ChildFiles; snapshot: string }> {
  const files = childFiles();
  return { files, snapshot: await snapshotFile(files, sources) };
}

function broken(error: unknown): never {
  if (error instanceof UserError) throw error;
  const why = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ').slice(0, 300) : String(error);
  throw new UserError(`or-r1: the sandbox for answers does not start on this machine: ${why}`);
}
