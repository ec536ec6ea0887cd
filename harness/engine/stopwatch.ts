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
      if (Number.isFinite(this.#limitMs)) this.#timer = setTimeout(this.#expired, Math.max(0, this.#limitMs - this.#usedMs));
    } else if (!runs && this.#since !== undefined) {
      this.#usedMs += performance.now() - this.#since;
      this.#since = undefined;
      clearTimeout(this.#timer);
    }
  }
}
