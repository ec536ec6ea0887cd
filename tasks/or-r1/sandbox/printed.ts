import type { PyodideAPI } from 'pyodide';
import { joined } from './child-lines.ts';

/** Characters of what was printed that a record keeps. */
const KEPT = 8_000;
/** Bytes on either stream after which a run is ended. */
const MOST = 1_000_000;

/** What a run printed. */
export interface Printed {
  reset(): void;
  kept(): { stdout: string; stdoutLength: number };
}

/** Takes in what Python writes to its two streams, whichever way; calls `overflow` once either is too long. */
export function catchPrinted(python: PyodideAPI, overflow: () => void): Printed {
  let parts: Uint8Array[] = [];
  let lengths = { out: 0, err: 0 };
  const writer = (stream: 'out' | 'err') => ({
    isatty: false,
    write(bytes: Uint8Array): number {
      lengths[stream] += bytes.length;
      if (stream === 'out') parts.push(bytes.slice(0, MOST));
      if (lengths[stream] > MOST) overflow();
      return bytes.length;
    },
  });
  python.setStdout(writer('out'));
  python.setStderr(writer('err'));
  const decoder = new TextDecoder();
  return {
    reset() {
      parts = [];
      lengths = { out: 0, err: 0 };
    },
    kept() {
      const text = decoder.decode(joined(parts));
      return { stdout: text.slice(0, KEPT), stdoutLength: text.length };
    },
  };
}
