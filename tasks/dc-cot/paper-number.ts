import { lastBoxed } from '../authoring/boxed.ts';
import { lastMatch } from './last-match.ts';

/** What the recorded students' GSM8K answers were read as (icml_kd): what the last `\boxed{}` holds, else the last number of the text. */
export const paperNumber = (text: string): string | undefined => lastBoxed(text) ?? lastMatch(/([-+]?\d+(?:\.\d+)?)/g, text);

/**
 * Whether the recorded scoring takes an answer for the target (icml_kd): equal as text without LaTeX spacing and `\text` units; or every
 * number in order within 1e-6, fractions evaluated; or equal once all but letters, digits and points is gone, signs too.
 */
export function paperEqual(answer: string, target: string): boolean {
  return withoutUnits(answer) === withoutUnits(target) || sameNumbers(answer, target) || skeleton(answer) === skeleton(target);
}

/** Letters, digits and points alone: "70,000" and "-70000" are one to the recorded scoring. */
export const skeleton = (text: string): string => text.replace(/[^\p{L}\d.]/gu, '');

/** The numbers of a text in order, fractions evaluated. */
export function numbersOf(text: string): number[] {
  const plain = text.replace(/\\[dt]?frac\{(-?[\d.]+)\}\{(-?[\d.]+)\}/g, '$1/$2');
  return [...plain.matchAll(/([-+]?\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?/g)].map(([, over, under]) => Number(over) / Number(under ?? 1));
}

const withoutUnits = (text: string): string => text.replace(/\\(?:text|mathrm)\{[^{}]*\}|\\[,!;: ]|\s/g, '');

function sameNumbers(answer: string, target: string): boolean {
  const [left, right] = [numbersOf(answer), numbersOf(target)];
  return left.length > 0 && left.length === right.length && left.every((value, i) => Math.abs(value - (right[i] as number)) <= 1e-6);
}
