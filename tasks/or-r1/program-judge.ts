import type { Judge } from '../../harness/core/judge.ts';
import type { JudgedOutcome } from '../../harness/core/outcome.ts';
import type { WrittenAnswer } from '../../harness/core/step.ts';
import { scored, unscored, type Verdict } from '../../harness/core/verdict.ts';
import { judge } from '../../judges/judge.ts';
import { familyMetric } from './metrics.ts';
import { passAtK } from './pass-at-k.ts';
import { asRecord, type ProgramRecord } from './record.ts';
import type { Result } from './result.ts';
import { resultText } from './result-text.ts';
import { asThePaper, type Comparison, strictly, type Target, targetOf } from './right.ts';
import { SHARES, type Share, shareOf } from './shares.ts';
import { elected } from './vote-key.ts';

/** Draws that pass@k is told for. */
export const DRAWN = [1, 2, 4, 8] as const;

/** How answers are compared with labels. */
interface Rule {
  readonly compat: boolean;
  /** Decimal places that the benchmark rounds its labels to. */
  readonly places?: number;
}

/**
 * Judges what programs came to: `accuracy`, with size and class of the model as reason; the share that the answer belongs to; of several
 * draws pass@k, whether any is right (the paper's), whether the majority is, and the gap from pass@1 to pass@8.
 */
export const programJudge = (rule: Rule): Judge =>
  judge(rule.compat ? 'or-r1-paper' : `or-r1-strict${rule.places === undefined ? '' : `-${rule.places}-places`}`, '1', (outcome) => {
    const record = asRecord(outcome.record);
    const target = typeof outcome.target === 'string' ? targetOf(outcome.target) : undefined;
    if (record === undefined) return [accuracy(unscored('nothing was answered'))];
    if (target === undefined) return [accuracy(unscored('the sample has no target'))];
    return verdicts(outcome, record, target, rule);
  });

const accuracy = (score: Verdict['score']): Verdict => ({ seat: 0, metric: 'accuracy', score });

function verdicts(outcome: JudgedOutcome, { answer, draws, family }: ProgramRecord, target: Target, rule: Rule): Verdict[] {
  const share = (result: Result | null) => shareOf(result, (value) => compared(value, target, rule));
  const own = share(answer);
  const right = own === 'right' ? 1 : 0;
  const of = (metric: string, value: number): Verdict => ({ seat: 0, metric, score: scored(value) });
  return [
    accuracy(scored(right, reasonOf(own, answer, target, outcome.answers?.[0]?.answer))),
    ...SHARES.map((name) => of(name, own === name ? 1 : 0)),
    ...(family === null ? [] : [of(familyMetric(family), right)]),
    ...ofDraws(
      draws.map(({ result }) => share(result) === 'right'),
      elected(
        draws.map(({ result }) => result ?? undefined),
        rule.compat,
      ),
    ).map(([metric, value]) => of(metric, value)),
  ];
}

const compared = (value: NonNullable<Result['value']>, target: Target, { compat, places }: Rule): Comparison =>
  compat ? asThePaper(value, target) : strictly(value, target, places);

/** Figures of several draws; a single one has none. */
function ofDraws(right: readonly boolean[], winner: number): [metric: string, value: number][] {
  const n = right.length;
  if (n < 2) return [];
  const c = right.filter(Boolean).length;
  const pass = (k: number): number => passAtK(n, c, k);
  return [
    ...DRAWN.filter((k) => k <= n).map((k): [string, number] => [`pass@${k}`, pass(k)]),
    ...(n >= 8 ? [['gap', Number((pass(8) - pass(1)).toFixed(12))] as [string, number]] : []),
    ['any', c > 0 ? 1 : 0],
    ['maj', right[winner] === true ? 1 : 0],
  ];
}

/** Why it is that score: what it came to, what was expected, and the size and class of its model. */
function reasonOf(share: Share | 'right', result: Result | null, target: Target, answer: WrittenAnswer | undefined): string {
  if (result === null) return answer !== undefined && !answer.ok ? `${answer.kind}: ${answer.reason}` : share;
  const what =
    share === 'right' ? 'right' : result.value === null ? resultText(result) : `${share}: ${resultText(result)}, expected ${target}`;
  const { size, value, detail } = result;
  const told = value === null || detail === '' ? what : `${what} (${detail})`;
  return size === null
    ? told
    : `${told} · ${size.kind}, ${counted(size.columns, 'column')}, ${counted(size.rows, 'row')}, ${counted(size.nonzeros, 'nonzero')}`;
}

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
