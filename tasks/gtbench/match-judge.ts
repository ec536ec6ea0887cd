import type { Judge } from '../../harness/core/judge.ts';
import type { JudgedOutcome } from '../../harness/core/outcome.ts';
import { type Score, scored, unscored, type Verdict } from '../../harness/core/verdict.ts';

/**
 * Judges a match: `score` of each seat against each other one (1, ½ or 0, by comparing payoffs) and `return`, the payoff itself.
 * A seat that forfeited loses to every other; what the others would have made of the match is left unscored.
 */
export const matchJudge: Judge = {
  id: 'match',
  version: '1',
  judge: async (outcome) => verdicts(outcome),
};

function verdicts(outcome: JudgedOutcome): Verdict[] {
  const returns = outcome.returns ?? [];
  return returns.flatMap((own, seat) => [
    ...returns.flatMap((other, rival): Verdict[] => {
      if (rival === seat) return [];
      const score = forfeited(outcome, seat, rival) ?? scored(own > other ? 1 : own < other ? 0 : 0.5);
      return [{ seat, rival, metric: 'score', score }];
    }),
    { seat, metric: 'return', score: outcome.forfeits?.length ? unscored(outcome.ended) : scored(own) },
  ]);
}

/** The score of a pair where somebody forfeited; undefined where nobody did. */
function forfeited({ forfeits = [], ended }: JudgedOutcome, seat: number, rival: number): Score | undefined {
  if (forfeits.length === 0) return undefined;
  const [own, other] = [forfeits.includes(seat), forfeits.includes(rival)];
  if (own === other) return own ? scored(0.5, ended) : unscored(ended);
  return scored(own ? 0 : 1, ended);
}
