import { z } from 'zod';
import type { Act, Candidate } from '../core/act.ts';
import { UserError } from '../core/errors/user-error.ts';
import { draw } from './draw.ts';
import { each } from './each.ts';
import { strategy } from './strategy.ts';

/**
 * Best of n: n reasoned answers, of those that can be read the one with the highest reward wins, the first of several. No labels are
 * needed: the turn's answer format gives the rewards, its own unless `reward` names one. Raises UserError on a turn whose answers have none.
 */
export const bestOfN = strategy(
  'best-of-n',
  { n: z.coerce.number().int().min(1).max(1000).default(8), reward: z.string().min(1).optional() },
  ({ n, reward }) =>
    async (turn, model, scope) => {
      const { answer } = turn;
      if (answer.reward === undefined) {
        throw new UserError('best-of-n: the answers of this task have no reward to choose by; self-consistency votes on any answers');
      }
      // A name that is none of the format's is refused before anything is paid for.
      const place = scope.child('reward');
      await answer.reward([], place, reward);
      const drafts = await each(n, scope, (place) => draw(turn, model, place, 'reasoned'));
      return best(drafts, await answer.reward(drafts, place, reward));
    },
  ({ n }) => n,
);

/** Without a draft that can be read the answer is the first failure. */
function best<A>(drafts: readonly Candidate<A>[], rewards: readonly number[]): Act<A> {
  let winner = -1;
  drafts.forEach(({ reading }, index) => {
    if (reading.ok && (winner < 0 || (rewards[index] as number) > (rewards[winner] as number))) winner = index;
  });
  const chosen = drafts[Math.max(winner, 0)];
  if (chosen === undefined) throw new RangeError('best-of-n: there are no drafts');
  return { answer: chosen.reading, candidates: drafts };
}
