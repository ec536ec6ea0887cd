import type { Random } from '../../harness/core/random.ts';

/** How weights are stored; quantised ones in blocks of 32 along a row. */
export type WeightType = 'f32' | 'f16' | 'q8_0' | 'q4_0';

interface Storage {
  /** ggml's number of the type. */
  readonly type: number;
  readonly weights: number;
  readonly bytes: number;
}

const STORAGE: Readonly<Record<WeightType, Storage>> = {
  f32: { type: 0, weights: 1, bytes: 4 },
  f16: { type: 1, weights: 1, bytes: 2 },
  q8_0: { type: 8, weights: 32, bytes: 34 },
  q4_0: { type: 2, weights: 32, bytes: 18 },
};

export const typeNumber = (type: WeightType): number => STORAGE[type].type;

/** Values drawn once; a tensor then picks among them, which is many times faster than drawing each. */
const TABLE = 8_192;

/** So many normal draws of a standard deviation, stored as a type. */
export function randomWeights(type: WeightType, count: number, deviation: number, random: Random): Buffer {
  const { weights, bytes } = STORAGE[type];
  const data = Buffer.alloc((count / weights) * bytes);
  const table = Float32Array.from({ length: TABLE }, () => deviation * normal(random));
  if (type === 'f32') for (let i = 0; i < count; i++) data.writeFloatLE(table[random.below(TABLE)] as number, i * bytes);
  else if (type === 'f16') {
    const halves = Uint16Array.from(table, half);
    for (let i = 0; i < count; i++) data.writeUInt16LE(halves[random.below(TABLE)] as number, i * bytes);
  } else fillBlocks(data, type, table, deviation, random);
  return data;
}

/** Weights that are all one, in full precision: what norms are multiplied with. */
export const ones = (count: number): Buffer => Buffer.from(new Float32Array(count).fill(1).buffer);

/** A block is its scale as a half, then its weights as whole multiples of it: a byte each, or two to a byte and from 8 downwards. */
function fillBlocks(data: Buffer, type: 'q8_0' | 'q4_0', table: Float32Array, deviation: number, random: Random): void {
  const { bytes } = STORAGE[type];
  const most = type === 'q8_0' ? 127 : 7;
  const scale = (4 * deviation) / most;
  const steps = Int8Array.from(table, (weight) => Math.max(-most, Math.min(most, Math.round(weight / scale))));
  const step = () => steps[random.below(TABLE)] as number;
  for (let start = 0; start < data.length; start += bytes) {
    data.writeUInt16LE(half(scale), start);
    for (let at = start + 2; at < start + bytes; at++) {
      // Straight into the bytes: a method call for each would take most of the time.
      data[at] = type === 'q8_0' ? step() : (step() + 8) | ((step() + 8) << 4);
    }
  }
}

/** Box and Muller (1958). */
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

const single = new Float32Array(1);
const singleBits = new Uint32Array(single.buffer);

/** The bits of a half that is nearest to a number (IEEE 754, binary16). */
function half(value: number): number {
  single[0] = value;
  const bits = singleBits[0] as number;
  const sign = (bits >>> 16) & 0x8000;
  const exponent = ((bits >>> 23) & 0xff) - 112;
  const fraction = bits & 0x7fffff;
  if (exponent >= 31) return sign | 0x7c00;
  if (exponent > 0) return sign + (exponent << 10) + ((fraction + 0x1000) >> 13);
  if (exponent < -10) return sign;
  const shift = 14 - exponent;
  return sign + (((fraction | 0x800000) + (1 << (shift - 1))) >> shift);
}
