import type Database from 'better-sqlite3';
import { Committer } from './committer.ts';
import { keep } from './kept.ts';

/** One open SQLite file. Statements are prepared once; writes go through `commit`, which groups them. */
export class Store {
  readonly path: string;
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  readonly #committer: Committer;

  constructor(path: string, database: Database.Database) {
    this.path = path;
    this.#database = database;
    this.#committer = new Committer(database, path);
  }

  /** A prepared statement, cached by its text; texts are constants of the code, never built from data. */
  sql(text: string): Database.Statement<unknown[]> {
    let statement = this.#statements.get(text);
    if (statement === undefined) {
      statement = keep(this.#database.prepare(text));
      this.#statements.set(text, statement);
    }
    return statement;
  }

  /**
   * Runs a write in the transaction that ends this turn of the event loop; resolves with its result once that is committed.
   * Rejects with a UserError where the file cannot be written (full disk, read-only).
   */
  commit<T>(write: () => T): Promise<T> {
    return this.#committer.commit(write);
  }

  /** Several reads over one unchanging view of the file. */
  snapshot<T>(read: () => T): T {
    return this.#database.transaction(read).deferred();
  }

  /** A number that changes when another connection has written to the file. */
  dataVersion(): number {
    return this.sql('PRAGMA data_version').pluck().get() as number;
  }

  /** Commits what is pending, then closes the file. */
  async close(): Promise<void> {
    await this.#committer.settle();
    this.#database.close();
  }
}
