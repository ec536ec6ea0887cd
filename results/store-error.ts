import { UserError } from '../harness/core/errors/user-error.ts';

/** SQLite's error code, where an error is one of SQLite's. */
export function sqliteCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
}

/** Whether another process holds the file for a moment. */
export const isBusy = (error: unknown): boolean => sqliteCode(error)?.startsWith('SQLITE_BUSY') ?? false;

/** One line for what the user can mend about the file; any other error as it is. */
export function storeError(error: unknown, path: string): unknown {
  if ((error as { code?: unknown } | null)?.code === 'ERR_DLOPEN_FAILED') {
    return new UserError(
      `better-sqlite3 was built for another Node than ${process.version}; run \`npm rebuild better-sqlite3\`, which may need a C++ compiler`,
      { cause: error },
    );
  }
  const code = sqliteCode(error);
  if (code === undefined) return error;
  const says = (what: string) => new UserError(`${path}: ${what}`, { cause: error });
  if (code === 'SQLITE_NOTADB')
    return says('expected a Pentathlon store, found a file that is no SQLite database; name another file with --db');
  if (code.startsWith('SQLITE_CORRUPT'))
    return says(`the store is damaged (${code}); copy it, then try \`sqlite3 ${path} .recover\`, or name another file with --db`);
  if (code === 'SQLITE_FULL') return says('the disk is full; what was stored is kept: free some space and run the same command again');
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM')
    return says('the store or its folder cannot be written; make it writable or name another file with --db');
  if (code.startsWith('SQLITE_CANTOPEN'))
    return says('the store cannot be opened; check that its folder exists and can be written, or name another file with --db');
  if (code.startsWith('SQLITE_IOERR')) return says(`reading or writing failed (${code}); check the disk, then run the same command again`);
  if (code.startsWith('SQLITE_BUSY')) return says('another process kept the store locked; wait for it and run the same command again');
  return error;
}
