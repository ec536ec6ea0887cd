import type Database from 'better-sqlite3';
import { isBusy, storeError } from './store-error.ts';

interface Pending {
  readonly write: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (reason: unknown) => void;
}

/** Longest time another process may keep the file locked before a write is given up, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Time before a locked file is tried again, in milliseconds; another one in each process, so that two do not keep in step. */
const BUSY_AGAIN_MS = 2 + (process.pid % 7);

/** Groups the writes of one turn of the event loop into one transaction: no commit per row, no latency added. */
export class Committer {
  readonly #database: Database.Database;
  readonly #path: string;
  #pending: Pending[] = [];
  #scheduled = false;
  #busySince: number | undefined;
  #idle: (() => void)[] = [];

  constructor(database: Database.Database, path: string) {
    this.#database = database;
    this.#path = path;
  }

  commit<T>(write: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#pending.push({ write, resolve, reject });
      this.#schedule(0);
    });
  }

  /** Resolves once nothing is pending. */
  settle(): Promise<void> {
    if (this.#pending.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #schedule(afterMs: number): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    if (afterMs === 0) setImmediate(() => this.#flush());
    else setTimeout(() => this.#flush(), afterMs);
  }

  #flush(): void {
    this.#scheduled = false;
    const batch = this.#pending;
    this.#pending = [];
    try {
      this.#write(batch);
      this.#busySince = undefined;
    } catch (error) {
      if (isBusy(error) && this.#mayWait()) {
        this.#pending = [...batch, ...this.#pending];
        this.#schedule(BUSY_AGAIN_MS);
        return;
      }
      this.#isolate(batch, error);
    }
    if (this.#pending.length === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  #write(batch: readonly Pending[]): void {
    const values: unknown[] = [];
    this.#database
      .transaction(() => {
        for (const { write } of batch) values.push(write());
      })
      .immediate();
    for (let i = 0; i < batch.length; i++) batch[i]?.resolve(values[i] as never);
  }

  #mayWait(): boolean {
    this.#busySince ??= performance.now();
    return performance.now() - this.#busySince < PATIENCE_MS;
  }

  /** One faulty write must not take its neighbours down: each goes alone, and only the faulty one is refused. */
  #isolate(batch: readonly Pending[], error: unknown): void {
    this.#busySince = undefined;
    if (batch.length === 1 || isBusy(error)) {
      for (const { reject } of batch) reject(storeError(error, this.#path));
      return;
    }
    for (const single of batch) {
      try {
        this.#write([single]);
      } catch (own) {
        if (isBusy(own)) this.#pending.push(single);
        else single.reject(storeError(own, this.#path));
      }
    }
    if (this.#pending.length > 0) this.#schedule(BUSY_AGAIN_MS);
  }
}
