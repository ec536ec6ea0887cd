import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheFolder } from '../../harness/core/cache-folder.ts';
import { UserError } from '../../harness/core/errors/user-error.ts';

/** Variables of the environment by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where pulled models lie: the folder that PENTATHLON_MODELS names, else `models` in the cache; it need not be there yet. Throws UserError
 * where something else stands in its place.
 */
export function modelsFolder(env: Environment): string {
  const folder = resolve(env.PENTATHLON_MODELS || join(cacheFolder(), 'models'));
  if (takenByFile(folder))
    throw new UserError(`${folder} cannot be the models folder, as there is a file; set PENTATHLON_MODELS to a folder`);
  return folder;
}

function takenByFile(folder: string): boolean {
  try {
    return !statSync(folder).isDirectory();
  } catch (error) {
    // A folder above it is a file.
    return (error as NodeJS.ErrnoException).code === 'ENOTDIR';
  }
}

/** The names of the files in it that end so, in order; none where there is no such folder. */
export function filesIn(folder: string, ending: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .sort();
  } catch {
    return [];
  }
}

/** The names of the .gguf files in it. */
export const modelFiles = (folder: string): string[] => filesIn(folder, '.gguf');
