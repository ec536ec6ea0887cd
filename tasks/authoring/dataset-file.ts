import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../harness/core/errors/user-error.ts';
import type { Dataset } from '../../harness/core/suite.ts';

/**
 * The path of a benchmark's own file: the first of the data set's paths that exists under `folder` (`--data`).
 * @throws UserError naming what was looked for, where it comes from and the flag.
 */
export function datasetFile(dataset: Dataset, folder: string | undefined): string {
  const paths = dataset.files.map(({ path }) => path);
  const found = paths.map((path) => join(folder ?? '.', path)).find((path) => folder !== undefined && existsSync(path));
  if (found !== undefined) return found;
  const where = folder === undefined ? 'in the folder that --data names, and it names none' : `in ${folder}`;
  throw new UserError(`${dataset.id}: looked for ${paths.join(' or ')} ${where}; get it from ${dataset.source} and pass --data <folder>`);
}
