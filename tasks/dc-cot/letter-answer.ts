import { failed, read } from '../../harness/core/reading.ts';
import { choice } from '../authoring/choice.ts';
import type { QuestionAnswer } from '../authoring/question-answer.ts';
import { besidePaper, shown } from './beside-paper.ts';
import { earlierLetter, paperLetter } from './paper-letter.ts';

/** One of the options, read strictly; a note says where the paper's rule reads another letter. */
export function strictLetter(options: readonly string[]): QuestionAnswer<string> {
  return besidePaper(choice(options), (text, strict) => {
    const paper = paperLetter(text);
    if (strict.ok ? strict.value === paper : paper === undefined) return undefined;
    return `${shown(strict)}; the paper's rule ${paper === undefined ? 'finds no letter' : `reads ${paper}`}`;
  });
}

/** One of the options, read by the paper's rule; a note says where the rule of its earlier recordings reads another letter. */
export function compatLetter(options: readonly string[]): QuestionAnswer<string> {
  return {
    ...choice(options),
    read({ text }) {
      const letter = paperLetter(text);
      const earlier = earlierLetter(text);
      const note =
        earlier === letter ? undefined : `the paper's earlier rule ${earlier === undefined ? 'finds no letter' : `reads ${earlier}`}`;
      return letter === undefined ? failed('unparsed', "the paper's rule finds no letter", note) : read(letter, note);
    },
  };
}
