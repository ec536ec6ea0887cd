import type { AnswerRun, ModelSize, SolvedModel } from './sandbox/run-record.ts';

/** Words for what is no number: proven to have no optimum, said to have none (the paper's rule), or not finite. */
export const WORDS = ['infeasible', 'unbounded', 'infeasible or unbounded', 'none', 'not finite'] as const;
export type Word = (typeof WORDS)[number];

/** What an answer came to; plain data. */
export type Result = {
  /**
   * `stated`: it has a value; `unsolved`: it ran, but no model of it was solved to a proven end; `crash`: the program failed, was killed
   * or went past a limit other than time; `unsupported`: it calls what the look-alike libraries lack.
   */
  readonly ended: 'stated' | 'unsolved' | 'crash' | 'unsupported' | 'time-out';
  /** The objective of an optimal solution, or a word; there where it is `stated`. */
  readonly value: number | Word | null;
  /** The error, the call or the status behind it; of a value, what its report lacked, '' as a rule. */
  readonly detail: string;
  readonly size: ModelSize | null;
};

/** What a report lacked, for a run whose value stands all the same. */
export const without = (withheld: AnswerRun['withheld']): string => (withheld.length === 0 ? '' : `without ${withheld.join(', ')}`);

/** Why a run that did not reach its end is no result. */
const CUT_SHORT: Readonly<Record<Exclude<AnswerRun['ended'], 'ran'>, Result['ended']>> = {
  crashed: 'crash',
  unsupported: 'unsupported',
  'timed-out': 'time-out',
  'out-of-memory': 'crash',
  'too-much-output': 'crash',
  killed: 'crash',
};

/** What a run that did not reach its end came to; undefined for one that did. */
export function cutShort(run: AnswerRun): Result | undefined {
  if (run.ended === 'ran') return undefined;
  const { error, unsupported, size } = run;
  const ended = CUT_SHORT[run.ended];
  const detail = ended === 'unsupported' ? (unsupported ?? 'a call without a name') : error === null ? run.ended : said(error);
  return { ended, value: null, detail: ended === 'time-out' ? '' : detail, size };
}

const said = ({ type, message }: { type: string; message: string }): string =>
  (message === '' ? type : `${type}: ${message}`).slice(0, 300);

/** Strict: the model that was solved last, in whatever scope; only a proven end counts. */
export function strictResult(run: AnswerRun): Result {
  return cutShort(run) ?? (run.last === null ? noModel(run) : ofModel(run.last, run));
}

const noModel = ({ size }: AnswerRun): Result => ({ ended: 'unsolved', value: null, detail: 'no model was solved', size });

function ofModel({ status, objective }: SolvedModel, { size, unsupported, withheld }: AnswerRun): Result {
  const stated = (value: number | Word): Result => ({ ended: 'stated', value, detail: without(withheld), size });
  switch (status) {
    case 'optimal':
      return stated(objective === null || !Number.isFinite(objective) ? 'not finite' : objective);
    case 'infeasible':
    case 'unbounded':
      return stated(status);
    case 'infeasible_or_unbounded':
      return stated('infeasible or unbounded');
    case 'time_limit':
      return { ended: 'time-out', value: null, detail: 'the solver met its time limit', size };
    case 'unsupported':
      return { ended: 'unsupported', value: null, detail: unsupported ?? 'this class of problem', size };
    default:
      return { ended: 'unsolved', value: null, detail: `the solver ended with status ${status}`, size };
  }
}
