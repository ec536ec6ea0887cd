import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder } from '../../harness/core/cache-folder.ts';
import { digest } from '../../harness/core/digest.ts';
import { UserError } from '../../harness/core/errors/user-error.ts';

const SHA_256 = /^[0-9a-f]{64}$/;
/** Bytes read at a time. */
const PIECE = 1024 * 1024;

/**
 * The SHA-256 of a file's content, as 64 hexadecimal digits. It is kept in the cache under the file's place, length, inode and times, so
 * that a model of many gigabytes is read once. Rejects with UserError where the file changes meanwhile, or cannot be read.
 */
export async function fileDigest(path: string): Promise<string> {
  try {
    const place = await realpath(path);
    const kept = await keptAt(place);
    const known = await readFile(kept, 'utf8').catch(() => '');
    if (SHA_256.test(known)) return known;
    const found = await contentDigest(place);
    if ((await keptAt(place)) !== kept) throw new UserError(`${path} changed while it was read; wait until it is complete`);
    // A cache that cannot be written costs only time.
    await keep(kept, found).catch(() => undefined);
    return found;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(`${path}: the file cannot be read (${code})`);
  }
}

/** Keeps the SHA-256 of a file that was read under another name and then moved here. */
export async function rememberDigest(path: string, sha256: string): Promise<void> {
  await keep(await keptAt(await realpath(path)), sha256).catch(() => undefined);
}

/** The time of the last change of the inode tells of a change that set the file's own time back. */
async function keptAt(place: string): Promise<string> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await stat(place, { bigint: true });
  return join(cacheFolder(), 'file-digests', digest([place, ...[dev, ino, size, mtimeNs, ctimeNs].map(String)]));
}

/** The SHA-256 of what a file holds now, whatever is kept. */
export async function contentDigest(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: PIECE }), hash);
  return hash.digest('hex');
}

/** Written beside its place and then moved there, so that no reader meets half of it. */
async function keep(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await writeFile(draft, text, { flag: 'wx' });
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}
