import type { AnswerFormat } from '../../../harness/core/answer-format.ts';
import { user } from '../../../harness/core/message.ts';
import { failed, read } from '../../../harness/core/reading.ts';
import type { Turn } from '../../../harness/core/turn.ts';

/** One letter of A, B, C; case does not matter to a vote. */
export const letter: AnswerFormat<string> = {
  instructions: (style) => (style === 'direct' ? 'Answer with the letter alone.' : 'Think, then end with the letter.'),
  read: ({ text }) => {
    const found = /([A-Z])\W*$/i.exec(text)?.[1];
    if (found === undefined) return failed('unparsed', 'no letter at the end');
    return 'ABC'.includes(found.toUpperCase()) ? read(found) : failed('illegal', `${found} is not A, B or C`);
  },
  write: (answer) => answer,
  key: (answer) => answer.toUpperCase(),
};

export const letterTurn: Turn<string> = { prompt: [user('Which one?')], answer: letter, legal: ['A', 'B', 'C'] };
