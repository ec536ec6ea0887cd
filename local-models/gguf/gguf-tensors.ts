import { type ByteCursor, Damaged } from './byte-cursor.ts';
import { TENSOR_TYPES } from './tensor-types.data.ts';

/** What the list of a file's tensors adds up to. */
export interface GgufTensors {
  readonly count: number;
  /** Weights of all tensors together. */
  readonly parameters: number;
  /** Bytes from the start of the data to the end of the last tensor; what follows a tensor of an unknown type is taken as it says. */
  readonly bytes: number;
  /** The type that most weights have. */
  readonly type: string | undefined;
}

/** The least that a tensor's entry takes: a length, the number of dimensions, a type, an offset. */
const LEAST_BYTES = 8 + 4 + 4 + 8;
const MOST_DIMENSIONS = 4;
/** ggml holds a name of 63 bytes; a longer one is read, to be named in an error. */
const LONGEST_NAME = 1_024;

/** How many tensors there are. */
export const tensorCount = (cursor: ByteCursor): number => cursor.count('tensors', LEAST_BYTES);

/** Reads so many entries. Throws Damaged, also where the tensors do not lie one behind the other, as llama.cpp wants them. */
export function readTensors(cursor: ByteCursor, count: number, alignment: number): GgufTensors {
  const weightsOf = new Map<string, number>();
  let [parameters, end] = [0, 0];
  /** Where the next tensor must begin; unknown behind one of an unknown type. */
  let next: number | undefined = 0;
  for (let i = 0; i < count; i++) {
    const { name, weights, rowLength, typeNumber, offset } = readEntry(cursor);
    const type = TENSOR_TYPES[typeNumber];
    if (next !== undefined && offset !== next) throw new Damaged(`tensor ${name} lies at ${offset}, expected at ${next}`);
    if (type !== undefined && rowLength % type.weights !== 0)
      throw new Damaged(`tensor ${name} has rows of ${rowLength} weights, and ${type.name} comes in blocks of ${type.weights}`);
    const bytes = type === undefined ? 0 : (weights / type.weights) * type.bytes;
    parameters += weights;
    end = Math.max(end, offset + bytes);
    if (!Number.isSafeInteger(end) || !Number.isSafeInteger(parameters)) throw new Damaged(`tensor ${name} has ${weights} weights`);
    next = type === undefined ? undefined : Math.ceil((offset + bytes) / alignment) * alignment;
    const typeName = type?.name ?? `type ${typeNumber}`;
    weightsOf.set(typeName, (weightsOf.get(typeName) ?? 0) + weights);
  }
  const [commonest] = [...weightsOf].sort(([, a], [, b]) => b - a);
  return { count, parameters, bytes: end, type: commonest?.[0] };
}

interface Entry {
  /** Quoted, for an error. */
  readonly name: string;
  readonly weights: number;
  readonly rowLength: number;
  readonly typeNumber: number;
  readonly offset: number;
}

function readEntry(cursor: ByteCursor): Entry {
  const name = JSON.stringify(cursor.text("a tensor's name", LONGEST_NAME).slice(0, 80));
  const dimensions = cursor.u32();
  if (dimensions > MOST_DIMENSIONS) throw new Damaged(`tensor ${name} has ${dimensions} dimensions, at most ${MOST_DIMENSIONS} are known`);
  const shape = Array.from({ length: dimensions }, () => cursor.u64(`a dimension of tensor ${name}`));
  const weights = shape.reduce((product, length) => product * length, 1);
  return { name, weights, rowLength: shape[0] ?? 1, typeNumber: cursor.u32(), offset: cursor.u64(`the place of tensor ${name}`) };
}
