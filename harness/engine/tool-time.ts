import type { Stopwatch } from './stopwatch.ts';

/** The time of one run of a tool, from its start on: what it waits for its turn is told apart, and is no time that the trial has used. */
export class ToolTime {
  readonly #clock: Stopwatch;
  readonly #began = performance.now();
  #waitsSince: number | undefined;
  #waitedMs = 0;

  constructor(clock: Stopwatch) {
    this.#clock = clock;
    clock.wait();
    clock.send();
  }

  /** It begins to wait; what is returned says that it goes on. One wait at a time. */
  readonly waiting = (): (() => void) => {
    this.#clock.land();
    this.#clock.wait();
    this.#waitsSince = performance.now();
    return () => this.#goOn();
  };

  /** It is over, whether it ran or still waited. Milliseconds of both. */
  end(): { readonly latencyMs: number; readonly waitedMs: number } {
    this.#goOn();
    this.#clock.land();
    return { latencyMs: performance.now() - this.#began - this.#waitedMs, waitedMs: this.#waitedMs };
  }

  #goOn(): void {
    if (this.#waitsSince === undefined) return;
    this.#waitedMs += performance.now() - this.#waitsSince;
    this.#waitsSince = undefined;
    this.#clock.send();
  }
}
