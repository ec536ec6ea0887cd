import type { Reading } from '../../harness/core/reading.ts';
import type { QuestionAnswer } from '../authoring/question-answer.ts';

/** The two ways to read a task's answers; both name every text that they take apart in the same note. */
export interface TwoReadings {
  readonly strict: QuestionAnswer<string>;
  readonly compat: QuestionAnswer<string>;
}

/**
 * A strict format and the paper's rule, side by side, so that their results differ by stated answers only. `otherwise` says how the
 * paper's rule takes a text, or undefined where it takes it for the strict reading.
 */
export function twoReadings(
  format: QuestionAnswer<string>,
  rule: (text: string) => Reading<string>,
  otherwise: (paper: Reading<string>, strict: Reading<string>) => string | undefined,
): TwoReadings {
  const reading = (which: 'strict' | 'paper'): QuestionAnswer<string>['read'] => {
    return async (generation, scope) => {
      const strict = await format.read(generation, scope);
      const paper = rule(generation.text);
      const taken = otherwise(paper, strict);
      const chosen = which === 'strict' ? strict : paper;
      if (taken === undefined) return chosen;
      return { ...chosen, note: `strictly ${strict.ok ? `read ${strict.value}` : strict.kind}; the paper's rule ${taken}` };
    };
  };
  return { strict: { ...format, read: reading('strict') }, compat: { ...format, read: reading('paper') } };
}
