import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Committer } from '../../results/committer.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Watched {
  readonly path: string;
  readonly database: Database.Database;
  readonly committer: Committer;
  /** Statements that reached the file. */
  readonly said: string[];
  rows(): number[];
}

function watched(): Watched {
  const path = join(temporaryFolder(), 'test.db');
  const said: string[] = [];
  const database = new Database(path, { timeout: 20, verbose: (text) => said.push(String(text)) });
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE t (x INTEGER PRIMARY KEY CHECK (x < 100))');
  onTestFinished(() => void database.close());
  said.length = 0;
  const rows = () => database.prepare('SELECT x FROM t ORDER BY x').pluck().all() as number[];
  return { path, database, committer: new Committer(database, path), said, rows };
}

const put = ({ database }: Watched, x: number) => database.prepare('INSERT INTO t VALUES (?)').run(x).changes;

/** Another connection that holds the file for so many milliseconds from now. */
function hold(path: string, ms: number): void {
  const other = new Database(path);
  other.exec('BEGIN IMMEDIATE');
  setTimeout(() => {
    other.exec('COMMIT');
    other.close();
  }, ms);
}

describe('Committer', () => {
  test('writes of one turn of the event loop are one transaction, in order, each with its own result', async () => {
    const store = watched();
    const results = await Promise.all([1, 2, 3].map((x) => store.committer.commit(() => [x, put(store, x)])));
    expect(results).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
    expect(store.said.filter((text) => /^(BEGIN|COMMIT)/.test(text))).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
    await store.committer.commit(() => put(store, 4));
    expect(store.said.filter((text) => text === 'COMMIT')).toHaveLength(2);
    expect(store.rows()).toEqual([1, 2, 3, 4]);
  });

  test('what was promised is on disk: another connection sees it as soon as the promise resolves', async () => {
    const store = watched();
    await store.committer.commit(() => put(store, 1));
    const other = new Database(store.path, { readonly: true });
    expect(other.prepare('SELECT count(*) FROM t').pluck().get()).toBe(1);
    other.close();
  });

  test('a faulty write is refused alone, whole, and its neighbours are kept', async () => {
    const store = watched();
    const results = await Promise.allSettled([
      store.committer.commit(() => put(store, 1)),
      store.committer.commit(() => {
        put(store, 2);
        throw new Error('halfway');
      }),
      store.committer.commit(() => put(store, 100)),
      store.committer.commit(() => put(store, 3)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { message: 'halfway' } });
    expect(store.rows()).toEqual([1, 3]);
  });

  test.each([1, 2])('a file that another process holds is waited for without blocking the event loop (%i writes)', async (writes) => {
    const store = watched();
    hold(store.path, 300);
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 5);
    const began = performance.now();
    await Promise.all(Array.from({ length: writes }, (_, x) => store.committer.commit(() => put(store, x))));
    clearInterval(ticking);
    expect(performance.now() - began).toBeGreaterThan(250);
    expect(ticks).toBeGreaterThanOrEqual(6);
    expect(store.rows()).toHaveLength(writes);
  });

  test('a file taken by another process while a faulty batch is taken apart is waited for too', async () => {
    const store = watched();
    let tries = 0;
    let held = false;
    /** Looked at between the refusal of the faulty write and the next one. */
    const fault = Object.defineProperty(new Error('faulty'), 'code', {
      get: () => {
        if (tries === 2 && !held) {
          held = true;
          hold(store.path, 100);
        }
        return undefined;
      },
    });
    const faulty = store.committer.commit(() => {
      tries++;
      throw fault;
    });
    const good = store.committer.commit(() => put(store, 1));
    await expect(faulty).rejects.toThrow('faulty');
    await expect(good).resolves.toBe(1);
    expect({ held, rows: store.rows() }).toEqual({ held: true, rows: [1] });
  });

  test('settle resolves once nothing is pending', async () => {
    const store = watched();
    hold(store.path, 60);
    const done: string[] = [];
    const writing = store.committer.commit(() => put(store, 1)).then(() => done.push('written'));
    await store.committer.settle();
    done.push('settled');
    await writing;
    expect(done).toEqual(['written', 'settled']);
  });
});
