import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { UserError } from '../../harness/core/errors/user-error.ts';
import { figure } from '../figure.ts';
import { ByteCursor, Damaged } from './byte-cursor.ts';
import { type GgufMetadata, keyCount, readMetadata } from './gguf-metadata.ts';
import { type GgufTensors, readTensors, tensorCount } from './gguf-tensors.ts';
import { seemsToBe } from './not-gguf.ts';

/** What stands before the weights of one file. */
export interface GgufHeader {
  /** The file's length in bytes. */
  readonly bytes: number;
  readonly metadata: GgufMetadata;
  readonly tensors: GgufTensors;
}

const MAGIC = 'GGUF';
const VERSIONS = [2, 3];
const ALIGNMENT = 32;
/** Longest header that is read: the largest vocabularies take some 20 MB, and a hostile one is not to cost minutes. */
const LONGEST_HEADER = 256 * 1024 * 1024;

/**
 * Reads one file's header and compares the file's length with what its tensors need. Throws UserError, one line that names the file:
 * none there, a folder, no GGUF, another version, cut short, damaged.
 */
export function readHeader(path: string): GgufHeader {
  const file = openModel(path);
  try {
    return header(path, file);
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    throw new UserError(`${path}: its header is cut short or damaged (${error.message}); fetch the file again`);
  } finally {
    closeSync(file);
  }
}

function openModel(path: string): number {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UserError(`${path}: there is no such model file`);
    throw new UserError(`${path}: the model file cannot be opened (${code})`);
  }
  const about = fstatSync(file);
  if (about.isFile()) return file;
  closeSync(file);
  throw new UserError(`${path} is ${about.isDirectory() ? 'a folder' : 'no ordinary file'}; expected a .gguf file`);
}

function header(path: string, file: number): GgufHeader {
  const { size } = fstatSync(file);
  const head = Buffer.alloc(512);
  const begins = head.subarray(0, readSync(file, head, 0, head.length, 0));
  if (begins.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new UserError(`${path} is no GGUF file: ${seemsToBe(begins)}`);
  const cursor = new ByteCursor(file, Math.min(size, LONGEST_HEADER));
  cursor.skip(MAGIC.length);
  checkVersion(path, cursor.u32());
  const count = tensorCount(cursor);
  const metadata = readMetadata(cursor, keyCount(cursor));
  const alignment = alignmentOf(metadata);
  const tensors = readTensors(cursor, count, alignment);
  const needed = Math.ceil(cursor.position / alignment) * alignment + tensors.bytes;
  if (count > 0 && size < needed)
    throw new UserError(
      `${path} is ${figure(needed - size)} ${needed - size === 1 ? 'byte' : 'bytes'} short: ${figure(size)} of ${figure(needed)}; fetch it again`,
    );
  return { bytes: size, metadata, tensors };
}

function checkVersion(path: string, version: number): void {
  if (VERSIONS.includes(version)) return;
  if ((version & 0xffff) === 0) throw new UserError(`${path} is a big-endian GGUF file; only little-endian ones are read`);
  throw new UserError(`${path} is of GGUF version ${version}; versions 2 and 3 are read`);
}

function alignmentOf(metadata: GgufMetadata): number {
  const alignment = metadata.number('general.alignment') ?? ALIGNMENT;
  if (!Number.isInteger(Math.log2(alignment)) || alignment < 1) throw new Damaged(`an alignment of ${alignment}`);
  return alignment;
}
