import { type Stats, statSync } from 'node:fs';
import { UserError } from '../core/errors/user-error.ts';

/** Throws UserError where `--data` names no folder. */
export function requireFolder(path: string | undefined): void {
  if (path === undefined) return;
  const found = at(path);
  if (found?.isDirectory()) return;
  throw new UserError(`--data ${path}: expected a folder with the benchmarks' files, found ${found === undefined ? 'nothing' : 'a file'}`);
}

function at(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // Below a file, or in a folder that cannot be looked into.
    return undefined;
  }
}
