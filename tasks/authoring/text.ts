import type { Json } from '../../harness/core/json.ts';
import { failed, read } from '../../harness/core/reading.ts';
import type { QuestionAnswer } from './question-answer.ts';

/**
 * Free text: what follows the last "Answer:" that opens a line, else the whole reply. Answers are equal whatever their case, their runs
 * of spaces, and the marks, quotes and full stop round them.
 */
export function text(): QuestionAnswer<string> {
  return {
    instructions: (style) =>
      style === 'direct'
        ? 'Reply with the answer and nothing else, for example: Paris'
        : 'Think step by step. Then close with a line of its own that gives the answer, for example:\nAnswer: Paris',
    read: (generation) => {
      const answer = afterLastLead(generation.text).trim();
      return answer === '' ? failed('unparsed', 'nothing follows the last "Answer:"') : read(answer);
    },
    write: (answer) => answer,
    key: folded,
    canonical: (label: Json) => {
      const answer = typeof label === 'string' ? label.trim() : JSON.stringify(label);
      return answer === '' ? failed('unparsed', 'expected a text that is not empty') : read(answer);
    },
  };
}

function afterLastLead(reply: string): string {
  let start = 0;
  for (const lead of reply.matchAll(/^[ \t*_#>]{0,8}(?:final )?answer[*_]{0,3}:[*_]{0,3}/gim)) start = lead.index + lead[0].length;
  return reply.slice(start);
}

/** Marks and quotes round an answer are no part of it. Runs are bounded: the text is a model's, and may be hostile. */
const folded = (answer: string): string =>
  answer
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'*_`]{1,8}/, '')
    .replace(/[\s"'*_`.]{1,8}$/, '');
