import { existsSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../../harness/core/errors/user-error.ts';
import { partNames } from '../gguf/split-model.ts';
import { lockHolder } from '../pull/file-lock.ts';
import { lockOf, partOf, removePart } from '../pull/part-file.ts';
import { removeRecord } from '../pull/pulled-record.ts';
import { catalogued } from './catalogue.ts';
import { findModel } from './find-model.ts';
import { type Environment, modelsFolder } from './models-folder.ts';

/** The files in the models folder that a name stands for, a half fetched one too, with the bytes they take. Throws UserError for none. */
export function removable(name: string, env: Environment): { paths: readonly string[]; bytes: number } {
  const folder = modelsFolder(env);
  const path = placeOf(name, folder) ?? findModel(name, env).path;
  if (dirname(resolve(path)) !== folder)
    throw new UserError(`models rm: ${path} is not in the models folder ${folder}; only what lies there is removed`);
  const files = partNames(basename(path)).map((file) => join(folder, file));
  const paths = files.filter(isThere);
  for (const one of paths) {
    const pid = lockHolder(lockOf(one));
    if (pid !== undefined) throw new UserError(`models rm: a pull of ${one} is under way (process ${pid}); stop it first`);
  }
  const bytes = paths
    .flatMap((one) => [one, partOf(one)])
    .reduce((total, one) => total + (statSync(one, { throwIfNoEntry: false })?.size ?? 0), 0);
  return { paths, bytes };
}

const isThere = (path: string): boolean => existsSync(path) || existsSync(partOf(path));

/** Where a name's file or part lies in the folder: the catalogue's, or the file's own. */
function placeOf(name: string, folder: string): string | undefined {
  const files = [catalogued(name)?.file, name, `${name}.gguf`].filter((file) => file !== undefined && !/[\\/]/.test(file));
  return files.map((file) => join(folder, file as string)).find(isThere);
}

/** Deletes them, with what is recorded of them. */
export function removeModels(paths: readonly string[]): void {
  for (const path of paths) {
    rmSync(path, { force: true });
    removePart(partOf(path));
    removeRecord(path);
  }
}
