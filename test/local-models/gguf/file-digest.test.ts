import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fileDigest, rememberDigest } from '../../../local-models/gguf/file-digest.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let folder: string;
let file: string;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const kept = () => readdirSync(join(folder, 'pentathlon', 'file-digests'));
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder, 'file');
  vi.stubEnv('XDG_CACHE_HOME', folder);
  writeFileSync(file, 'one');
});
afterEach(() => vi.unstubAllEnvs());

test('a file is read once, whatever name it goes by', async () => {
  expect(await fileDigest(file)).toBe(sha256('one'));
  // What is kept is believed: had the file been read again, this would not be told.
  await rememberDigest(file, 'f'.repeat(64));
  symlinkSync(file, join(folder, 'link'));
  expect(await fileDigest(file)).toBe('f'.repeat(64));
  expect(await fileDigest(join(folder, 'link'))).toBe('f'.repeat(64));
  expect(kept()).toHaveLength(1);
});

test('another content, another file in its place, a copy, a damaged entry: it is read again', async () => {
  utimesSync(file, 1_000, 1_000);
  expect(await fileDigest(file)).toBe(sha256('one'));
  writeFileSync(file, 'two');
  // Of the same length and, as it says, of the same time.
  utimesSync(file, 1_000, 1_000);
  expect(await fileDigest(file)).toBe(sha256('two'));
  copyFileSync(file, join(folder, 'copy'));
  expect(await fileDigest(join(folder, 'copy'))).toBe(sha256('two'));
  for (const entry of kept()) writeFileSync(join(folder, 'pentathlon', 'file-digests', entry), 'damaged');
  expect(await fileDigest(file)).toBe(sha256('two'));
});

test('a cache that cannot be written is no fault, a file that cannot be read is one', async () => {
  writeFileSync(join(folder, 'pentathlon'), 'in the way');
  expect(await fileDigest(file)).toBe(sha256('one'));
  await expect(fileDigest(join(folder, 'none'))).rejects.toThrow(/none: the file cannot be read \(ENOENT\)/);
  mkdirSync(join(folder, 'sub'));
  await expect(fileDigest(join(folder, 'sub'))).rejects.toThrow(/EISDIR/);
});
