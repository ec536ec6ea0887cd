import type { Judge } from '../../../harness/core/judge.ts';
import { scored, type Verdict } from '../../../harness/core/verdict.ts';
import type { GameEvent } from '../game-event.ts';
import { type Negotiation, negotiation } from '../games/negotiation.ts';
import type { Instance } from '../games/negotiation-instance.ts';
import type { NegotiationParameters } from '../games/negotiation-parameters.ts';
import { recordOf, replay } from '../match-record.ts';

/** What both seats earn by one way to divide the pool. */
type Split = readonly [first: number, second: number];

/**
 * How good a bargain was, for both seats: `agreement`, 1 or 0; `pareto`, of agreements: 1 where no other split gives one seat more and
 * none less (Pareto, 1906); `nash`: the product of payoffs over the highest product of any split (Nash, 1950). And for each seat
 * `surplus`: its payoff over the most that both could have earned together. Without an agreement the last two are 0; where their
 * bottom line is 0 there is no verdict, and neither is there on a match that was forfeited.
 */
export const bargain = (event: GameEvent<Negotiation, NegotiationParameters>, parameters: NegotiationParameters): Judge => ({
  id: 'bargain',
  version: '1',
  async judge(outcome) {
    const record = recordOf(outcome);
    if (record === undefined || outcome.forfeits?.length) return [];
    const end = replay(event, parameters, record, () => undefined);
    const payoffs = negotiation.returns(end) as [number, number];
    const splits = splitsOf(end.instance);
    return [0, 1].flatMap((seat) => verdicts(seat, payoffs, splits, end.agreed));
  },
});

function verdicts(seat: number, payoffs: Split, splits: readonly Split[], agreed: boolean): Verdict[] {
  const mostTogether = Math.max(...splits.map(([a, b]) => a + b));
  const highestProduct = Math.max(...splits.map(([a, b]) => a * b));
  const found: Verdict[] = [{ seat, metric: 'agreement', score: scored(agreed ? 1 : 0) }];
  if (agreed) found.push({ seat, metric: 'pareto', score: scored(splits.some((split) => dominates(split, payoffs)) ? 0 : 1) });
  if (highestProduct > 0) found.push({ seat, metric: 'nash', score: scored((payoffs[0] * payoffs[1]) / highestProduct) });
  if (mostTogether > 0) found.push({ seat, metric: 'surplus', score: scored((payoffs[seat] as number) / mostTogether) });
  return found;
}

const dominates = ([a, b]: Split, [first, second]: Split): boolean => a >= first && b >= second && a + b > first + second;

/** Payoffs of every way to divide the pool: at most 6⁴. */
function splitsOf({ pool, utilities: [one = [], other = []] }: Instance): Split[] {
  return pool.reduce<Split[]>(
    (splits, most, kind) => {
      const [mine, yours] = [one[kind] ?? 0, other[kind] ?? 0];
      return splits.flatMap(([a, b]) => Array.from({ length: most + 1 }, (_, n): Split => [a + n * mine, b + (most - n) * yours]));
    },
    [[0, 0]],
  );
}
