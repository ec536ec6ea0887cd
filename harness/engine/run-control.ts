import type { StopSwitch } from './stop-switch.ts';

/** Changes the limit of an endpoint by so many calls; gives the new one, or undefined where the endpoint has no lane yet. */
export type ChangeLimit = (endpoint: string, by: number) => number | undefined;

/**
 * What a person changes of a run while it goes on: whether it is paused, and how many calls an endpoint may have in flight.
 * Paused, nothing new is started and nothing is sent; what is in flight lands. Stopping works all the same.
 */
export class RunControl {
  #since: number | undefined;
  #pausedMs = 0;
  #change: ChangeLimit = () => undefined;
  readonly #listeners = new Set<() => void>();

  get paused(): boolean {
    return this.#since !== undefined;
  }

  /** Milliseconds that the run has been paused so far. */
  get pausedMs(): number {
    return this.#pausedMs + (this.#since === undefined ? 0 : performance.now() - this.#since);
  }

  pause(): void {
    if (this.#since !== undefined) return;
    this.#since = performance.now();
    this.#tell();
  }

  resume(): void {
    if (this.#since === undefined) return;
    this.#pausedMs = this.pausedMs;
    this.#since = undefined;
    this.#tell();
  }

  /** Raises or lowers how many calls an endpoint may have in flight: never below 1, never above what the model itself bounds. */
  changeLimit(endpoint: string, by: number): number | undefined {
    const limit = this.#change(endpoint, by);
    this.#tell();
    return limit;
  }

  /** Whoever holds the lanes says how a limit is changed. */
  changeLimitsBy(change: ChangeLimit): void {
    this.#change = change;
  }

  /** Calls back after every change. Returns how to take that back. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves at once while the run is not paused, else when it goes on or is stopped. */
  async goesOn(stop: StopSwitch): Promise<void> {
    while (this.paused && stop.why === undefined) {
      await new Promise<void>((resolve) => {
        const forget = [this.onChange(() => wake()), stop.onStop(() => wake())];
        const wake = (): void => {
          for (const off of forget) off();
          resolve();
        };
      });
    }
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
