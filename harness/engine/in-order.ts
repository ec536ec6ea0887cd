/** Hands results on in the order of their numbers, however they arrive: a later one waits until all before it are there. */
export class InOrder<T> {
  readonly #early = new Map<number, T | undefined>();
  #ready: T[] = [];
  #next = 0;

  put(number: number, value: T): void {
    this.#early.set(number, value);
    this.#advance();
  }

  /** Nothing will come for this number. */
  skip(number: number): void {
    this.#early.set(number, undefined);
    this.#advance();
  }

  /** What has become ready since the last time. */
  take(): T[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #advance(): void {
    while (this.#early.has(this.#next)) {
      const value = this.#early.get(this.#next);
      this.#early.delete(this.#next++);
      if (value !== undefined) this.#ready.push(value);
    }
  }
}
