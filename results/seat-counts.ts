import { FAILURES, type Failure } from '../harness/core/reading.ts';

/** What one seat did in one trial, counted. */
export interface SeatCounts extends Record<Failure, number> {
  readonly seat: number;
  turns: number;
  /** Unusable answers that the agent's policy replaced; not among the failures above. */
  replaced: number;
  /** Answers that another stated rule reads differently. */
  noted: number;
  calls: number;
  input: number;
  output: number;
  /** Calls whose tokens nobody counted. */
  uncounted: number;
  /** US dollars of the priced calls. */
  cost: number;
  /** Calls without a known price. */
  unpriced: number;
  readonly latenciesMs: number[];
}

/** Columns that a seat and its cell have in common. */
export const COUNTED = [...FAILURES, 'turns', 'replaced', 'noted', 'calls', 'input', 'output', 'uncounted', 'cost', 'unpriced'] as const;

export function noCounts(seat: number): SeatCounts {
  const failures = Object.fromEntries(FAILURES.map((kind) => [kind, 0])) as Record<Failure, number>;
  return {
    seat,
    turns: 0,
    ...failures,
    replaced: 0,
    noted: 0,
    calls: 0,
    input: 0,
    output: 0,
    uncounted: 0,
    cost: 0,
    unpriced: 0,
    latenciesMs: [],
  };
}
