import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { sha256 } from '../core/digest.ts';
import { UserError } from '../core/errors/user-error.ts';

/** One recorded row as the file holds it. */
export type RawRow = Readonly<Record<string, unknown>>;

/** A recording's rows, and the SHA-256 of its bytes. */
export interface RawRecording {
  readonly rows: readonly RawRow[];
  readonly sha256: string;
}

/**
 * Reads recorded rows: a JSON list of objects, JSON Lines, or a JSON object with one list of objects inside (`list` names it where there
 * are several); `.gz` too.
 * @throws UserError naming the file, and the line where there is one.
 */
export async function rawRows(path: string, list: string | undefined): Promise<RawRecording> {
  const bytes = await contentOf(path);
  const text = new TextDecoder().decode(path.endsWith('.gz') ? unpacked(path, bytes) : bytes);
  const rows = rowsOf(path, text, list);
  if (rows.length === 0) throw new UserError(`${path}: expected recorded answers, got none`);
  return { rows, sha256: sha256(bytes) };
}

async function contentOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new UserError(`${path}: ${code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`}`, { cause: error });
  }
}

function unpacked(path: string, bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw new UserError(`${path}: not a gzip file, or a damaged one`, { cause: error });
  }
}

function rowsOf(path: string, text: string, list: string | undefined): readonly RawRow[] {
  const whole = parsed(text);
  if (whole === undefined) return lineRows(path, text);
  if (Array.isArray(whole)) return checked(path, whole);
  if (!isObject(whole)) throw new UserError(`${path}: expected a list of recorded answers, got ${typeof whole}`);
  // A single line of JSON Lines is a JSON document too, and a list inside it is part of its one row.
  if (/\.(?:jsonl|ndjson)(?:\.gz)?$/.test(path)) return [whole];
  const lists = Object.keys(whole).filter((key) => isList(whole[key]));
  const [only] = lists;
  if (list !== undefined) {
    if (lists.includes(list)) return checked(path, whole[list] as unknown[]);
    throw new UserError(`${path}: has no list of objects called ${JSON.stringify(list)}; it has ${lists.join(', ') || 'none'}`);
  }
  if (only === undefined) return [whole];
  if (lists.length === 1) return checked(path, whole[only] as unknown[]);
  throw new UserError(`${path}: holds several lists (${lists.join(', ')}); name one with list=`);
}

/** JSON Lines. A file that is neither that nor JSON fails at its first line that is no object. */
function lineRows(path: string, text: string): readonly RawRow[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const row = parsed(line);
    if (isObject(row)) return [row];
    throw new UserError(`${path}, line ${index + 1}: expected a JSON object, got ${JSON.stringify(line.trim().slice(0, 60))}`);
  });
}

function checked(path: string, rows: readonly unknown[]): readonly RawRow[] {
  const odd = rows.findIndex((row) => !isObject(row));
  if (odd >= 0) throw new UserError(`${path}: row ${odd + 1}: expected an object, got ${JSON.stringify(rows[odd]).slice(0, 60)}`);
  return rows as readonly RawRow[];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is RawRow => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > 0 && value.every(isObject);
