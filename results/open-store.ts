import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { UserError } from '../harness/core/errors/user-error.ts';
import { keep } from './kept.ts';
import { migrations } from './migrations/migrations.ts';
import { Store } from './store.ts';
import { isBusy, storeError } from './store-error.ts';

/** "PNTH" in ASCII: marks a file as ours. */
const APPLICATION_ID = 0x50_4e_54_48;

/**
 * Opens the store, makes it where there is none, brings an older schema up to date.
 * `reading`: the file must exist; it is opened read-only where it cannot be written.
 * Throws UserError for a newer schema, a foreign or damaged file, a folder that cannot be written.
 */
export function openStore(path: string, { reading = false }: { reading?: boolean } = {}): Store {
  if (reading && !existsSync(path)) {
    throw new UserError(`${path}: no store there yet; make one with \`pentathlon run gtbench -a random -a mcts --db ${path}\``);
  }
  refuseNoPlace(path);
  try {
    return open(path, false);
  } catch (error) {
    const refusal = storeError(error, path);
    if (reading && refusal instanceof UserError && !existsOnlyForOthers(refusal)) {
      try {
        return open(path, true);
      } catch {
        throw refusal;
      }
    }
    throw refusal;
  }
}

/** Says plainly what SQLite would only call unable to open. */
function refuseNoPlace(path: string): void {
  const stat = (of: string) => {
    try {
      return statSync(of, { throwIfNoEntry: false });
    } catch {
      // A file where a folder should be, or a folder that cannot be looked into.
      return undefined;
    }
  };
  if (stat(path)?.isDirectory()) throw new UserError(`${path}: expected a file for the store, found a folder; name a file with --db`);
  const folder = dirname(path);
  if (stat(folder)?.isDirectory()) return;
  throw new UserError(`${path}: there is no folder ${folder} for the store; make it, or name another file with --db`);
}

const existsOnlyForOthers = (error: UserError): boolean => error.cause === undefined;

function open(path: string, readonly: boolean): Store {
  const database = keep(new Database(path, { readonly, timeout: 20 }));
  try {
    patiently(() => refuseForeign(database, path));
    if (!readonly) {
      patiently(() => database.exec('PRAGMA journal_mode = WAL'));
      database.exec('PRAGMA synchronous = NORMAL');
    }
    database.exec('PRAGMA cache_size = -16000');
    patiently(() => migrate(database, path, readonly));
  } catch (error) {
    database.close();
    throw error;
  }
  return new Store(path, database);
}

function refuseForeign(database: Database.Database, path: string): void {
  // One view for both: between two looks another process may have made the store.
  const [ours, empty] = database
    .transaction(() => [
      valueOfQuery(database, 'PRAGMA application_id') === APPLICATION_ID,
      valueOfQuery(database, 'SELECT count(*) FROM sqlite_schema') === 0,
    ])
    .deferred();
  if (!ours && !empty)
    throw new UserError(`${path}: expected a Pentathlon store, found another program's SQLite database; name another file with --db`);
}

function migrate(database: Database.Database, path: string, readonly: boolean): void {
  const version = () => valueOfQuery(database, 'PRAGMA user_version') as number;
  if (version() > migrations.length) {
    throw new UserError(
      `${path}: written by a newer Pentathlon (schema ${version()}, this one knows ${migrations.length}); update pentathlon or name another file with --db`,
    );
  }
  if (version() === migrations.length) return;
  if (readonly) throw new UserError(`${path}: has an older schema and cannot be written; make it writable once`);
  database
    .transaction(() => {
      // Read again inside the transaction: another process may have migrated meanwhile.
      for (const step of migrations.slice(version())) database.exec(step);
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      database.exec(`PRAGMA user_version = ${migrations.length}`);
    })
    .immediate();
}

const valueOfQuery = (database: Database.Database, sql: string): unknown => keep(database.prepare(sql).pluck()).get();

/** Opening happens before there is anything to keep responsive, so it may wait for another process by blocking. */
function patiently<T>(action: () => T): T {
  for (let tries = 0; ; tries++) {
    try {
      return action();
    } catch (error) {
      if (!isBusy(error) || tries >= 200) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25);
    }
  }
}
