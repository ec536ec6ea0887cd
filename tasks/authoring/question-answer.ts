import type { AnswerFormat } from '../../harness/core/answer-format.ts';
import type { Json } from '../../harness/core/json.ts';
import type { Reading } from '../../harness/core/reading.ts';

/** An answer format that also brings a dataset's labels to the form of answers, so that the two can be compared. */
export interface QuestionAnswer<A> extends AnswerFormat<A> {
  /** All legal answers, where they are few enough to list. */
  readonly legal?: readonly A[];
  /** The label as an answer, or why it cannot be one. */
  canonical(label: Json): Reading<A>;
}
