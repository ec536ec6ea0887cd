import type { AnswerTool } from './answer.ts';
import { labelled } from './label.ts';
import { paperProgram, paperResult } from './paper-run.ts';
import { type Parameters, secondsOf } from './parameters.ts';
import { paperCode } from './read-code.ts';
import type { RecordedRow } from './recorded-row.ts';
import type { Result } from './result.ts';
import { resultText } from './result-text.ts';
import { asThePaper, targetOf } from './right.ts';
import { voteKey } from './vote-key.ts';

/** How a recorded run came out, by the paper's words. */
export const KINDS = ['best solution', 'no best solution', 'failed'] as const;
export type Kind = (typeof KINDS)[number];

/** A recorded answer beside its run here. */
export interface Row {
  readonly id: string;
  readonly kind: Kind;
  /** What each came to, in a few words. */
  readonly recorded: string;
  readonly here: string;
  /** Whether both came to the same end, objectives within a relative 1e-6. */
  readonly same: boolean;
  readonly right: { readonly recorded: boolean; readonly here: boolean };
  /** Whether the model has as many rows, columns and nonzeros; undefined where the record does not tell. */
  readonly sameSize: boolean | undefined;
}

/** Rows added up. */
export interface Agreement {
  readonly rows: number;
  readonly same: number;
  readonly kinds: readonly { readonly kind: Kind; readonly recorded: number; readonly here: number }[];
  /** Right answers. */
  readonly pass: { readonly recorded: number; readonly here: number };
  readonly sizes: { readonly recorded: number; readonly same: number };
}

const NO_CODE: Result = { ended: 'unsolved', value: null, detail: 'no code', size: null };

/** Runs one recorded answer by the paper's rules and compares. */
export async function compareRow(
  row: RecordedRow,
  place: number,
  tool: AnswerTool,
  settings: Parameters,
  signal: AbortSignal,
): Promise<Row> {
  const here = await resultOf(row, tool, settings, signal);
  const { id = `row ${place + 1}`, recorded, copt_dims: sizes } = row;
  return {
    id,
    kind: kindOf(recorded),
    recorded: recorded ?? 'failed',
    here: resultText(here),
    same: isSame(recorded, here),
    right: { recorded: row.correct, here: isRight(here, row) },
    sameSize: sizes == null ? undefined : sameSize(sizes, here.size),
  };
}

async function resultOf({ response }: RecordedRow, tool: AnswerTool, settings: Parameters, signal: AbortSignal): Promise<Result> {
  const code = paperCode(response);
  if (code === undefined) return NO_CODE;
  const limits = { seconds: secondsOf(settings), memoryMb: settings.memory };
  return paperResult(await tool.run({ program: paperProgram(code.program), kind: 'python', ...limits }, signal));
}

const NO_SOLUTION = 'No Best Solution';
const kindOf = (recorded: string | null): Kind =>
  recorded === null ? 'failed' : recorded === NO_SOLUTION ? 'no best solution' : 'best solution';

function isSame(recorded: string | null, { value }: Result): boolean {
  if (recorded === null) return value === null;
  if (recorded === NO_SOLUTION) return value === 'none';
  const objective = Number(recorded);
  return typeof value === 'number' && Math.abs(value - objective) <= 1e-6 * Math.max(1, Math.abs(objective));
}

function isRight({ value }: Result, { answer }: RecordedRow): boolean {
  const label = labelled(answer, true);
  return value !== null && label.ok && asThePaper(value, targetOf(voteKey(label.value, true))) === 'right';
}

const sameSize = (recorded: readonly number[], size: Result['size']): boolean =>
  size !== null && [size.rows, size.columns, size.nonzeros].every((count, i) => count === recorded[i]);

/** Adds rows up. */
export function tally(rows: readonly Row[]): Agreement {
  const count = (wanted: (row: Row) => boolean): number => rows.filter(wanted).length;
  return {
    rows: rows.length,
    same: count(({ same }) => same),
    kinds: KINDS.map((kind) => ({
      kind,
      recorded: count((row) => row.kind === kind),
      here: count((row) => row.kind === kind && row.same),
    })),
    pass: { recorded: count(({ right }) => right.recorded), here: count(({ right }) => right.here) },
    sizes: { recorded: count(({ sameSize }) => sameSize !== undefined), same: count(({ sameSize }) => sameSize === true) },
  };
}
