/** A value, or a reason why there is none; never a silent zero. `reason` beside a value says why it is that value. */
export type Score =
  | { readonly scored: true; readonly value: number; readonly reason?: string }
  | { readonly scored: false; readonly reason: string };

export const scored = (value: number, reason?: string): Score =>
  reason === undefined ? { scored: true, value } : { scored: true, value, reason };
export const unscored = (reason: string): Score => ({ scored: false, reason });

/** A judge's word on one seat (against one rival, where the metric compares two; on one draw, where it looks at draws). */
export interface Verdict {
  readonly seat: number;
  readonly rival?: number;
  readonly candidate?: number;
  readonly metric: string;
  readonly score: Score;
}
