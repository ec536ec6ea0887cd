import type { Judge } from '../../../harness/core/judge.ts';
import { scored } from '../../../harness/core/verdict.ts';
import type { GameEvent } from '../game-event.ts';
import { type Dilemma, type DilemmaParameters, SILENT } from '../games/prisoners-dilemma.ts';
import { recordOf, replay } from '../match-record.ts';

/**
 * The prisoner's dilemma: `cooperation`, the share of rounds in which a seat kept silent, and `system`, what both earned together a
 * round (GTBench, Duan et al., 2024). Rounds that were finished count, also those before a forfeit.
 */
export const cooperation = (event: GameEvent<Dilemma, DilemmaParameters>, parameters: DilemmaParameters): Judge => ({
  id: 'cooperation',
  version: '1',
  async judge(outcome) {
    const record = recordOf(outcome);
    if (record === undefined) return [];
    const silent: [number, number] = [0, 0];
    const end = replay(event, parameters, record, (_, seat, id) => {
      if (id === SILENT) silent[seat as 0 | 1]++;
    });
    const rounds = end.choices[0].length;
    if (rounds === 0) return [];
    const system = (end.totals[0] + end.totals[1]) / rounds;
    return silent.flatMap((times, seat) => [
      { seat, metric: 'cooperation', score: scored(times / rounds) },
      { seat, metric: 'system', score: scored(system) },
    ]);
  },
});
