import { failed, type Reading, read } from '../../harness/core/reading.ts';
import { choice } from '../authoring/choice.ts';
import type { QuestionAnswer } from '../authoring/question-answer.ts';
import { earlierLetter, paperLetter } from './paper-letter.ts';
import { twoReadings } from './two-readings.ts';

/** Which rule reads the letter: the house's, the paper's, or the one under which a part of the paper's answers was recorded before. */
export type LetterRule = 'strict' | 'compat' | 'earlier';

/** One of the options by its letter. A note says where strict reading and the paper's rule find different letters. */
export function letterAnswer(options: readonly string[], rule: LetterRule): QuestionAnswer<string> {
  const finds = rule === 'earlier' ? earlierLetter : paperLetter;
  const { strict, compat } = twoReadings(choice(options), (text) => asReading(finds(text)), differently);
  return rule === 'strict' ? strict : compat;
}

const asReading = (letter: string | undefined): Reading<string> =>
  letter === undefined ? failed('unparsed', "the paper's rule finds no letter") : read(letter);

function differently(paper: Reading<string>, strict: Reading<string>): string | undefined {
  if (!paper.ok) return strict.ok ? 'finds no letter' : undefined;
  return strict.ok && strict.value === paper.value ? undefined : `reads ${paper.value}`;
}
