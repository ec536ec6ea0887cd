import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../../harness/core/cache-folder.ts';
import { digest, sha256 } from '../../../harness/core/digest.ts';
import type { Json } from '../../../harness/core/json.ts';

/** Hexadecimal digits of the SHA-256 that stands before the numbers. */
const CHECKSUM = 64;

/**
 * Numbers that take long to work out, kept on disk from one run to the next: in `pentathlon` below XDG_CACHE_HOME or ~/.cache, one file
 * for each `key`, which names the solver, its version and all that it depends on. A file that cannot be read, has another length or does
 * not match its checksum is worked out again; one that cannot be written is not. Neither is an error.
 */
export function kept(key: Json, length: number, work: () => Float64Array): Float64Array {
  const found = attempt(() => load(key, length));
  if (found !== undefined) return found;
  const numbers = work();
  attempt(() => save(key, numbers));
  return numbers;
}

function attempt<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}

const fileOf = (key: Json): string => join(cacheFolder(), `${digest(key)}.f64`);

const bytesOf = (numbers: Float64Array): Uint8Array => new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/** Covers the key as well: a file under another's name is none. */
const checksum = (key: Json, numbers: Float64Array): string => sha256(`${digest(key)}${sha256(bytesOf(numbers))}`);

function load(key: Json, length: number): Float64Array | undefined {
  const file = fileOf(key);
  const about = statSync(file);
  const numbers = new Float64Array(length);
  if (!about.isFile() || about.size !== CHECKSUM + numbers.byteLength) return undefined;
  const content = readFileSync(file);
  bytesOf(numbers).set(content.subarray(CHECKSUM));
  return content.toString('latin1', 0, CHECKSUM) === checksum(key, numbers) ? numbers : undefined;
}

/** Written beside its place and then moved there, so that no reader meets half a file. */
function save(key: Json, numbers: Float64Array): void {
  const file = fileOf(key);
  const draft = `${file}.${randomUUID()}`;
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(draft, Buffer.concat([Buffer.from(checksum(key, numbers), 'latin1'), bytesOf(numbers)]), { flag: 'wx' });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}
