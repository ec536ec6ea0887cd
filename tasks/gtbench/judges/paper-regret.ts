import type { Judge } from '../../../harness/core/judge.ts';
import { scored } from '../../../harness/core/verdict.ts';
import type { GameEvent } from '../game-event.ts';
import type { Auction } from '../games/first-sealed-auction.ts';
import type { Dilemma } from '../games/prisoners-dilemma.ts';
import { recordOf, replay } from '../match-record.ts';

/** Regret of a seat of two, from the last state of a match. */
type Regret<S> = (end: S, seat: number) => number;

/** `regret` by the paper's own formulas (GTBench, Duan et al., 2024), for `compat`. No verdict on an abnormal match. */
export const paperRegret = <S, P>(event: GameEvent<S, P>, parameters: P, regret: Regret<S>): Judge => ({
  id: 'paper-regret',
  version: '1',
  async judge(outcome) {
    const record = recordOf(outcome);
    if (record === undefined || outcome.forfeits?.length) return [];
    const end = replay(event, parameters, record, () => undefined);
    return [0, 1].map((seat) => ({ seat, metric: 'regret', score: scored(regret(end, seat)) }));
  },
});

/** What the bid was above the least that outbids the other; below it, what that would have earned. An own bid at that least is regretted, too. */
export const paperAuctionRegret: Regret<Auction> = ({ values, bids }, seat) => {
  const [value, own, other] = [values[seat] as number, bids[seat] as number, bids[1 - seat] as number];
  const least = other + 1;
  if (own > least) return own - least;
  return least < value ? value - least : 0;
};

/** Summed over rounds: 0 for testifying, 1 for keeping silent against it, 2 for silence against silence. */
export const paperDilemmaRegret: Regret<Dilemma> = ({ choices }, seat) => {
  const [own = '', other = ''] = [choices[seat as 0 | 1], choices[seat === 0 ? 1 : 0]];
  return [...own].reduce((sum, choice, round) => sum + (choice === 'D' ? 0 : other[round] === 'D' ? 1 : 2), 0);
};
