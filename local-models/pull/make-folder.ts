import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../../harness/core/errors/user-error.ts';
import { diskFault } from './disk-fault.ts';

/**
 * Makes a folder and those above it that are missing, one after another: Node 20's own way to make them all tries for ever where a folder
 * cannot be made, as in /proc. Throws UserError, one line that names the one that cannot.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (isFolder(folder)) return;
    const { code } = error as NodeJS.ErrnoException;
    throw diskFault(error, folder) ?? new UserError(`${folder} cannot be made (${code}); set PENTATHLON_MODELS to another folder`);
  }
}

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};
