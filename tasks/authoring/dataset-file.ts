import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../harness/core/errors/user-error.ts';
import type { Dataset } from '../../harness/core/suite.ts';

/** Which of a data set's files a folder holds: the first of its paths that is there. */
export const fileIn = ({ files }: Dataset, folder: string | undefined): Dataset['files'][number] | undefined =>
  folder === undefined ? undefined : files.find(({ path }) => existsSync(join(folder, path)));

/**
 * The path of a benchmark's own file: the first of the data set's paths that exists under `folder` (`--data`).
 * @throws UserError naming what was looked for, where it comes from and the flag.
 */
export function datasetFile(dataset: Dataset, folder: string | undefined): string {
  const found = fileIn(dataset, folder);
  if (folder !== undefined && found !== undefined) return join(folder, found.path);
  const paths = dataset.files.map(({ path }) => path);
  const where = folder === undefined ? 'in the folder that --data names, and it names none' : `in ${folder}`;
  throw new UserError(`${dataset.id}: looked for ${paths.join(' or ')} ${where}; get it from ${dataset.source} and pass --data <folder>`);
}
