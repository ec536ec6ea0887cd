import type { PyodideAPI } from 'pyodide';
import { joined } from './child-lines.ts';

/** Bytes of a model's text that are taken; a longer one is answered by an error. */
const LONGEST = 200_000_000;

interface Devices {
  makedev(major: number, minor: number): number;
  mkdev(path: string, device: number): void;
  registerDevice(device: number, operations: object): void;
}

/**
 * The way from Python to the solver: a character device takes a line of text and then gives one. So no object of JavaScript is ever
 * handed to Python.
 */
export function addSolverDevice(fs: PyodideAPI['FS'], solve: (text: string) => string): void {
  const devices = fs as unknown as Devices;
  const [decoder, encoder] = [new TextDecoder(), new TextEncoder()];
  let asked: Uint8Array[] = [];
  let length = 0;
  let reply = new Uint8Array(0);
  const answer = (): void => {
    const text = length > LONGEST ? '"too long"' : decoder.decode(joined(asked));
    [asked, length] = [[], 0];
    reply = encoder.encode(`${solve(text)}\n`);
  };
  const device = devices.makedev(77, 1);
  devices.registerDevice(device, {
    open(stream: { seekable: boolean }) {
      stream.seekable = false;
      [asked, length, reply] = [[], 0, new Uint8Array(0)];
    },
    close() {},
    write(_stream: unknown, buffer: Uint8Array, offset: number, count: number): number {
      const piece = buffer.slice(offset, offset + count);
      const end = piece.indexOf(10);
      length += piece.length;
      if (length <= LONGEST) asked.push(end < 0 ? piece : piece.subarray(0, end));
      if (end < 0) return count;
      answer();
      return end + 1;
    },
    read(_stream: unknown, buffer: Uint8Array, offset: number, count: number): number {
      const part = reply.subarray(0, count);
      buffer.set(part, offset);
      reply = reply.subarray(part.length);
      return part.length;
    },
  });
  devices.mkdev('/dev/solver', device);
}
