import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Store } from './store.ts';

const PLAIN = 0;
const DEFLATED = 1;
/** Below this many bytes, compressing costs more than it saves. */
const WORTH_COMPRESSING = 512;

/** Text as it is stored: deflated where that pays. */
export function encode(text: string): { encoding: number; data: Buffer } {
  const plain = Buffer.from(text, 'utf8');
  if (plain.length < WORTH_COMPRESSING) return { encoding: PLAIN, data: plain };
  const deflated = deflateRawSync(plain, { level: 3 });
  return deflated.length < plain.length ? { encoding: DEFLATED, data: deflated } : { encoding: PLAIN, data: plain };
}

/** The text behind `encode`. */
export function decode(encoding: number, data: Buffer): string {
  return (encoding === DEFLATED ? inflateRawSync(data) : data).toString('utf8');
}

/** Stores a text once by its content and returns its number. To be called inside a write. */
export function putBody(store: Store, text: string): number {
  const hash = createHash('sha256').update(text).digest().subarray(0, 16);
  const { encoding, data } = encode(text);
  const added = store.sql('INSERT INTO bodies (hash, encoding, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(hash, encoding, data);
  if (added.changes === 1) return added.lastInsertRowid as number;
  return store.sql('SELECT n FROM bodies WHERE hash = ?').pluck().get(hash) as number;
}

/** The text stored under a number. */
export function getBody(store: Store, n: number): string {
  const row = store.sql('SELECT encoding, data FROM bodies WHERE n = ?').get(n) as { encoding: number; data: Buffer } | undefined;
  if (row === undefined) throw new Error(`the store holds no body ${n}`);
  return decode(row.encoding, row.data);
}
