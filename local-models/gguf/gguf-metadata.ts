import { type ByteCursor, Damaged } from './byte-cursor.ts';

/** What a file says about itself by key: scalars, short lists of numbers, and of other lists their length. Texts are untrusted. */
export interface GgufMetadata {
  text(key: string): string | undefined;
  number(key: string): number | undefined;
  /** A list of numbers; a lone one is a list of one. */
  numbers(key: string): readonly number[] | undefined;
  /** How many entries a list has. */
  length(key: string): number | undefined;
}

type Value = string | number | boolean | { readonly length: number; readonly numbers?: readonly number[] };

/** Longest key and text that are read, in bytes: a chat template has some ten thousand. */
const LONGEST_KEY = 65_535;
const LONGEST_TEXT = 1024 * 1024;
/** Longest list whose numbers are kept: one entry a layer. Vocabularies are longer, and of no use here. */
const LONGEST_LIST = 4_096;
/** The least that a key with its value takes: two lengths, a type, a byte. */
const LEAST_BYTES = 8 + 1 + 4 + 1;

const TEXT = 8;
const LIST = 9;

type Scalar = { readonly bytes: number; readonly read: (bytes: Buffer) => number | boolean };

/** The format's value types by number, but text (8) and list (9). */
const SCALARS: Readonly<Record<number, Scalar>> = {
  0: { bytes: 1, read: (b) => b.readUInt8() },
  1: { bytes: 1, read: (b) => b.readInt8() },
  2: { bytes: 2, read: (b) => b.readUInt16LE() },
  3: { bytes: 2, read: (b) => b.readInt16LE() },
  4: { bytes: 4, read: (b) => b.readUInt32LE() },
  5: { bytes: 4, read: (b) => b.readInt32LE() },
  6: { bytes: 4, read: (b) => b.readFloatLE() },
  7: { bytes: 1, read: (b) => b.readUInt8() !== 0 },
  10: { bytes: 8, read: (b) => Number(b.readBigUInt64LE()) },
  11: { bytes: 8, read: (b) => Number(b.readBigInt64LE()) },
  12: { bytes: 8, read: (b) => b.readDoubleLE() },
};

/** Reads so many keys with their values. Throws Damaged. */
export function readMetadata(cursor: ByteCursor, keys: number): GgufMetadata {
  const values = new Map<string, Value>();
  for (let i = 0; i < keys; i++) {
    const key = cursor.text('a key', LONGEST_KEY);
    // llama.cpp takes no such file either.
    if (values.has(key)) throw new Damaged(`the key ${JSON.stringify(key)} comes twice`);
    values.set(key, readValue(cursor, key));
  }
  const get = <T extends Value>(key: string, is: (value: Value) => value is T): T | undefined => {
    const value = values.get(key);
    return value !== undefined && is(value) ? value : undefined;
  };
  const text = (key: string) => get(key, (value) => typeof value === 'string');
  const number = (key: string) => get(key, (value) => typeof value === 'number');
  const list = (key: string) => get(key, (value) => typeof value === 'object');
  const numbers = (key: string) => {
    const one = number(key);
    return one === undefined ? list(key)?.numbers : [one];
  };
  return { text, number, numbers, length: (key) => list(key)?.length };
}

/** How many keys follow. */
export const keyCount = (cursor: ByteCursor): number => cursor.count('keys', LEAST_BYTES);

function readValue(cursor: ByteCursor, key: string): Value {
  const type = cursor.u32();
  const name = JSON.stringify(key.slice(0, 80));
  if (type === TEXT) return cursor.text(`the text of ${name}`, LONGEST_TEXT);
  if (type === LIST) return readList(cursor, name);
  const scalar = scalarOf(type, name);
  return scalar.read(cursor.bytes(scalar.bytes));
}

function readList(cursor: ByteCursor, name: string): Value {
  const type = cursor.u32();
  if (type === TEXT) {
    const length = cursor.count(`texts in ${name}`, 8);
    for (let i = 0; i < length; i++) cursor.skip(cursor.count(`bytes of a text in ${name}`, 1));
    return { length };
  }
  const { bytes, read } = scalarOf(type, name);
  const length = cursor.count(`values in ${name}`, bytes);
  if (length > LONGEST_LIST) {
    cursor.skip(length * bytes);
    return { length };
  }
  return { length, numbers: Array.from({ length }, () => Number(read(cursor.bytes(bytes)))) };
}

function scalarOf(type: number, name: string): Scalar {
  const scalar = SCALARS[type];
  if (scalar === undefined) throw new Damaged(`${name} is of the unknown type ${type}`);
  return scalar;
}
