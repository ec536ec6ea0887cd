import { sha256 } from '../../harness/core/digest.ts';
import type { ApiRequest } from './api-server.ts';

/** Words to answer questions with: few, so that draws agree and disagree. */
const WORDS = ['red', 'green', 'blue'];

/** The first eight digits of a call's hash: a whole number below 2^32, the same for the same call. */
export const numberOf = (id: string, salt = ''): number => Number.parseInt(sha256(`${id} ${salt}`).slice(0, 8), 16);

/**
 * An answer made from the call's id alone, so that another draw gets another text: a legal move where the prompt lists them,
 * else one of three words. About one answer in eight cannot be used.
 */
export function madeAnswer(request: ApiRequest): string {
  return madeFrom(request.id, (request.body.messages as { content: string }[]).map(({ content }) => content).join('\n'));
}

/** The same from an id and the whole prompt. */
export function madeFrom(id: string, prompt: string): string {
  const number = numberOf(id);
  const thought = `Thought ${number.toString(36)}.`;
  const moves = /Your legal moves: (.*)/.exec(prompt)?.[1]?.match(/<.*?>(?= <|$)/g) ?? [];
  if (number % 16 === 0) return `${thought}\nAnswer:`;
  if (moves.length === 0) return `${thought}\nAnswer: ${WORDS[number % WORDS.length]}`;
  return `${thought}\nAnswer: ${number % 16 === 1 ? '<nothing of the kind>' : moves[(number >>> 4) % moves.length]}`;
}
