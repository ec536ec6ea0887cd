import { compareRuns, type RunComparison } from '../../results/compare-runs.ts';
import type { RunRecord } from '../../results/runs.ts';
import type { Store } from '../../results/store.ts';
import { type SpecDifference, specDifferences } from './spec-difference.ts';

/** Two runs: in what they were asked for or done differently, and what came of it. */
export interface ComparedRuns {
  readonly one: RunRecord;
  readonly other: RunRecord;
  readonly specs: readonly SpecDifference[];
  readonly comparison: RunComparison;
}

export const comparedRuns = (store: Store, one: RunRecord, other: RunRecord): ComparedRuns => ({
  one,
  other,
  specs: specDifferences(store, one, other),
  comparison: compareRuns(store, one, other),
});
