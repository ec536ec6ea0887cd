import type { Outcome } from '../harness/core/outcome.ts';
import type { Verdict } from '../harness/core/verdict.ts';
import { bucketOf } from '../harness/stats/histogram.ts';
import { encode } from './bodies.ts';
import { addToCells, putVerdicts } from './cells.ts';
import type { Claim } from './claims.ts';
import type { SeatCounts } from './seat-counts.ts';
import type { Store } from './store.ts';
import type { TrajectoryLine } from './trajectory.ts';

/** All that a trial leaves behind when it closes. */
export interface Closing {
  readonly claim: Claim;
  readonly outcome: Outcome;
  readonly lines: readonly TrajectoryLine[];
  readonly seats: readonly SeatCounts[];
  readonly verdicts: readonly JudgedVerdict[];
  /** Identity of label and judges, so that a change of either is seen. */
  readonly judged: string;
  readonly now: number;
}

/** A verdict with the judge that gave it. */
export interface JudgedVerdict extends Verdict {
  readonly judge: string;
  readonly version: string;
}

/** Closes a trial: outcome, trajectory, verdicts and the leaderboard's cells in one transaction. To be called inside a write. */
export function closeTrial(store: Store, closing: Closing): void {
  const { claim, outcome, lines, seats, verdicts } = closing;
  store
    .sql(`UPDATE trials SET state = 'closed', owner = NULL, closed = ?, ended = ?, judged = ? WHERE n = ?`)
    .run(closing.now, outcome.ended, closing.judged, claim.n);
  const { encoding, data } = encode(JSON.stringify({ outcome, lines }));
  store.sql('INSERT OR REPLACE INTO trajectories (trial, encoding, data) VALUES (?, ?, ?)').run(claim.n, encoding, data);
  for (const seat of seats) putSeat(store, claim, seat);
  putVerdicts(store, claim.n, verdicts);
  addToCells(store, claim, verdicts, 1);
}

function putSeat(store: Store, { n, task, lineup }: Claim, seat: SeatCounts): void {
  const { turns, unparsed, illegal, refused, truncated, empty, filtered, replaced, noted, calls, unpriced } = seat;
  const counts = [turns, unparsed, illegal, refused, truncated, empty, filtered, replaced, noted, calls];
  store
    .sql(`INSERT INTO seats (trial, seat, turns, unparsed, illegal, refused, truncated, empty, filtered, replaced, noted, calls, input, output, cost, unpriced)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    .run(
      n,
      seat.seat,
      ...counts,
      seat.uncounted === seat.calls ? null : seat.input,
      seat.uncounted === seat.calls ? null : seat.output,
      seat.cost,
      unpriced,
    );
  store
    .sql(`INSERT INTO seat_cells (task, lineup, seat, trials, turns, unparsed, illegal, refused, truncated, empty, filtered, replaced, noted, calls,
        input, output, uncounted, cost, unpriced) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET trials = trials + 1, turns = turns + excluded.turns, unparsed = unparsed + excluded.unparsed,
        illegal = illegal + excluded.illegal, refused = refused + excluded.refused, truncated = truncated + excluded.truncated,
        empty = empty + excluded.empty, filtered = filtered + excluded.filtered, replaced = replaced + excluded.replaced,
        noted = noted + excluded.noted, calls = calls + excluded.calls, input = input + excluded.input, output = output + excluded.output,
        uncounted = uncounted + excluded.uncounted, cost = cost + excluded.cost, unpriced = unpriced + excluded.unpriced`)
    .run(task, lineup, seat.seat, ...counts, seat.input, seat.output, seat.uncounted, seat.cost, unpriced);
  for (const latency of seat.latenciesMs) {
    store
      .sql(
        'INSERT INTO latency_cells (task, lineup, seat, bucket, count) VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1',
      )
      .run(task, lineup, seat.seat, bucketOf(latency));
  }
}
