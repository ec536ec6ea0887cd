import type { TrialResult, TrialSpec } from './trial.ts';

/**
 * Decides which trials come next. It may look at closed trials in spec order, never in order of arrival:
 * `closed` holds those that closed since the last call, as far as all before them in spec order have closed too.
 * `room` bounds how many specs it may return; an empty list means "not before more have closed".
 */
export interface Design {
  /** Whether it looks at results at all; only then are they collected for it. */
  readonly adaptive?: boolean;
  next(closed: readonly TrialResult[], room: number): Promise<readonly TrialSpec[] | 'done'>;
}
