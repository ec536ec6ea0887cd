import { readSync } from 'node:fs';

/** Bytes read from the disk at a time. */
const WINDOW = 256 * 1024;

/** A file holds something else than its format allows; the message says what, without the file's name. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

/**
 * Reads little-endian values one after another from an open file. A length met in the file is compared with what is left of it before
 * anything is set aside for it. Every method throws Damaged where the file, or `end`, is reached too early.
 */
export class ByteCursor {
  readonly #file: number;
  readonly #end: number;
  #window = Buffer.alloc(0);
  /** Where in the file the window begins, and where in the window the cursor stands. */
  #start = 0;
  #at = 0;

  /** `end`: the file's length in bytes, or where to stop at the latest. */
  constructor(file: number, end: number) {
    this.#file = file;
    this.#end = end;
  }

  get position(): number {
    return this.#start + this.#at;
  }

  get left(): number {
    return this.#end - this.position;
  }

  u8(): number {
    return this.#take(1).readUInt8();
  }

  u32(): number {
    return this.#take(4).readUInt32LE();
  }

  /** A count or an offset; what a double cannot hold exactly is no sound one. */
  u64(what: string): number {
    const bytes = this.#take(8);
    const value = bytes.readUInt32LE(4) * 4_294_967_296 + bytes.readUInt32LE(0);
    if (!Number.isSafeInteger(value)) throw new Damaged(`${what} is ${bytes.readBigUInt64LE()}`);
    return value;
  }

  /** How many items follow, each at least so many bytes long. */
  count(what: string, itemBytes: number): number {
    const items = this.u64(`the number of ${what}`);
    if (items > this.left / itemBytes) throw new Damaged(`it announces ${items} ${what} and has ${this.left} bytes left for them`);
    return items;
  }

  /** UTF-8 text behind its length; more than `most` bytes are refused. */
  text(what: string, most: number): string {
    const length = this.count(`bytes of ${what}`, 1);
    if (length > most) throw new Damaged(`${what} is ${length} bytes long, at most ${most} are read`);
    return this.#take(length).toString('utf8');
  }

  /** The next bytes, good until the next call. */
  bytes(length: number): Buffer {
    return this.#take(length);
  }

  skip(length: number): void {
    if (length > this.left) throw new Damaged(`it ends ${length - this.left} bytes too early`);
    this.#at += length;
    if (this.#at <= this.#window.length) return;
    this.#start += this.#at;
    this.#at = 0;
    this.#window = Buffer.alloc(0);
  }

  #take(length: number): Buffer {
    if (length > this.left) throw new Damaged(`it ends ${length - this.left} bytes too early`);
    if (this.#at + length > this.#window.length) this.#refill(length);
    this.#at += length;
    return this.#window.subarray(this.#at - length, this.#at);
  }

  #refill(length: number): void {
    this.#start += this.#at;
    this.#at = 0;
    const window = Buffer.allocUnsafe(Math.min(Math.max(length, WINDOW), this.left));
    let filled = 0;
    while (filled < window.length) {
      const read = readSync(this.#file, window, filled, window.length - filled, this.#start + filled);
      if (read === 0) throw new Damaged('it became shorter while it was read');
      filled += read;
    }
    this.#window = window;
  }
}
