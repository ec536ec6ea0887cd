import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../../harness/core/errors/user-error.ts';

/** One line of a file: its number, from 1, and its text without the line break. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * The lines of a UTF-8 file, one at a time; files ending in `.gz` are unpacked on the way.
 * @throws UserError naming the file where it cannot be read, unpacked or decoded.
 */
export async function* lines(path: string): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  let rest = '';
  try {
    for await (const chunk of bytes(path)) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) yield { number: ++number, text: withoutReturn(part) };
    }
    rest += decoder.decode();
  } catch (error) {
    throw new UserError(`${path}: ${reason(error)}${number > 0 ? `, after line ${number}` : ''}`, { cause: error });
  }
  if (rest !== '') yield { number: number + 1, text: withoutReturn(rest) };
}

/** A stream that hands its file's errors on; `pipe` alone would drop them. */
function bytes(path: string): Readable {
  const file = createReadStream(path);
  if (!/\.gz$/i.test(path)) return file;
  const unpacked = createGunzip();
  file.on('error', (error) => unpacked.destroy(error));
  unpacked.on('close', () => file.destroy());
  return file.pipe(unpacked);
}

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EISDIR') return 'this is a folder, not a file';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'not UTF-8 text';
  if (code.startsWith('Z_')) return 'not a gzip file, or a damaged one';
  return `cannot be read (${code || (error as Error).name})`;
}
