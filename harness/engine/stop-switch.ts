import { LimitReached } from '../core/errors/limit-reached.ts';

/**
 * Ends a run in two stages. `stop`: nothing new is started, calls in flight land and are kept.
 * `drop`: calls in flight are abandoned too.
 */
export class StopSwitch {
  #why: LimitReached | undefined;
  #failure: unknown;
  #dropped = false;
  readonly #droppers = new Set<(why: LimitReached) => void>();
  readonly #listeners = new Set<(why: LimitReached) => void>();

  /** Why nothing new may start; undefined while the run goes on. */
  get why(): LimitReached | undefined {
    return this.#why;
  }

  /** What failed for the run as a whole; undefined where nothing has. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Stops because of something that the user, or we, must mend; the first failure counts. */
  fail(error: unknown): void {
    this.#failure ??= error;
    this.stop(error instanceof Error ? error.message : String(error));
  }

  stop(reason: string): void {
    if (this.#why !== undefined) return;
    this.#why = new LimitReached(reason);
    for (const listener of [...this.#listeners]) listener(this.#why);
  }

  drop(reason: string): void {
    this.stop(reason);
    if (this.#dropped) return;
    this.#dropped = true;
    for (const listener of [...this.#droppers]) listener(this.#why as LimitReached);
  }

  /** Calls back once, when calls in flight are to be abandoned. Returns how to take that back. */
  onDrop(listener: (why: LimitReached) => void): () => void {
    if (this.#dropped) listener(this.#why as LimitReached);
    else this.#droppers.add(listener);
    return () => this.#droppers.delete(listener);
  }

  /** Throws once nothing new may start. */
  check(): void {
    if (this.#why !== undefined) throw this.#why;
  }

  /** Resolves after so many milliseconds, or rejects as soon as the run is stopped. */
  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#why !== undefined) return reject(this.#why);
      const wake = (why: LimitReached) => {
        clearTimeout(timer);
        reject(why);
      };
      const timer = setTimeout(() => {
        this.#listeners.delete(wake);
        resolve();
      }, milliseconds);
      this.#listeners.add(wake);
    });
  }

  /** Calls back once, when the run is stopped. Returns how to take that back. */
  onStop(listener: (why: LimitReached) => void): () => void {
    if (this.#why !== undefined) listener(this.#why);
    else this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
