import type { Key } from './key.ts';
import type { Screen, Size } from './screen.ts';
import { pressed, refreshed, type Stack, saying, shown, stackOf } from './stack.ts';

/** Holds the stack of screens: takes keys, does the work they ask for, tells who draws. Once left, it takes no more. */
export class Navigator {
  #stack: Stack;
  #left = false;
  readonly #listeners = new Set<() => void>();
  readonly #brought = new WeakSet<() => Promise<void>>();
  readonly #leave: (next?: () => Promise<number>) => void;

  /** `leave` is called once, when the screens are left, with what is to be done then. */
  constructor(first: readonly Screen[], leave: (next?: () => Promise<number>) => void) {
    this.#stack = stackOf(...first);
    this.#leave = leave;
    this.#bring(shown(this.#stack));
  }

  /** The same object until something changes. */
  readonly stack = (): Stack => this.#stack;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  press(key: Key, size: Size): void {
    if (this.#left) return;
    const { stack, work, next } = pressed(this.#stack, key, size);
    if (stack === undefined) {
      this.leave(next);
      return;
    }
    this.#show(stack);
    if (work !== undefined) void this.#do(work);
  }

  /** Shows the store, or the run, as it is now. */
  refresh(): void {
    if (!this.#left && shown(this.#stack).refreshed !== undefined) this.#show(refreshed(this.#stack));
  }

  /** Says something in the bottom line. */
  say(text: string): void {
    if (!this.#left) this.#show(saying(this.#stack, text));
  }

  leave(next?: () => Promise<number>): void {
    if (this.#left) return;
    this.#left = true;
    this.#leave(next);
  }

  async #do(work: () => Promise<string>): Promise<void> {
    const said = await work().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    if (!this.#left) this.#show(saying(refreshed(this.#stack), said));
  }

  #show(stack: Stack): void {
    this.#stack = stack;
    for (const listener of this.#listeners) listener();
    this.#bring(shown(stack));
  }

  /** What cannot be brought stays away: the screen does without. */
  #bring({ later }: Screen): void {
    if (later === undefined || this.#brought.has(later)) return;
    this.#brought.add(later);
    later().then(
      () => this.refresh(),
      () => undefined,
    );
  }
}
