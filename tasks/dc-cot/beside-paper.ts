import type { Reading } from '../../harness/core/reading.ts';
import type { QuestionAnswer } from '../authoring/question-answer.ts';

/**
 * A strict format that names every text which the paper's rule takes otherwise, so that strict and `compat` results differ by stated
 * answers only. `otherwise` says how the paper's rule takes a text, or undefined where it takes it for the strict reading.
 */
export function besidePaper<A>(
  format: QuestionAnswer<A>,
  otherwise: (text: string, strict: Reading<A>) => string | undefined,
): QuestionAnswer<A> {
  return {
    ...format,
    async read(generation, scope) {
      const strict = await format.read(generation, scope);
      const note = otherwise(generation.text, strict);
      return note === undefined ? strict : { ...strict, note };
    },
  };
}

/** How an error or a note shows the strict reading. */
export const shown = (strict: Reading<string>): string => (strict.ok ? `read ${strict.value}` : strict.kind);
