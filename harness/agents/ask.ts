import type { AnswerStyle } from '../core/answer-format.ts';
import { type Message, type Part, user } from '../core/message.ts';
import type { Request } from '../core/request.ts';
import type { Turn } from '../core/turn.ts';

/** The request that puts a turn to a model: its prompt, ended by the form of the answer. */
export const ask = <A>(turn: Turn<A>, style: AnswerStyle): Request => ({
  messages: appendText(turn.prompt, turn.answer.instructions(style)),
});

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
