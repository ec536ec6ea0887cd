/** Hands results on in the order of their numbers, however they arrive: a later one waits until all before it are there. */
export class InOrder<T> {
  readonly #early = new Map<number, T>();
  #ready: T[] = [];
  #next = 0;

  put(number: number, value: T): void {
    this.#early.set(number, value);
    this.#advance();
  }

  /** Whether something is ready to be taken. */
  get waits(): boolean {
    return this.#ready.length > 0;
  }

  /** What has become ready since the last time. */
  take(): T[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #advance(): void {
    while (this.#early.has(this.#next)) {
      this.#ready.push(this.#early.get(this.#next) as T);
      this.#early.delete(this.#next++);
    }
  }
}
