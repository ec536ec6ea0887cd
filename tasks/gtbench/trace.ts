import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { UserError } from '../../harness/core/errors/user-error.ts';

const texts = z.array(z.string());
const numbers = z.array(z.number());

/** The legal moves in full. At simultaneous nodes, one entry a seat. */
const listed = z.object({ legal: z.union([numbers, z.array(numbers)]), legalStr: z.union([texts, z.array(texts)]) });
/** A long list of them, cut short. */
const counted = z.object({ legalCount: z.int(), legalFirst50: numbers, legalLast: z.int() });
/** One move of a recorded game; `state`, `infoState` and `obs` are as they were before it. At simultaneous nodes, one entry a seat. */
const move = z.strictObject({
  player: z.int(),
  action: z.union([z.int(), numbers]),
  actionStr: z.union([z.string(), texts]),
  chanceProbs: numbers.optional(),
  state: z.string(),
  infoState: z.string().optional(),
  /** `obs`: the game has no information string, and `infoState` is its observation string. */
  infoKind: z.enum(['info', 'obs']).optional(),
  /** The observation string, where there is an information string beside it and it is not the state's text. */
  obs: z.string().optional(),
  returnsSoFar: numbers.optional(),
});
const step = z.union([move.extend(listed.shape), move.extend(counted.shape)]);
const trace = z.strictObject({
  game: z.string(),
  seed: z.number().optional(),
  source: z.string().optional(),
  steps: z.array(step),
  returns: numbers,
  finalState: z.string(),
});

/** One game as OpenSpiel played it. */
export type Trace = z.output<typeof trace>;
export type TraceStep = z.output<typeof step>;

/** OpenSpiel's name of a game and its parameters as text: `nim(pile_sizes=3;4;5,is_misere=False)`. */
export interface LoadString {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Reads a load string; undefined where it is none. */
export function readLoadString(text: string): LoadString | undefined {
  const parts = /^(\w+)(?:\(([^()]*)\))?$/.exec(text);
  if (parts?.[1] === undefined) return undefined;
  const pairs = (parts[2] ?? '').split(',').filter((pair) => pair !== '');
  return { name: parts[1], parameters: Object.fromEntries(pairs.map((pair) => split(pair))) };
}

function split(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

/** A line of a trace file: its 1-based number, and its text. */
export interface TraceLine {
  readonly line: number;
  readonly text: string;
}

/** Lines of a `.jsonl` or `.jsonl.gz` file, empty ones left out. Raises UserError, naming the file, where it cannot be read. */
export async function* traceLines(file: string): AsyncGenerator<TraceLine> {
  const raw = createReadStream(file);
  const input = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  // A pipe does not hand on errors of its source.
  if (input !== raw) raw.on('error', (error) => input.destroy(error));
  let line = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line++;
      if (text.trim() !== '') yield { line, text };
    }
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`${file}: cannot be read (${(error as Error).message.split('\n')[0]})`);
  } finally {
    raw.destroy();
  }
}

/** The game that a line names, then the whole trace. Raises UserError, naming file and line, where the line is no trace. */
export function readTrace(file: string, { line, text }: TraceLine): { game: LoadString; whole: () => Trace } {
  const raw = parseJson(`${file}:${line}`, text);
  const named = z.object({ game: z.string() }).safeParse(raw);
  const game = named.success ? readLoadString(named.data.game) : undefined;
  if (game === undefined) throw new UserError(`${file}:${line}: expected "game" to hold a load string such as "nim(is_misere=False)"`);
  return { game, whole: () => checked(`${file}:${line}`, raw) };
}

function parseJson(place: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(`${place}: expected one JSON object a line, got ${JSON.stringify(text.slice(0, 40))}`);
  }
}

function checked(place: string, raw: unknown): Trace {
  const parsed = trace.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UserError(`${place}: not a trace: ${issue === undefined ? 'unreadable' : fault(issue)}`);
}

/** Where a trace is wrong, and how; of the forms that a member may have, by the one it comes closest to. */
function fault(issue: z.core.$ZodIssue, outer: readonly PropertyKey[] = []): string {
  const path = [...outer, ...issue.path];
  const nearest = issue.code === 'invalid_union' ? issue.errors.toSorted((a, b) => a.length - b.length)[0]?.[0] : undefined;
  return nearest === undefined ? `${path.join('.')}: ${issue.message}` : fault(nearest, path);
}
