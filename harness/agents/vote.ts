import type { Act, Candidate } from '../core/act.ts';
import type { AnswerFormat } from '../core/answer-format.ts';
import type { Reading } from '../core/reading.ts';

/**
 * The most frequent answer among the drafts that can be read; the one seen first breaks ties
 * (plurality vote: Wang et al., 2023, "Self-Consistency Improves Chain of Thought Reasoning in Language Models", section 2).
 * Without a readable draft the answer is the first failure. There must be at least one draft.
 * A format with a rule of its own elects by that.
 */
export function vote<A>(format: AnswerFormat<A>, drafts: readonly Candidate<A>[]): Act<A> {
  if (format.elect !== undefined) return { answer: format.elect(drafts), candidates: drafts };
  const tallies = new Map<string, { readonly reading: Reading<A>; votes: number }>();
  for (const { reading } of drafts) {
    if (!reading.ok) continue;
    const key = format.key(reading.value);
    const tally = tallies.get(key);
    if (tally === undefined) tallies.set(key, { reading, votes: 1 });
    else tally.votes++;
  }
  let winner: { readonly reading: Reading<A>; votes: number } | undefined;
  for (const tally of tallies.values()) {
    if (winner === undefined || tally.votes > winner.votes) winner = tally;
  }
  const answer = winner?.reading ?? drafts[0]?.reading;
  if (answer === undefined) throw new RangeError('vote: there are no drafts');
  return { answer, candidates: drafts };
}
