import type { Generation } from '../core/generation.ts';

/** Marks that may stand between the words of a vote and its number, on one line. */
const MARKS = String.raw`(?:\\boxed|[^\S\n]|[*_"'“”‘’()\[\]{}#<>$${'`'}:=–—-]){0,12}`;
const NOUN = '(?:choice|option|plan|answer|proposal|candidate|number|one)';
/** A whole number; not a part of a longer one, and not one of two ("1 or 2"). */
const NUMBER = String.raw`(?<![-.])\b(?<number>\d+)\b(?![.,]\d|\s{0,3}(?:or|and|&|\/)\s{0,3}\D{0,8}\d)`;
/** Words up to where a statement says what it says, within its sentence. */
const UP_TO = String.raw`[^.;!?\n]{0,60}?`;
const LINK = String.raw`(?:\b(?:is|was|be)\b|[:=–—]|->|→)`;
const NAMED = `(?:the[^\\S\\n]{1,3})?(?:${NOUN}${MARKS})`;

const IS_BEST = String.raw`${MARKS}(?:is|looks|seems|appears|remains|would be)\s{1,3}(?:(?!not\b|never|hardly|no\b|second|third|next)[\w-]{1,20}\s{1,3}){0,5}best\b`;

/** What says which choice is the best: "the best choice is 12", "BEST CHOICE (2)", "best of these: plan 3", "choice 2 is clearly the best". */
const BEST = [
  `\\bbest\\s{1,3}${NOUN}(?:${UP_TO}${LINK})?${MARKS}${NAMED}?${NUMBER}`,
  `\\bbest\\b${UP_TO}${LINK}${MARKS}${NAMED}${NUMBER}`,
  `\\b${NOUN}${MARKS}${NUMBER}${IS_BEST}`,
  String.raw`${NUMBER}${IS_BEST}(?=\s{0,3}(?:${NOUN}|[^\w\s]|\n|$))`,
].map((form) => new RegExp(form, 'giu'));
/** A vote in other words. */
const TAKEN = '(?:vote|choose|chose|pick|select|prefer|recommend|go with|opt for|verdict|decision|answer|choice(?=\\s{0,3}(?:is\\b|:)))';
const VOTED = [String.raw`\b${TAKEN}\b(?:(?!\bnot\b|n't)[^.;!?\n\d]){0,30}?${NUMBER}`].map((form) => new RegExp(form, 'giu'));
const LAST_LINE = new RegExp(`^${MARKS}(?:${NOUN}${MARKS})?${NUMBER}${MARKS}\\.?${MARKS}$`, 'iu');

/**
 * Reads a vote among n choices, numbered from 1; resolves to the 0-based choice. A vote is what is stated last, in whatever case:
 * which choice is the best, else a last line that is a number, else a choice that is said to be taken. Undefined where nothing is
 * stated, where the number is none of the choices, and for replies that were refused or filtered.
 */
export function readVote({ text, finish }: Generation, n: number): number | undefined {
  if (finish === 'refusal' || finish === 'filter') return undefined;
  const stated = lastStated(text, BEST) ?? lastLine(text) ?? lastStated(text, VOTED);
  return stated !== undefined && stated >= 1 && stated <= n ? stated - 1 : undefined;
}

function lastStated(text: string, forms: readonly RegExp[]): number | undefined {
  let [last, end]: [number | undefined, number] = [undefined, -1];
  for (const form of forms) {
    for (const found of text.matchAll(form)) {
      const to = found.index + found[0].length;
      if (to > end) [last, end] = [Number(found.groups?.number), to];
    }
  }
  return last;
}

function lastLine(text: string): number | undefined {
  const line = text.trim().split('\n').at(-1) ?? '';
  const number = LAST_LINE.exec(line.trim())?.groups?.number;
  return number === undefined ? undefined : Number(number);
}
