import type { Judge } from '../../../harness/core/judge.ts';
import type { JudgedOutcome } from '../../../harness/core/outcome.ts';
import { scored, unscored, type Verdict } from '../../../harness/core/verdict.ts';

/**
 * Judges a match of `compat` as GTBench did (Duan et al., 2024, `main.py` of their repository). `score`: 1, ½ or 0 by comparing payoffs.
 * `return`: the payoff, but 0 for both after a draw, whatever it paid. A match that an unusable answer ended is abnormal and scores nobody.
 */
export const paperMatchJudge: Judge = {
  id: 'paper-match',
  version: '1',
  judge: async (outcome) => verdicts(outcome),
};

/** GTBench plays with two seats. */
function verdicts({ ended, returns = [], forfeits = [] }: JudgedOutcome): Verdict[] {
  const abnormal = forfeits.length > 0 ? unscored(`abnormal: ${ended}`) : undefined;
  return returns.flatMap((own, seat): Verdict[] => {
    const rival = 1 - seat;
    const other = returns[rival] ?? own;
    const points = own > other ? 1 : own < other ? 0 : 0.5;
    return [
      { seat, rival, metric: 'score', score: abnormal ?? scored(points) },
      { seat, metric: 'return', score: abnormal ?? scored(own === other ? 0 : own) },
    ];
  });
}
