import type { Judge } from '../../harness/core/judge.ts';
import { scored, type Verdict } from '../../harness/core/verdict.ts';
import { judge } from '../../judges/judge.ts';
import { asRecord } from './record.ts';
import { rewardedAs, sums } from './rewards.ts';

/** TGRPO's rewards without labels, 0 to 3: metric `tgrpo` of each draw, and the mean over the draws of an answer. A single draw has none. */
export const rewardJudge: Judge = judge('or-r1-tgrpo', '1', ({ record }) => {
  const { draws = [] } = asRecord(record) ?? {};
  if (draws.length < 2) return [];
  const rewards = sums(
    draws.map(({ marks }) => marks),
    draws.map(({ result }) => rewardedAs(result ?? undefined)),
  );
  const mean = rewards.reduce((sum, { total }) => sum + total, 0) / rewards.length;
  return [
    { seat: 0, metric: 'tgrpo', score: scored(mean) },
    ...rewards.map(
      ({ format, code, vote, total }, candidate): Verdict => ({
        seat: 0,
        candidate,
        metric: 'tgrpo',
        score: scored(total, `format ${format.toFixed(2)}, code ${code}, vote ${vote}`),
      }),
    ),
  ];
});
