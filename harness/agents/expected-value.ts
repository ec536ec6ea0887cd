import { z } from 'zod';

/** The part of a JSON Schema that parameters come to. */
interface Described {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Described[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/**
 * zod's `error` for a parse of parameters, all of which come as text: where a schema has no words of its own, what its parameter takes:
 * `expected true or false`, `expected a whole number from 256 to 4096`. Other schemas keep zod's words.
 */
export const expectedIn =
  (shape: Readonly<Record<string, unknown>>): z.core.$ZodErrorMap =>
  ({ code, path = [] }) => {
    const field = shape[String(path[0])];
    if (code === 'custom' || !(field instanceof z.ZodType)) return undefined;
    const taken = takenBy(z.toJSONSchema(field, { io: 'input', unrepresentable: 'any' }) as Described);
    return taken === undefined ? undefined : `expected ${taken}`;
  };

function takenBy(schema: Described): string | undefined {
  if (schema.type === 'number' || schema.type === 'integer') return numbers(schema);
  const words = wordsOf(schema);
  if (words !== undefined) return listed([...new Set(words.map(String))]);
  const parts = schema.anyOf?.map(takenBy);
  return parts?.every((part) => part !== undefined) ? parts.join(', or ') : undefined;
}

/** All values there are; undefined where they are not a few. */
function wordsOf({ type, enum: several, const: one, anyOf }: Described): unknown[] | undefined {
  if (several !== undefined) return [...several];
  if (one !== undefined) return [one];
  if (type === 'boolean') return [true, false];
  const parts = anyOf?.map(wordsOf);
  return parts?.every((words) => words !== undefined) ? parts.flat() : undefined;
}

function numbers({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Described): string {
  const noun = type === 'integer' ? 'a whole number' : 'a number';
  const [least, most] = [bound(minimum), bound(maximum)];
  if (least !== undefined && most !== undefined) return `${noun} from ${least} to ${most}`;
  const [above, below] = [bound(exclusiveMinimum), bound(exclusiveMaximum)];
  const ends = [
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
    ...(below === undefined ? [] : [`below ${below}`]),
  ];
  return ends.length === 0 ? noun : `${noun}, ${ends.join(' and ')}`;
}

/** A whole number's schema has the largest safe ones as its bounds: they bound nothing. */
const bound = (end: number | undefined): number | undefined =>
  end === undefined || Math.abs(end) >= Number.MAX_SAFE_INTEGER ? undefined : end;

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? 'nothing') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
