import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheFolder } from '../../harness/core/cache-folder.ts';

/** Variables of the environment by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where pulled models lie: the folder that PENTATHLON_MODELS names, else `models` in the cache. */
export const modelsFolder = (env: Environment): string => resolve(env.PENTATHLON_MODELS || join(cacheFolder(), 'models'));

/** The names of the .gguf files in it, in order; none where there is no such folder. */
export function modelFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.gguf'))
      .sort();
  } catch {
    return [];
  }
}
