import { z } from 'zod';
import { draw } from './draw.ts';
import { each } from './each.ts';
import { strategy } from './strategy.ts';
import { vote } from './vote.ts';

/** Self-consistency: k reasoned answers, the most frequent one wins, first seen breaks ties (Wang et al., 2023, section 2). */
export const selfConsistency = strategy(
  'self-consistency',
  { k: z.coerce.number().int().min(1).max(1000).default(5) },
  ({ k }) =>
    async (turn, model, scope) => {
      const drafts = await each(k, scope, (place) => draw(turn, model, place, 'reasoned'));
      return vote(turn.answer, drafts);
    },
  ({ k }) => k,
);
