import { createHash } from 'node:crypto';
import { canonicalJson } from './json.ts';

/** SHA-256 of text or bytes, as 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Identity of plain data: the first 32 hexadecimal digits (128 bits) of the SHA-256 of its canonical JSON. */
export function digest(value: unknown): string {
  return sha256(canonicalJson(value)).slice(0, 32);
}
