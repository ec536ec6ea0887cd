import type { Call } from '../../harness/core/model.ts';

let counter = 0;

/** A call with a fresh id, as the engine would make it. */
export function callOf(parts: Partial<Call> = {}): Call {
  counter += 1;
  const signal = parts.signal ?? new AbortController().signal;
  return { id: `call-${counter}`, task: 'test', sample: { id: '1' }, seat: 0, turn: 1, draw: 0, ...parts, signal };
}
