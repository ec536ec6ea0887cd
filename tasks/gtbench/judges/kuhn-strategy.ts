import type { Judge } from '../../../harness/core/judge.ts';
import { scored, type Verdict } from '../../../harness/core/verdict.ts';
import type { GameEvent } from '../game-event.ts';
import { BET, type KuhnParameters, type KuhnPoker } from '../games/kuhn-poker.ts';
import { recordOf, replay } from '../match-record.ts';
import { betMetric, informationSet } from '../solvers/kuhn-exploitability.ts';

/**
 * What a seat did wherever it chose in two-seat Kuhn poker: `bet:Jp` and the like, 1 for a bet and 0 for a pass. An agent's mean of it
 * is how often it bets there, all its matches together: its empirical strategy. No match comes to an information set twice.
 */
export const kuhnStrategy = (event: GameEvent<KuhnPoker, KuhnParameters>, parameters: KuhnParameters): Judge => ({
  id: 'kuhn-strategy',
  version: '1',
  async judge(outcome) {
    const record = recordOf(outcome);
    if (record === undefined || parameters.players !== 2) return [];
    const found: Verdict[] = [];
    replay(event, parameters, record, (state, seat, id) => {
      found.push({ seat, metric: betMetric(informationSet(state, seat)), score: scored(id === BET ? 1 : 0) });
    });
    return found;
  },
});
