import type { Act, Candidate } from '../core/act.ts';
import type { AnswerStyle } from '../core/answer-format.ts';
import type { Model } from '../core/model.ts';
import type { Scope } from '../core/scope.ts';
import type { Turn } from '../core/turn.ts';
import { ask } from './ask.ts';
import { readReply } from './read-reply.ts';

/** One call on a turn, and what was read from it. */
export async function draw<A>(turn: Turn<A>, model: Model, scope: Scope, style: AnswerStyle): Promise<Candidate<A>> {
  const generation = await scope.call(model, ask(turn, style, model));
  return { reading: await readReply(turn.answer, generation, scope), text: generation.text };
}

/** The act of a player that drew once. */
export const single = <A>(candidate: Candidate<A>): Act<A> => ({ answer: candidate.reading, candidates: [candidate] });
