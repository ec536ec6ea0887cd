import { Script } from 'node:vm';

/** Milliseconds that work on a template of a stranger's may take. */
const LIMIT_MS = 2_000;

const WORK = Symbol.for('pentathlon.bounded');
const RUN = new Script("globalThis[Symbol.for('pentathlon.bounded')]()");

/** Does work that a stranger's text steers, and throws where it does not end in time: a template may loop for ever. */
export function bounded<T>(work: () => T): T {
  const place = globalThis as unknown as Record<symbol, unknown>;
  place[WORK] = work;
  try {
    return RUN.runInThisContext({ timeout: LIMIT_MS }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new Error('it does not come to an end');
    throw error;
  } finally {
    delete place[WORK];
  }
}
