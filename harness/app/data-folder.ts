import { statSync } from 'node:fs';
import { UserError } from '../core/errors/user-error.ts';

/** Throws UserError where `--data` names no folder. */
export function requireFolder(path: string | undefined): void {
  if (path === undefined) return;
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  throw new UserError(`--data ${path}: expected a folder with the benchmarks' files, found ${found === undefined ? 'nothing' : 'a file'}`);
}
