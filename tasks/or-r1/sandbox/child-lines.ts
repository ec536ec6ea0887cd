import { readSync, writeSync } from 'node:fs';

// Held, since harden.ts takes them from the module.
const [read, write] = [readSync, writeSync];
const INPUT = 0;
const OUTPUT = 3;

const decoder = new TextDecoder();
const encoder = new TextEncoder();
let rest = new Uint8Array(0);

/** The next line of the child's input, undefined at its end. It blocks: a child has nothing else to do. */
export function readLine(): string | undefined {
  const parts = [rest];
  for (let piece = rest; ; parts.push(piece)) {
    const end = piece.indexOf(10);
    if (end >= 0) {
      const line = decoder.decode(joined(parts.with(-1, piece.subarray(0, end))));
      rest = piece.slice(end + 1);
      return line;
    }
    piece = new Uint8Array(65_536);
    const length = read(INPUT, piece);
    if (length === 0) return undefined;
    piece = piece.subarray(0, length);
  }
}

/** Pieces one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Sends bytes to the parent. */
export function send(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += write(OUTPUT, bytes, at);
}

/** Sends a record to the parent, as a line. */
export const tell = (record: object): void => send(encoder.encode(`${JSON.stringify(record)}\n`));
