/**
 * Tells a trial's calls that it is given up. An AbortSignal only for those who ask for one: making two event targets
 * a call costs more than the rest of pacing it.
 */
export class GivingUp {
  #why: unknown;
  readonly #listeners = new Set<(why: unknown) => void>();
  #controller: AbortController | undefined;

  giveUp(why: unknown): void {
    if (this.#why !== undefined) return;
    this.#why = why;
    this.#controller?.abort(why);
    for (const listener of [...this.#listeners]) listener(why);
  }

  /** Throws the reason once the trial is given up. */
  check(): void {
    if (this.#why !== undefined) throw this.#why;
  }

  /** Calls back once, when the trial is given up. Returns how to take that back. */
  listen(listener: (why: unknown) => void): () => void {
    if (this.#why !== undefined) listener(this.#why);
    else this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#why !== undefined) this.#controller.abort(this.#why);
    }
    return this.#controller.signal;
  }
}
