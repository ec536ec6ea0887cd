import { lastMatch } from './last-match.ts';

const NAMED = /(?:answer|option|choice)(?: is)?[\s:*([{]*([A-F])\b/gi;
const MARKED = /(?:[([{]|\*\*)([A-F])(?:[)\]}]|\*\*|\.)/g;

/**
 * The letter that the recorded students' answers were read as (icml_kd; found from its result files, which it reproduces): the last A to F
 * after the word answer, option or choice, whatever the case; else the last one between marks. Letters past the options count too.
 */
export const paperLetter = (text: string): string | undefined => (lastMatch(NAMED, text) ?? lastMatch(MARKED, text))?.toUpperCase();

/** The rule under which Llama-3.2-3B's answers were recorded before: the letter after the first "best answer is". */
export const earlierLetter = (text: string): string | undefined => /best answer is\s*[([{*]*([A-F])/i.exec(text)?.[1]?.toUpperCase();
