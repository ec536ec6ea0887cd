import { failed, type Reading, read } from '../../harness/core/reading.ts';
import { lastBoxed } from './boxed.ts';
import { canonicalNumber, leadingNumber, quantity } from './number-text.ts';
import type { QuestionAnswer } from './question-answer.ts';

/** Words that lead to a final answer, then marks. Runs are bounded: the text is a model's, and may be hostile. */
const LEAD = /\banswer\b[\s*_]{0,8}(?:is\b|:)(?:[\s:*_({["'`]|\\?\$(?=\\|\s?[-−]?\s?[\d.])|\\[([]){0,16}|####[ \t]{0,8}/gi;

/**
 * A number, kept as its canonical text: equal values are equal answers ("1,234,567" and 1234567, 3/4 and 0.75).
 * Reading is strict, in this order: the last `\boxed{…}`; the number after the last "####"; after the last "answer is" or "Answer:";
 * a whole reply that is a number. Numbers in passing are never taken for the answer.
 */
export function number(): QuestionAnswer<string> {
  return {
    instructions: (style) =>
      style === 'direct'
        ? 'Reply with the number in digits and nothing else, for example: 42'
        : 'Think step by step. Then close with a line of its own that gives the number in digits, for example:\nAnswer: 42',
    read: ({ text }) => readNumber(text),
    write: (answer) => answer,
    key: (answer) => answer,
    canonical: (label) => {
      const value = canonicalNumber(String(label));
      return value === undefined ? failed('unparsed', `expected a number, got ${JSON.stringify(label)}`) : read(value);
    },
  };
}

function readNumber(text: string): Reading<string> {
  const boxed = lastBoxed(text);
  if (boxed !== undefined) {
    const value = quantity(plainWords(boxed));
    return value === undefined
      ? failed('unparsed', `the last box holds no single number: ${JSON.stringify(boxed.slice(0, 80))}`)
      : read(value);
  }
  const whole = canonicalNumber(text.replace(/^[\s*$]{0,8}(?=[-−\d.])|[\s*$]{0,8}$/g, ''));
  const value = lastStated(text) ?? whole;
  return value === undefined ? failed('unparsed', 'no final answer is stated as a number') : read(value);
}

/** The number after the last "####", else after the last "answer is" or "Answer:" that a number follows. */
function lastStated(text: string): string | undefined {
  let stated: string | undefined;
  let marked: string | undefined;
  for (const match of text.matchAll(LEAD)) {
    const end = match.index + match[0].length;
    const value = leadingNumber(text.slice(end, end + 1000));
    if (value === undefined) continue;
    if (match[0].startsWith('#')) marked = value;
    else stated = value;
  }
  return marked ?? stated;
}

/** Takes words out of LaTeX's text commands, and its spacing away: `18\,\text{ dollars}` → `18  dollars`. */
function plainWords(latex: string): string {
  return latex.replace(/\\(?:text|mathrm|textbf|mathbf)\s?\{([^{}]{0,200})\}/g, ' $1').replace(/\\[;: ]|\\,(?!\d{3})|~/g, ' ');
}
