/** Why an answer could not be used. Each kind is counted apart, never folded into "wrong". */
export const FAILURES = ['unparsed', 'illegal', 'refused', 'truncated', 'empty', 'filtered'] as const;
export type Failure = (typeof FAILURES)[number];

/** What an answer format made of a model's words. */
export type Reading<A> =
  | { readonly ok: true; readonly value: A /** Said where another stated rule reads this text differently. */; readonly note?: string }
  | { readonly ok: false; readonly kind: Failure; readonly reason: string; readonly note?: string };

export const read = <A>(value: A, note?: string): Reading<A> => (note === undefined ? { ok: true, value } : { ok: true, value, note });

export const failed = (kind: Failure, reason: string, note?: string): Reading<never> =>
  note === undefined ? { ok: false, kind, reason } : { ok: false, kind, reason, note };
