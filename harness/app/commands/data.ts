import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileIn } from '../../../tasks/authoring/dataset-file.ts';
import { loadSuites } from '../../../tasks/registry.ts';
import type { Dataset } from '../../core/suite.ts';
import { requireFolder } from '../data-folder.ts';
import { jsonText } from '../json-text.ts';
import { print } from '../output.ts';
import { textTable } from '../text-table.ts';
import { wrapped } from '../wrap.ts';

/** Flags of `data`, read. */
export interface DataFlags {
  readonly data?: string;
  readonly json?: boolean;
}

interface DatasetState {
  readonly suite: string;
  readonly id: string;
  readonly source: string;
  readonly licence: string;
  /** `found`, `changed` (another SHA-256 than the figures were checked on), `missing`, or `-` without --data. */
  readonly state: string;
  readonly path: string;
}

/** `pentathlon data`: the public files that tasks read, where they come from, and whether a folder holds them. */
export async function dataCommand(flags: DataFlags): Promise<number> {
  requireFolder(flags.data);
  const states: DatasetState[] = [];
  for (const suite of await loadSuites()) {
    for (const dataset of suite.datasets ?? []) states.push({ suite: suite.id, ...(await stateOf(dataset, flags.data)) });
  }
  await print(flags.json ? jsonText(states) : statesText(states));
  return 0;
}

/** A block a dataset, its licence and source below it: they are too long for a table. */
function statesText(states: readonly DatasetState[]): string {
  const column = (heading: string) => ({ heading, align: 'left' as const });
  const rows = states.map(({ id, state, path }) => [id, state, path]);
  const [heading = '', ...lines] = textTable([column('data'), column('state'), column('file')], rows).split('\n');
  const blocks = states.map(({ source, licence }, i) => [lines[i], wrapped(`  licence: ${licence}`), wrapped(`  source: ${source}`)]);
  return [heading, ...blocks.flat()].join('\n');
}

async function stateOf(dataset: Dataset, folder: string | undefined): Promise<Omit<DatasetState, 'suite'>> {
  const { id, source, licence, files } = dataset;
  const about = { id, source, licence };
  const found = fileIn(dataset, folder);
  const path = found?.path ?? files[0]?.path ?? '';
  if (folder === undefined) return { ...about, state: '-', path };
  if (found === undefined) return { ...about, state: 'missing', path };
  const same = found.sha256 === undefined || (await sha256Of(join(folder, found.path))) === found.sha256;
  return { ...about, state: same ? 'found' : 'changed', path };
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
