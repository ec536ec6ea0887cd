import { z } from 'zod';
import type { Candidate } from '../core/act.ts';
import type { AnswerFormat } from '../core/answer-format.ts';
import type { Generation } from '../core/generation.ts';
import type { Model } from '../core/model.ts';
import type { Scope } from '../core/scope.ts';
import type { Turn } from '../core/turn.ts';
import { appendText } from './ask.ts';
import { readVote } from './choice-vote.ts';
import { draw } from './draw.ts';
import { each } from './each.ts';
import { strategy } from './strategy.ts';

const PLAN = `Do not answer yet. Write a short plan first: what decides the matter here, which answers come into question, and what speaks for and against each.
Stop before the final answer.`;

const FOLLOW = (plan: string): string => `A plan for this, written beforehand:

${plan}

Go by this plan where it is sound.`;

const VOTE = (kind: 'plans' | 'answers', choices: readonly string[]): string => `Below stand ${kind} that were proposed for this.

${choices.map((choice, i) => `Choice ${i + 1}:\n${choice}`).join('\n\n')}

Weigh them against each other, then say which one is the best. End with one last line: "Best choice: " and its number, 1 to ${choices.length}, and nothing else.`;

const count = z.coerce.number().int().min(1).max(100).default(3);

/**
 * Tree of thoughts (Yao et al., 2023, section 3), two steps deep with one thought kept at each, as GTBench plays it (Duan et al., 2024):
 * `breadth` plans and `votes` votes on them, then `breadth` answers by the winning plan and `votes` votes on those. The vote on answers
 * is between distinct ones. Votes that cannot be read do not count; the first choice breaks ties. A vote is held even where one choice
 * is left, so that every turn makes the same calls. Candidates are all answers drawn.
 */
export const treeOfThought = strategy(
  'tot',
  { breadth: count, votes: count },
  ({ breadth, votes }) =>
    async (turn, model, scope) => {
      const elect = (kind: 'plans' | 'answers', choices: readonly string[], first: number): Promise<number> =>
        election({ kind, choices, votes, first }, turn, model, scope.child(`votes on ${kind}`));

      const written = await each(breadth, scope.child('plans'), (place) => place.call(model, { messages: appendText(turn.prompt, PLAN) }));
      const plans = usable(written);
      const plan = plans[await elect('plans', plans, breadth)];

      const planned = plan === undefined ? turn : { ...turn, prompt: appendText(turn.prompt, FOLLOW(plan)) };
      const drafts = await each(breadth, scope.child('answers'), (place) => draw(planned, model, place, 'reasoned'), {
        first: breadth + votes,
      });
      const finalists = distinct(turn.answer, drafts);
      const texts = finalists.map(({ text = '' }) => text.trim());
      const chosen = finalists[await elect('answers', texts, 2 * breadth + votes)] ?? drafts[0];
      if (chosen === undefined) throw new RangeError('tot: there are no drafts');
      return { answer: chosen.reading, candidates: drafts };
    },
  ({ breadth, votes }) => 2 * (breadth + votes),
);

/** The words of plans that were written, each once. */
const usable = (plans: readonly Generation[]): string[] => [
  ...new Set(plans.flatMap(({ text, finish }) => (finish === 'refusal' || finish === 'filter' || text.trim() === '' ? [] : [text.trim()]))),
];

/** The first draft of each answer that can be read. */
function distinct<A>(format: AnswerFormat<A>, drafts: readonly Candidate<A>[]): Candidate<A>[] {
  const firsts = new Map<string, Candidate<A>>();
  for (const draft of drafts) {
    if (!draft.reading.ok) continue;
    const key = format.key(draft.reading.value);
    if (!firsts.has(key)) firsts.set(key, draft);
  }
  return [...firsts.values()];
}

interface Ballot {
  readonly kind: 'plans' | 'answers';
  readonly choices: readonly string[];
  readonly votes: number;
  /** Number of its first draw in the turn. */
  readonly first: number;
}

/** Index of the choice with most votes, the first of several; 0 where there is nothing to vote on. */
async function election<A>({ kind, choices, votes, first }: Ballot, turn: Turn<A>, model: Model, scope: Scope): Promise<number> {
  if (choices.length === 0) return 0;
  const request = { messages: appendText(turn.prompt, VOTE(kind, choices)) };
  const replies = await each(votes, scope, (place) => place.call(model, request), { first });
  const read = replies.map((reply) => readVote(reply, choices.length));
  const tally = choices.map((_, at) => read.filter((vote) => vote === at).length);
  const winner = tally.indexOf(Math.max(...tally));
  scope.record({ kind: 'note', text: `votes on ${kind}: ${countedVotes(tally, read)}; choice ${winner + 1} goes on` });
  return winner;
}

/** `choice 1: 2, choice 2: 1, unread: 1`. */
function countedVotes(tally: readonly number[], read: readonly (number | undefined)[]): string {
  const unread = read.filter((vote) => vote === undefined).length;
  return [...tally.map((votes, at) => `choice ${at + 1}: ${votes}`), ...(unread === 0 ? [] : [`unread: ${unread}`])].join(', ');
}
