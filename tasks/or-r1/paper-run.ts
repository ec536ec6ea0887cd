import { cutShort, type Result, type Word, without } from './result.ts';
import type { AnswerRun } from './sandbox/run-record.ts';

const MARK = 'Just print the best solution:';
const NONE = 'No Best Solution';

/** Lines that the paper's script adds to every program (eval/execute.py): they need a global `model` and the name `COPT`. */
const ENDING = `
if model.status == COPT.OPTIMAL:
    print(f"${MARK} {model.objval}")
else:
    print("${NONE}")
`;

/** The program as the paper runs it. */
export const paperProgram = (code: string): string => `${code}\n${ENDING}`;

/**
 * What the paper's script reads from a run of such a program (eval/execute.py): the rest of the line after the first mark, else the words
 * for no solution anywhere in the output. A run that fails has no answer, whatever it printed before. Output past what the record keeps
 * is made up for by what the global `model` held.
 */
export function paperResult(run: AnswerRun): Result {
  const cut = cutShort(run);
  if (cut !== undefined) return cut;
  const { size, stdout, stdoutLength, global, withheld } = run;
  const stated = (value: number | Word): Result =>
    value === 'not finite' && withheld.length > 0
      ? { ended: 'unsupported', value: null, detail: withheld.join(', '), size }
      : { ended: 'stated', value, detail: without(withheld), size };
  const printed = stdout.split(MARK, 2)[1]?.split('\n', 1)[0];
  if (printed !== undefined) return stated(asNumber(printed.trim()));
  if (stdout.includes(NONE)) return stated('none');
  if (stdoutLength > stdout.length && global !== null)
    return stated(global.status === 'optimal' ? (global.objective ?? 'not finite') : 'none');
  return { ended: 'unsolved', value: null, detail: 'neither an objective nor the words for none were printed', size };
}

/** As Python's `float` reads what a solver prints; words for infinity and for no number are `not finite`, anything else stays no number. */
function asNumber(text: string): number | Word {
  if (text === NONE) return 'none';
  const value = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : 'not finite';
}
