import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AnswerPool } from '../../../tasks/or-r1/sandbox/answer-pool.ts';
import { pythonSources } from '../../../tasks/or-r1/sandbox/python-sources.ts';
import type { AnswerInput, AnswerRun } from '../../../tasks/or-r1/sandbox/run-record.ts';

/** What the original library made of a program: see oracle/record.py. */
export interface Recorded {
  readonly status: string | null;
  readonly objective: number | null;
  readonly error: { readonly type: string; readonly message: string } | null;
  readonly stdout: string;
}

const ORACLE = join(import.meta.dirname, 'oracle');

/** What a newer Python than the recorder's adds to a message. */
const HINT = /\. Did you mean '\w+'\?$/;

/** Programs of a dialect with what the original made of them, by name. */
export function recordedPrograms(dialect: 'coptpy' | 'gurobipy' | 'pulp'): [string, string, Recorded][] {
  const records: Record<string, Recorded> = JSON.parse(readFileSync(join(ORACLE, `${dialect}.json`), 'utf8'));
  const names = readdirSync(join(ORACLE, dialect)).filter((name) => name.endsWith('.py'));
  return names.map((file) => {
    const name = file.slice(0, -3);
    const record = records[name];
    if (record === undefined) throw new Error(`${dialect}/${file} has no record: run oracle/record.py`);
    return [name, readFileSync(join(ORACLE, dialect, file), 'utf8'), record];
  });
}

/** One worker for all programs of a test file. */
export function programRunner() {
  const pool = new AnswerPool('trusted', pythonSources, 1);
  const run = (program: string, kind: AnswerInput['kind'] = 'python') =>
    pool.run({ program, kind, seconds: 60, memoryMb: 1_000 }, new AbortController().signal);
  return { run, close: () => pool.close() };
}

/** A run in the words of a record. A model's outcome counts where the program came to its end, its number where that is an optimum. */
export function asRecorded(run: AnswerRun) {
  const error = run.error && { type: run.error.type.split('.').at(-1), message: run.error.message.split('\n')[0]?.replace(HINT, '') };
  const model = error === null ? { status: run.global?.status ?? null, objective: optimum(run.global) } : {};
  return { unsupported: run.unsupported, error, stdout: run.stdout, ...model };
}

/** A record in the form that `asRecorded` gives. */
export function expectedOf({ status, objective, error, stdout }: Recorded) {
  const model = error === null ? { status, objective: optimum({ status, objective }) } : {};
  return { unsupported: null, error, stdout, ...model };
}

/** Rounded: two solvers stop a little apart. */
function optimum(model: { status: string | null; objective: number | null } | null) {
  return model?.status === 'optimal' && model.objective !== null ? Number((model.objective + 0).toPrecision(7)) : null;
}
