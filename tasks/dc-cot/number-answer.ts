import { failed, read } from '../../harness/core/reading.ts';
import { number } from '../authoring/number.ts';
import { canonicalNumber } from '../authoring/number-text.ts';
import type { QuestionAnswer } from '../authoring/question-answer.ts';
import { besidePaper, shown } from './beside-paper.ts';
import { numbersOf, paperEqual, paperNumber, skeleton } from './paper-number.ts';

/** A number, read strictly; a note says where the paper's rule reads another number or takes it for another. */
export function strictNumber(): QuestionAnswer<string> {
  return besidePaper(number(), (text, strict) => {
    const paper = paperNumber(text);
    if (paper === undefined) return strict.ok ? `${shown(strict)}; the paper's rule finds no number` : undefined;
    const taken = strict.ok ? takenOtherwise(paper, strict.value) : `reads ${JSON.stringify(paper.slice(0, 80))}`;
    return taken === undefined ? undefined : `${shown(strict)}; the paper's rule ${taken}`;
  });
}

/** A number, read by the paper's rule: any text that the last box holds, else the last number. */
export function compatNumber(): QuestionAnswer<string> {
  return {
    ...number(),
    read({ text }) {
      const value = paperNumber(text);
      return value === undefined ? failed('unparsed', "the paper's rule finds no number") : read(value);
    },
    canonical: (label) => read(String(label)),
  };
}

/** How the paper's scoring takes its reading, where that is not the strict value and that value only. */
function takenOtherwise(paper: string, value: string): string | undefined {
  const unequal = [value, grouped(value)].find((target) => !paperEqual(paper, target));
  if (unequal !== undefined) return `reads ${JSON.stringify(paper.slice(0, 80))}, which is not ${unequal} to it`;
  const other = alsoTakenFor(paper).find((target) => target !== value);
  return other === undefined ? undefined : `takes ${JSON.stringify(paper)} for ${other}`;
}

/** Canonical numbers that the paper's scoring could take a reading for: its skeleton, and the whole number within 1e-6. */
function alsoTakenFor(paper: string): string[] {
  const bare = canonicalNumber(skeleton(paper));
  const [only, ...more] = numbersOf(paper);
  const whole = only !== undefined && more.length === 0 && Math.abs(only - Math.round(only)) <= 1e-6 ? String(Math.round(only)) : undefined;
  return [bare, whole].filter((value) => value !== undefined);
}

/** With commas at the thousands, as labels write it. */
const grouped = (value: string): string => value.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','));
