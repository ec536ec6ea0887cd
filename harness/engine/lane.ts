import PQueue from 'p-queue';
import { LONGEST_RETRY_AFTER_MS } from './backoff.ts';
import type { LimitChange } from './events.ts';

/** On overload the limit is cut to this part of itself, at most once per round of calls (additive increase, multiplicative decrease). */
const CUT = 0.75;

/** How many calls a lane starts with, and how many it may ever have where the model itself bounds them. */
export interface LaneLimits {
  readonly ceiling: number;
  readonly most: number;
}

/**
 * The queue of one endpoint. It starts at the user's limit, is cut when the provider is overloaded and grows back on success; a person
 * may raise or lower it. A job leaves it to wait for a retry, so that waiting never holds a slot.
 */
export class Lane {
  readonly endpoint: string;
  readonly #queue: PQueue;
  readonly #most: number;
  readonly #changed: (from: number, to: number, by: LimitChange) => void;
  #ceiling: number;
  #successes = 0;
  #cutAt = Number.NEGATIVE_INFINITY;
  #refused = false;
  #heldUntil = 0;
  #paused = false;
  /** Whether the run has stopped: nothing keeps jobs back any more. */
  #opened = false;
  #holding: NodeJS.Timeout | undefined;
  /** Whether any call here was ever answered: a server never reached is the user's to mend. */
  reached = false;

  constructor(endpoint: string, { ceiling, most }: LaneLimits, changed: (from: number, to: number, by: LimitChange) => void) {
    this.endpoint = endpoint;
    this.#ceiling = ceiling;
    this.#most = most;
    this.#queue = new PQueue({ concurrency: ceiling });
    this.#changed = changed;
  }

  /** Calls that may be in flight at once, now. */
  get limit(): number {
    return this.#queue.concurrency;
  }

  /** What the limit grows back to. */
  get ceiling(): number {
    return this.#ceiling;
  }

  get inFlight(): number {
    return this.#queue.pending;
  }

  /** Runs a job in a slot; calls that wait for a retry go ahead of new ones. */
  run<T>(job: () => Promise<T>, urgent: boolean): Promise<T> {
    return this.#queue.add(job, { priority: urgent ? 1 : 0 }) as Promise<T>;
  }

  succeeded(): void {
    this.reached = true;
    this.#refused = false;
    if (this.limit >= this.#ceiling || ++this.#successes < this.limit) return;
    this.#successes = 0;
    this.#setLimit(this.limit + 1, 'success');
  }

  /**
   * `sentAt` (performance.now) tells calls sent before the last cut, which must not cut again, from later ones.
   * One refusal may be that call's own (it asked for many tokens): the others go on. After a second one without a success
   * in between, nothing is sent before the time the provider asked for.
   */
  overloaded(sentAt: number, retryAfterMs = 0): void {
    if (this.#refused && retryAfterMs > 0) this.hold(retryAfterMs);
    this.#refused = true;
    if (sentAt <= this.#cutAt) return;
    this.#cutAt = performance.now();
    this.#successes = 0;
    this.#setLimit(Math.max(1, Math.floor(this.limit * CUT)), 'overload');
  }

  /** A person's wish: raised, the limit may stay there; lowered, it does not grow back by itself. Gives the new limit. */
  change(by: number): number {
    const limit = Math.max(1, Math.min(this.#most, this.limit + by));
    this.#ceiling = by < 0 ? limit : Math.max(this.#ceiling, limit);
    this.#successes = 0;
    this.#setLimit(limit, 'hand');
    return limit;
  }

  /** Sends nothing for so many milliseconds, or for as long as a retry may wait, whichever is shorter. */
  hold(wishedMs: number): void {
    const milliseconds = Math.min(wishedMs, LONGEST_RETRY_AFTER_MS);
    const until = performance.now() + milliseconds;
    if (until <= this.#heldUntil) return;
    this.#heldUntil = until;
    clearTimeout(this.#holding);
    // Once nothing else is left to do, the process must not stay for this.
    this.#holding = setTimeout(() => {
      this.#holding = undefined;
      this.#gate();
    }, milliseconds).unref();
    this.#gate();
  }

  /** Keeps all jobs back until it is told otherwise. */
  pause(paused: boolean): void {
    this.#paused = paused;
    this.#gate();
  }

  /** Lets jobs through again, for a run that stops and whose jobs will decline by themselves. */
  open(): void {
    clearTimeout(this.#holding);
    this.#opened = true;
    this.#gate();
  }

  #gate(): void {
    if (!this.#opened && (this.#paused || this.#holding !== undefined)) this.#queue.pause();
    else this.#queue.start();
  }

  #setLimit(limit: number, by: LimitChange): void {
    const from = this.limit;
    if (limit === from) return;
    this.#queue.concurrency = limit;
    this.#changed(from, limit, by);
  }
}
