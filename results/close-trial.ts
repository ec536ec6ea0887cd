import type { Outcome } from '../harness/core/outcome.ts';
import { bucketOf } from '../harness/stats/histogram.ts';
import { encode } from './bodies.ts';
import { addToCells, putVerdicts } from './cells.ts';
import type { Claim } from './claims.ts';
import type { JudgedVerdict } from './judged-verdict.ts';
import { COUNTED, type SeatCounts } from './seat-counts.ts';
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

/** Closes a trial: outcome, trajectory, verdicts and the leaderboard's cells in one transaction. To be called inside a write. */
export function closeTrial(store: Store, closing: Closing): void {
  const { claim, outcome, lines, seats, verdicts } = closing;
  store
    .sql(`UPDATE trials SET state = 'closed', owner = NULL, closed = ?, ended = ?, judged = ?, error_kind = NULL, error = NULL WHERE n = ?`)
    .run(closing.now, outcome.ended, closing.judged, claim.n);
  const { encoding, data } = encode(JSON.stringify({ outcome, lines }));
  store.sql('INSERT OR REPLACE INTO trajectories (trial, encoding, data) VALUES (?, ?, ?)').run(claim.n, encoding, data);
  for (const seat of seats) putSeat(store, claim, seat);
  putVerdicts(store, claim.n, verdicts);
  addToCells(store, claim, verdicts, 1);
}

const INTO_SEATS = `INSERT INTO seats (trial, seat, latencies, ${COUNTED.join(', ')}) VALUES (?, ?, ?, ${COUNTED.map(() => '?').join(', ')})`;
const INTO_CELLS = `INSERT INTO seat_cells (task, lineup, seat, trials, ${COUNTED.join(', ')}) VALUES (?, ?, ?, 1, ${COUNTED.map(() => '?').join(', ')})
  ON CONFLICT DO UPDATE SET trials = trials + 1, ${COUNTED.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`;

function putSeat(store: Store, { n, task, lineup, members }: Claim, seat: SeatCounts): void {
  const sums = COUNTED.map((name) => seat[name]);
  const buckets = seat.latenciesMs.map(bucketOf);
  store.sql(INTO_SEATS).run(n, seat.seat, buckets.join(','), ...sums);
  store.sql(INTO_CELLS).run(task, lineup, seat.seat, ...sums);
  for (const bucket of buckets) {
    store
      .sql('INSERT INTO latency_cells (task, agent, bucket, count) VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1')
      .run(task, members[seat.seat], bucket);
  }
}
