import { z } from 'zod';
import { UserError } from '../core/errors/user-error.ts';
import { textOf } from '../core/message.ts';
import type { RawRow } from './replay-rows.ts';

/** A recorded answer. `place` is the row's number in the file, from 1. */
export interface Recorded {
  readonly place: number;
  readonly id: string | undefined;
  readonly prompt: string | undefined;
  /** Which draw of its sample it is, where the file says so. */
  readonly draw: number | undefined;
  /** Undefined where the row holds none. */
  readonly text: string | undefined;
}

/** Names of the fields to read, by use; an empty name means that there is none. */
export interface Fields {
  readonly id?: string | undefined;
  readonly prompt?: string | undefined;
  readonly text?: string | undefined;
  readonly draw?: string | undefined;
}

/** Tried in turn. The model's words come before what somebody extracted from them. */
const DEFAULTS = {
  id: ['id', 'sample_id', 'sample', 'question_id'],
  prompt: ['prompt', 'input', 'question'],
  text: ['generated', 'output', 'response', 'answer', 'completion', 'text', 'prediction'],
  draw: ['draw'],
} as const;

const messages = z.array(
  z.object({
    role: z.enum(['system', 'user', 'assistant']),
    content: z.union([z.string(), z.array(z.object({ type: z.literal('text'), text: z.string() }))]),
  }),
);

/**
 * Brings raw rows to one form. A field holds throughout the file: the first of its names that any row has in a usable type. A list of
 * texts in one row is as many draws.
 * @throws UserError naming the file where no text can be found, or nothing to match rows by.
 */
export function recordedAnswers(path: string, rows: readonly RawRow[], fields: Fields): readonly Recorded[] {
  const name = {
    id: fieldName(path, rows, 'id', fields.id, (value) => scalar(value) !== undefined),
    prompt: fieldName(path, rows, 'prompt', fields.prompt, (value) => promptText(value) !== undefined),
    text: fieldName(path, rows, 'text', fields.text, (value) => texts(value) !== undefined),
    draw: fieldName(path, rows, 'draw', fields.draw, Number.isInteger),
  };
  const known = () =>
    Object.keys(rows[0] ?? {})
      .slice(0, 12)
      .join(', ');
  if (name.text === undefined)
    throw new UserError(
      `${path}: no field holds the model's text (tried ${DEFAULTS.text.join(', ')}; the rows have ${known()}); name it with text=`,
    );
  if (name.id === undefined && name.prompt === undefined)
    throw new UserError(`${path}: no field to match rows by (the rows have ${known()}); name one with id= or prompt=`);
  return rows.flatMap((row, index) => {
    const base = {
      place: index + 1,
      id: scalar(member(row, name.id)),
      prompt: promptText(member(row, name.prompt)),
    };
    const draw = member(row, name.draw);
    const drawn = texts(member(row, name.text)) ?? [undefined];
    return drawn.map((text, nth) => ({
      ...base,
      text,
      draw: Number.isInteger(draw) && drawn.length === 1 ? (draw as number) : drawn.length > 1 ? nth : undefined,
    }));
  });
}

type Use = keyof typeof DEFAULTS;

function fieldName(
  path: string,
  rows: readonly RawRow[],
  use: Use,
  named: string | undefined,
  usable: (value: unknown) => boolean,
): string | undefined {
  if (named === '') return undefined;
  const candidates = named === undefined ? DEFAULTS[use] : [named];
  const found = candidates.find((candidate) => rows.some((row) => usable(member(row, candidate))));
  if (found === undefined && named !== undefined)
    throw new UserError(`${path}: no row has a usable field ${JSON.stringify(named)} (${use}=)`);
  return found;
}

const member = (row: RawRow, field: string | undefined): unknown =>
  field !== undefined && Object.hasOwn(row, field) ? row[field] : undefined;

const scalar = (value: unknown): string | undefined => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);

function texts(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string') ? value : undefined;
}

/** A prompt is a text or a list of messages, which is read as their words. */
function promptText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const checked = messages.safeParse(value);
  return checked.success ? checked.data.map(textOf).join('\n\n') : undefined;
}
