import type { Json } from '../../harness/core/json.ts';
import { failed, type Reading, read } from '../../harness/core/reading.ts';
import { letter } from './lettered.ts';
import type { QuestionAnswer } from './question-answer.ts';
import { statedLetter } from './stated-letter.ts';

/**
 * One of n options, answered by its letter, A for the first. Give the options' texts to let labels name an option by its text.
 * Reading is strict: the last final answer that is stated as one ("The answer is (C)", "Answer: C", `\boxed{C}`, a last line or a whole
 * reply that is the letter). A letter past the options is illegal; two different letters stated together are unparsed.
 * @throws RangeError unless there are 1 to 26 options.
 */
export function choice(options: number | readonly string[]): QuestionAnswer<string> {
  const n = typeof options === 'number' ? options : options.length;
  if (!Number.isInteger(n) || n < 1 || n > 26) throw new RangeError(`choice: expected 1 to 26 options, got ${n}`);
  const letters = Array.from({ length: n }, (_, index) => letter(index));
  const last = letter(n - 1);
  const range = n === 1 ? 'the letter A' : `one letter from A to ${last}`;

  return {
    legal: letters,
    instructions: (style) =>
      style === 'direct'
        ? `Reply with ${range} and nothing else, for example: ${last}`
        : `Think step by step. Then close with a line of its own that gives ${range}, for example:\nAnswer: ${last}`,
    read: ({ text }) => {
      const stated = statedLetter(text);
      if (!stated.ok || letters.includes(stated.value)) return stated;
      return failed('illegal', `answered ${stated.value}, but the options end at ${last}`);
    },
    write: (answer) => answer,
    key: (answer) => answer,
    canonical: (label) => labelled(label, letters, typeof options === 'number' ? [] : options),
  };
}

/** A label is a letter, bracketed or not, or an option's text. */
function labelled(label: Json, letters: readonly string[], options: readonly string[]): Reading<string> {
  const text = String(label).trim();
  const named = /^\(?([A-Za-z])[).]?$/.exec(text)?.[1]?.toUpperCase();
  const places = options.flatMap((option, index) => (option.trim() === text ? [letter(index)] : []));
  const found = new Set([...places, ...(named !== undefined && letters.includes(named) ? [named] : [])]);
  const [only] = found;
  if (found.size === 1 && only !== undefined) return read(only);
  const known = `a letter from A to ${letters.at(-1)}${options.length > 0 ? " or an option's text" : ''}`;
  return failed('unparsed', `expected ${known}, got ${JSON.stringify(label)}${found.size > 1 ? ', which names two options' : ''}`);
}
