import type { Claim } from './claims.ts';
import { addToDeals } from './deal-cells.ts';
import type { JudgedVerdict } from './judged-verdict.ts';
import type { Store } from './store.ts';

/** `rival` or `candidate` of a verdict that has none. */
const NONE = -1;

/** Stores verdicts; those given before must be gone. To be called inside a write. */
export function putVerdicts(store: Store, trial: number, verdicts: readonly JudgedVerdict[]): void {
  for (const { seat, metric, rival, candidate, judge, version, score } of verdicts) {
    store
      .sql(`INSERT INTO verdicts (trial, seat, metric, rival, candidate, judge, version, value, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
      .run(trial, seat, metric, rival ?? NONE, candidate ?? NONE, judge, version, score.scored ? score.value : null, score.reason ?? null);
  }
}

/** Adds (`sign` 1) or takes back (-1) verdicts on the cells a board is read from; those on single draws stay out. To be called inside a write. */
export function addToCells(store: Store, claim: Claim, verdicts: readonly JudgedVerdict[], sign: 1 | -1): void {
  for (const { seat, metric, rival, candidate, score } of verdicts) {
    if (candidate !== undefined) continue;
    const value = score.scored ? score.value : 0;
    store
      .sql(`INSERT INTO cells (task, lineup, seat, metric, rival, n, unscored, sum, squares) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET n = n + excluded.n, unscored = unscored + excluded.unscored, sum = sum + excluded.sum, squares = squares + excluded.squares`)
      .run(
        claim.task,
        claim.lineup,
        seat,
        metric,
        rival ?? NONE,
        score.scored ? sign : 0,
        score.scored ? 0 : sign,
        sign * value,
        sign * value * value,
      );
    if (rival !== undefined && score.scored) addToDeals(store, claim, { metric, seat, rival, value }, sign);
  }
}

/** The verdicts stored for a trial. */
export function verdictsOf(store: Store, trial: number): JudgedVerdict[] {
  const rows = store
    .sql(
      'SELECT seat, metric, rival, candidate, judge, version, value, reason FROM verdicts WHERE trial = ? ORDER BY seat, metric, rival, candidate',
    )
    .all(trial) as {
    seat: number;
    metric: string;
    rival: number;
    candidate: number;
    judge: string;
    version: string;
    value: number | null;
    reason: string | null;
  }[];
  return rows.map(({ rival, candidate, value, reason, ...verdict }) => ({
    ...verdict,
    ...(rival === NONE ? {} : { rival }),
    ...(candidate === NONE ? {} : { candidate }),
    score:
      value === null
        ? { scored: false, reason: reason ?? '' }
        : reason === null
          ? { scored: true, value }
          : { scored: true, value, reason },
  }));
}

/** Replaces a closed trial's verdicts after its label or a judge changed; nothing is played again. To be called inside a write. */
export function rejudge(store: Store, claim: Claim, verdicts: readonly JudgedVerdict[], judged: string): void {
  addToCells(store, claim, verdictsOf(store, claim.n), -1);
  store.sql('DELETE FROM verdicts WHERE trial = ?').run(claim.n);
  putVerdicts(store, claim.n, verdicts);
  addToCells(store, claim, verdicts, 1);
  store.sql('UPDATE trials SET judged = ? WHERE n = ?').run(judged, claim.n);
}
