/**
 * Time a trial has used. It stands still while every call of the trial waits in a queue or for a retry:
 * waiting is the harness's or the provider's doing, not the agent's.
 */
export class Stopwatch {
  readonly #limitMs: number;
  readonly #expired: () => void;
  #waiting = 0;
  #active = 0;
  #usedMs = 0;
  #since: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(limitMs: number, expired: () => void) {
    this.#limitMs = limitMs;
    this.#expired = expired;
    this.#update();
    this.#timer = setTimeout(() => this.#check(), limitMs);
  }

  /** A call begins to wait. */
  wait(): void {
    this.#waiting++;
    this.#update();
  }

  /** A call that waited is sent. */
  send(): void {
    this.#waiting--;
    this.#active++;
    this.#update();
  }

  /** A call that was sent has come back. */
  land(): void {
    this.#active--;
    this.#update();
  }

  /** A call gave up waiting. */
  giveUp(): void {
    this.#waiting--;
    this.#update();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #update(): void {
    const runs = this.#active > 0 || this.#waiting === 0;
    if (runs && this.#since === undefined) {
      this.#since = performance.now();
    } else if (!runs && this.#since !== undefined) {
      this.#usedMs += performance.now() - this.#since;
      this.#since = undefined;
    }
  }

  /** One timer serves the whole trial: when it fires too early because the clock stood still, it is set again for what is left. */
  #check(): void {
    const used = this.#usedMs + (this.#since === undefined ? 0 : performance.now() - this.#since);
    if (used >= this.#limitMs) this.#expired();
    else this.#timer = setTimeout(() => this.#check(), Math.max(1, this.#limitMs - used));
  }
}
