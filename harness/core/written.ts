import type { AnswerFormat } from './answer-format.ts';
import type { Reading } from './reading.ts';
import type { WrittenAnswer } from './step.ts';

/** A reading as it is stored: the answer's canonical text and voting key, or why there is none. */
export function written<A>(format: AnswerFormat<A>, reading: Reading<A>): WrittenAnswer {
  if (!reading.ok) return reading;
  const answer = { ok: true, text: format.write(reading.value), key: format.key(reading.value) } as const;
  return reading.note === undefined ? answer : { ...answer, note: reading.note };
}
