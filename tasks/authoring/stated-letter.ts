import { failed, type Reading, read } from '../../harness/core/reading.ts';
import { lastBoxed } from './boxed.ts';

/** "answer is (C)", "Answer: **C**", "the correct option is C". Runs are bounded: the text is a model's, and may be hostile. */
const STATED =
  /\b(?:answer|(?:best|correct|final|right) (?:option|choice))\b[\s*_]{0,8}(?:is\b|:)[\s:*_()[\]{$"'`]{0,24}(?:(?:option|choice)[\s:*_([{"'`]{1,8})?([A-Za-z])(?![\p{L}\p{N}'’])/giu;
/** A second letter offered beside the first: "A or B", "A and (B)", "A, B". */
const BESIDE = /^[\s)\]}*_"'`]{0,8}(?:,|\/|&|or\b|and\b)[\s([{*_"'`]{0,8}(?:option |choice )?([A-Z])(?![\p{L}\p{N}'’])/u;
/** Words that join two statements into one: "The answer is A. The best answer is B." */
const JOINED = /^[\s)\]}*_"'`.,;$]{0,12}(?:and |or )?(?:the )?(?:best |correct |final |right )?$/i;
/** A line that is a letter and marks: `(C)`, `**C**`, `C.` */
const ALONE = /^[\s([{*_"'`$]{0,8}([A-Za-z])[\s)\]}*_"'`$.:]{0,8}$/;
/** A line that opens with a lettered option in bold: `**C. 05/05/2002**`. */
const BOLD = /^\s{0,8}\*\*\s?\(?([A-Z])\)?[.):]?(?:\s[^*\n]{0,400})?\*\*[\s.]{0,8}$/;
/** A reply of one line that opens with a lettered option: `C. Paris`, `(C) Paris`. */
const OPENING = /^\s{0,8}(?:\(([A-Z])\)|([A-Z])[.):])\s/;

interface Statement {
  readonly letter: string;
  /** Where the statement starts, and where its letter ends. */
  readonly from: number;
  readonly to: number;
}

/** The letter that a reply states as its final answer, in upper case; the last statement counts. Two letters stated together are unparsed. */
export function statedLetter(text: string): Reading<string> {
  const statements = stated(text);
  const last = statements.at(-1);
  const closing = closingLine(text);
  if (closing !== undefined && (last === undefined || text.lastIndexOf('\n', text.trimEnd().length) >= last.to)) return read(closing);
  if (last === undefined) return failed('unparsed', 'no final answer is stated as a letter');
  const rival = rivalOf(last, statements.at(-2), text);
  if (rival !== undefined && rival !== last.letter) return failed('unparsed', `two final answers are stated: ${rival} and ${last.letter}`);
  return read(last.letter);
}

/** Every statement of a final answer, in the order of the text. */
function stated(text: string): Statement[] {
  const statements: Statement[] = [];
  for (const match of text.matchAll(STATED)) {
    const letter = match[1] as string;
    const to = match.index + match[0].length;
    if (isLetter(letter, match[0].at(-2), text, to)) statements.push({ letter: letter.toUpperCase(), from: match.index, to });
  }
  const boxed = lastBoxed(text);
  const letter = boxed === undefined ? undefined : boxedLetter(boxed);
  if (boxed === undefined || letter === undefined) return statements;
  const from = text.lastIndexOf(`{${boxed}}`);
  return [...statements, { letter, from, to: from + boxed.length + 2 }].sort((a, b) => a.from - b.from);
}

/** Lower case is a letter only where marks set it apart: "is (c)", "Answer: c" at a line's end. "The answer is a date" names none. */
function isLetter(letter: string, before: string | undefined, text: string, to: number): boolean {
  if (letter >= 'A' && letter <= 'Z') return true;
  return /[([{*"'`]/.test(before ?? '') || /^[)\]}*_"'`.]{0,8}[ \t]{0,8}(?:\r?\n|$)/.test(text.slice(to, to + 24));
}

function boxedLetter(content: string): string | undefined {
  const bare = content.replace(/\\(?:text|textbf|mathbf|mathrm)\b|[{}()\s.$]/g, '');
  return /^[A-Za-z]$/.test(bare) ? bare.toUpperCase() : undefined;
}

/** The letter that the last line is, or that the whole reply opens with where it has one line only. */
function closingLine(text: string): string | undefined {
  const lines = text.trim().split('\n');
  const line = lines.at(-1) ?? '';
  const alone = ALONE.exec(line) ?? BOLD.exec(line);
  if (alone?.[1] !== undefined) return alone[1].toUpperCase();
  if (lines.length > 1) return undefined;
  const opening = OPENING.exec(line);
  return opening?.[1] ?? opening?.[2];
}

function rivalOf(last: Statement, previous: Statement | undefined, text: string): string | undefined {
  const beside = BESIDE.exec(text.slice(last.to, last.to + 48))?.[1];
  if (beside !== undefined && beside !== last.letter) return beside;
  return previous !== undefined && JOINED.test(text.slice(previous.to, last.from)) ? previous.letter : undefined;
}
