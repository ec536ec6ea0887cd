import type { TrialSpec } from '../core/trial.ts';

/** A spec on its way, with its number in spec order. */
export interface Queued {
  readonly spec: TrialSpec;
  readonly number: number;
}
