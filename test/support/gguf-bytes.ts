/** A value of a GGUF file's metadata with its type; lists are of one type. */
export type MetadataValue =
  | readonly ['u32' | 'u64' | 'f32', number]
  | readonly ['bool', boolean]
  | readonly ['text', string]
  | readonly ['u32s' | 'i32s' | 'f32s', readonly number[]]
  | readonly ['texts', readonly string[]];

export type Metadata = Readonly<Record<string, MetadataValue>>;

/** One tensor: its shape, the number of its type, its weights as they lie in the file. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: number;
  readonly data: Buffer;
}

/** Where the data section and each tensor begin. */
const ALIGNMENT = 32;

export const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
export const u64 = (value: number | bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
const i32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};
const f32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
};
/** Text behind its length. */
export const text = (value: string): Buffer => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);

/** The numbers of the value types (ggml's gguf.md). */
export const TYPE = { u32: 4, i32: 5, f32: 6, bool: 7, text: 8, list: 9, u64: 10 } as const;

function valueBytes(value: MetadataValue): Buffer {
  switch (value[0]) {
    case 'u32':
      return Buffer.concat([u32(TYPE.u32), u32(value[1])]);
    case 'u64':
      return Buffer.concat([u32(TYPE.u64), u64(value[1])]);
    case 'f32':
      return Buffer.concat([u32(TYPE.f32), f32(value[1])]);
    case 'bool':
      return Buffer.concat([u32(TYPE.bool), Buffer.from([value[1] ? 1 : 0])]);
    case 'text':
      return Buffer.concat([u32(TYPE.text), text(value[1])]);
    case 'u32s':
      return listBytes(TYPE.u32, value[1].map(u32));
    case 'i32s':
      return listBytes(TYPE.i32, value[1].map(i32));
    case 'f32s':
      return listBytes(TYPE.f32, value[1].map(f32));
    case 'texts':
      return listBytes(TYPE.text, value[1].map(text));
  }
}

const listBytes = (type: number, values: readonly Buffer[]): Buffer =>
  Buffer.concat([u32(TYPE.list), u32(type), u64(values.length), ...values]);

export const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & (ALIGNMENT - 1))]);

/** The pieces of a GGUF file (version 3) in order: what stands before the weights, then each tensor. */
export function ggufPieces(metadata: Metadata, tensors: readonly Tensor[]): Buffer[] {
  const keys = Object.entries(metadata);
  const head = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(keys.length)];
  for (const [key, value] of keys) head.push(text(key), valueBytes(value));
  let offset = 0;
  for (const { name, shape, type, data } of tensors) {
    head.push(text(name), u32(shape.length), ...shape.map(u64), u32(type), u64(offset));
    offset += padded(data).length;
  }
  return [padded(Buffer.concat(head)), ...tensors.map(({ data }) => padded(data))];
}
