import type { Verdict } from '../harness/core/verdict.ts';

/** A verdict with the judge that gave it. */
export interface JudgedVerdict extends Verdict {
  readonly judge: string;
  readonly version: string;
}
