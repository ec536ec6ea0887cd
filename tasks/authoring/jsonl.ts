import { resolve } from 'node:path';
import type { ZodType } from 'zod';
import { UserError } from '../../harness/core/errors/user-error.ts';
import type { SampleOptions } from '../../harness/core/task.ts';
import { type Line, lines } from './lines.ts';

/** A task's rows, to be streamed anew for each run. An object, not a bare function: TypeScript cannot infer a row's type through one. */
export interface Rows<Row, P = unknown> {
  of(options: SampleOptions<P>): AsyncIterable<Row> | Iterable<Row>;
}

/**
 * The rows of a JSON Lines file (`.gz` too), each checked by a zod schema. A relative path starts at the folder of the module that
 * defines the task, else at the working folder. Streams: one row is in memory at a time. Blank lines are skipped.
 * `unique` names what no two rows may share, given a row and its number from 1.
 * @throws UserError naming file, line and field at the first row that is not as expected.
 */
export function jsonl<Row>(
  file: string | ((options: SampleOptions<unknown>) => string),
  schema: ZodType<Row>,
  unique?: (row: Row, number: number) => string,
): Rows<Row> {
  return {
    async *of(options) {
      const path = resolve(options.home ?? '.', typeof file === 'string' ? file : file(options));
      const seen = new Map<string, number>();
      let number = 0;
      for await (const line of lines(path)) {
        if (line.text.trim() === '') continue;
        const row = parse(path, line, schema);
        if (unique !== undefined) remember(seen, unique(row, ++number), path, line.number);
        yield row;
      }
    },
  };
}

function parse<Row>(path: string, line: Line, schema: ZodType<Row>): Row {
  let data: unknown;
  try {
    data = JSON.parse(line.text);
  } catch {
    throw new UserError(`${path}, line ${line.number}: expected one JSON object on the line, got ${excerpt(line.text)}`);
  }
  const checked = schema.safeParse(data);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? '' : `, field "${issue.path.join('.')}"`;
  throw new UserError(`${path}, line ${line.number}${field}: ${issue?.message ?? 'not as expected'}`);
}

function remember(seen: Map<string, number>, id: string, path: string, line: number): void {
  const first = seen.get(id);
  if (first !== undefined) throw new UserError(`${path}, line ${line}: the id ${JSON.stringify(id)} is already that of line ${first}`);
  seen.set(id, line);
}

/** The start of a line as a JSON string, so that an error stays one line whatever the file holds. */
const excerpt = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
