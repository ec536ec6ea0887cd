import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { UserError } from '../../harness/core/errors/user-error.ts';
import { CATALOGUE, type CatalogueModel } from '../catalogue/catalogue.data.ts';
import { figure } from '../figure.ts';
import { fileDigest } from '../gguf/file-digest.ts';
import { readHeader } from '../gguf/gguf-header.ts';
import type { ModelSource } from './model-source.ts';
import { type PulledRecord, readRecord, writeRecord } from './pulled-record.ts';

/** The catalogue's entry that a file in the models folder belongs to. */
export const entryOf = (file: string): CatalogueModel | undefined => CATALOGUE.find((model) => model.file === file);

/** What is against a file in the models folder being the one it should be, by the catalogue and by what was met when it was pulled. */
export async function changedSince(path: string, entry: CatalogueModel | undefined): Promise<string | undefined> {
  const { size } = statSync(path);
  const record = readRecord(path);
  for (const known of [entry?.sha256 === undefined ? undefined : entry, record]) {
    if (known === undefined) continue;
    if (size !== known.bytes) return `${figure(size)} bytes long, expected ${figure(known.bytes)}`;
    const sha256 = await fileDigest(path);
    if (sha256 !== known.sha256) return `of SHA-256 ${sha256}, expected ${known.sha256}`;
  }
  return undefined;
}

/** Ids of sources on the net. */
const REMOTE = /^(hf|https?):/;

/**
 * Looks at a file that is there already when it is to be pulled. One placed by hand gets a record of what it is. Rejects with UserError
 * where it is another file than the source's, or changed since.
 */
export async function checkHere(source: ModelSource, path: string): Promise<PulledRecord> {
  const mend = `remove it with: pentathlon models rm ${basename(path)}`;
  const entry = entryOf(basename(path));
  const record = readRecord(path);
  // What was copied or placed by hand can be the very file; what was fetched from elsewhere under the same name is not.
  if (record !== undefined && record.source !== source.id && REMOTE.test(record.source) && entry?.sha256 === undefined)
    throw new UserError(`${path} is here from ${record.source}; give the other one a name with --as, or ${mend}`);
  const changed = await changedSince(path, entry);
  if (changed !== undefined) throw new UserError(`${path} is here and is another file: ${changed}; ${mend}`);
  if (record !== undefined) return record;
  const { bytes } = readHeader(path);
  const placed: PulledRecord = {
    source: path,
    bytes,
    sha256: await fileDigest(path),
    checked: entry?.sha256 === undefined ? 'none' : 'catalogue',
  };
  writeRecord(path, placed);
  return placed;
}
