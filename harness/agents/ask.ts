import type { AnswerStyle } from '../core/answer-format.ts';
import { type Message, type Part, user } from '../core/message.ts';
import type { Model } from '../core/model.ts';
import type { Request } from '../core/request.ts';
import type { Turn } from '../core/turn.ts';

/** What stands before an answer that follows reasoning, in every format. */
const LEAD = 'Answer:';

/** The request that puts a turn to a model: its prompt, ended by the form of the answer. A constrained model is told the answers there are. */
export const ask = <A>(turn: Turn<A>, style: AnswerStyle, model: Model): Request => ({
  messages: appendText(turn.prompt, turn.answer.instructions(style)),
  ...(model.constrained === true && turn.legal !== undefined && { choices: choicesOf(turn, turn.legal, style) }),
});

function choicesOf<A>({ answer }: Turn<A>, legal: readonly A[], style: AnswerStyle): NonNullable<Request['choices']> {
  const texts = legal.map((each) => answer.write(each));
  return style === 'direct' ? { texts } : { texts, lead: LEAD };
}

/** The messages with words added to the end of the last one where that is the user's, else as a message of the user's. */
export function appendText(messages: readonly Message[], text: string): readonly Message[] {
  if (text === '') return messages;
  const last = messages.at(-1);
  if (last?.role !== 'user') return [...messages, user(text)];
  return [...messages.slice(0, -1), user(longer(last.content, text))];
}

function longer(content: string | readonly Part[], text: string): string | readonly Part[] {
  return typeof content === 'string' ? `${content}\n\n${text}` : [...content, { type: 'text', text }];
}
