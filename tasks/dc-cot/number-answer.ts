import { failed, type Reading, read } from '../../harness/core/reading.ts';
import { number } from '../authoring/number.ts';
import { canonicalNumber } from '../authoring/number-text.ts';
import type { QuestionAnswer } from '../authoring/question-answer.ts';
import { numbersOf, paperEqual, paperNumber, skeleton } from './paper-number.ts';
import { twoReadings } from './two-readings.ts';

/** A number. A note says where strict reading and the paper's rule find different ones, or the paper's scoring takes one for another. */
export function numberAnswer(rule: 'strict' | 'compat'): QuestionAnswer<string> {
  const { strict, compat } = twoReadings(number(), (text) => asReading(paperNumber(text)), differently);
  // The paper's scoring compares texts, labels as they are written among them.
  return rule === 'strict' ? strict : { ...compat, canonical: (label) => read(String(label)) };
}

const asReading = (text: string | undefined): Reading<string> =>
  text === undefined ? failed('unparsed', "the paper's rule finds no number") : read(text);

function differently(paper: Reading<string>, strict: Reading<string>): string | undefined {
  if (!paper.ok) return strict.ok ? 'finds no number' : undefined;
  return strict.ok ? takenOtherwise(paper.value, strict.value) : `reads ${JSON.stringify(paper.value.slice(0, 80))}`;
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
