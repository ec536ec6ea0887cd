import type { AnswerFormat } from '../core/answer-format.ts';
import type { Generation } from '../core/generation.ts';
import { failed, type Reading } from '../core/reading.ts';
import type { Scope } from '../core/scope.ts';

/**
 * Reads a reply. Refused, filtered, empty and cut-off ones are told apart before the answer's format sees the words.
 * A reply that met the token limit counts if its answer can be read all the same, else it is `truncated`,
 * also where nothing was written: a model that reasons can spend its whole limit before its first word.
 */
export async function readReply<A>(format: AnswerFormat<A>, generation: Generation, scope: Scope): Promise<Reading<A>> {
  if (generation.finish === 'refusal') return failed('refused', 'the model declined to answer');
  if (generation.finish === 'filter') return failed('filtered', "the provider's content filter cut the reply");
  const cut = generation.finish === 'length';
  if (generation.text.trim() === '') {
    return cut ? failed('truncated', 'the token limit was met before any answer') : failed('empty', 'the reply holds no text');
  }
  const reading = await format.read(generation, scope);
  if (reading.ok || !cut) return reading;
  return failed('truncated', `the token limit was met; what there is: ${reading.reason}`, reading.note);
}
