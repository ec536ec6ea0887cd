import { open, rename, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { UserError } from '../../harness/core/errors/user-error.ts';
import { figure } from '../figure.ts';
import { contentDigest, rememberDigest } from '../gguf/file-digest.ts';
import { readHeader } from '../gguf/gguf-header.ts';
import { entryOf } from './here.ts';
import type { StatedDigest } from './hub.ts';
import type { ModelSource } from './model-source.ts';
import { partOf, removePart, removePartState } from './part-file.ts';
import { type PulledRecord, readRecord, writeRecord } from './pulled-record.ts';

/**
 * Checks a part that is all there and moves it to its place: that it is a whole GGUF file; that it has the catalogue's length and SHA-256,
 * or the one that the server states, or the one met when it was first pulled. A part that fails is deleted, as going on from it would
 * fail again. Resolves to the record written beside it. Rejects with UserError.
 */
export async function finish(source: ModelSource, path: string, stated: StatedDigest | undefined): Promise<PulledRecord> {
  const part = partOf(path);
  try {
    readHeader(part);
    const record = await checked(source, path, stated);
    await flushed(part);
    writeRecord(path, record);
    await rename(part, path);
    await flushed(dirname(path)).catch(() => undefined);
    removePartState(part);
    await rememberDigest(path, record.sha256);
    return record;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    removePart(part);
    throw new UserError(`${error.message.replaceAll(part, source.id)}; what was fetched is deleted`);
  }
}

async function checked(source: ModelSource, path: string, stated: StatedDigest | undefined): Promise<PulledRecord> {
  const part = partOf(path);
  const { size } = await stat(part);
  const entry = entryOf(basename(path));
  const known = entry?.sha256 === undefined ? undefined : entry;
  if (known !== undefined && size !== known.bytes)
    throw new UserError(`${part} is ${figure(size)} bytes long, expected ${figure(known.bytes)}`);
  const sha256 = await contentDigest(part);
  const met = readRecord(path);
  const expectations = [
    { what: "the catalogue's", expected: known?.sha256 },
    { what: `stated by ${stated?.by}`, expected: stated?.sha256 },
    { what: 'met when it was first pulled', expected: met?.source === source.id ? met.sha256 : undefined },
  ];
  for (const { what, expected } of expectations)
    if (expected !== undefined && expected !== sha256)
      throw new UserError(`${part} has the SHA-256 ${sha256}, expected ${expected} (${what})`);
  const found = { source: source.id, bytes: size, sha256 };
  if (known !== undefined) return { ...found, checked: 'catalogue' };
  return stated === undefined ? { ...found, checked: 'none' } : { ...found, checked: 'hub', statedBy: stated.by };
}

/** On the disk, whatever happens to the machine next. */
async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
