import { DEAL_MOMENTS, type Deal, momentsOf } from '../harness/stats/deal-moments.ts';
import type { Claim } from './claims.ts';
import type { Store } from './store.ts';

/** One seat's score against a rival's. */
export interface Score {
  readonly metric: string;
  readonly seat: number;
  readonly rival: number;
  readonly value: number;
}

const INTO_DEALS = `INSERT INTO deal_cells (task, metric, sample, seed, agent, other, n1, s1, n2, s2)
  SELECT task, ?, sample, seed, ?, ?, ?, ?, ?, ? FROM trials WHERE n = ?
  ON CONFLICT DO UPDATE SET n1 = n1 + excluded.n1, s1 = s1 + excluded.s1, n2 = n2 + excluded.n2, s2 = s2 + excluded.s2
  RETURNING n1, s1, n2, s2`;
const INTO_PAIRS = `INSERT INTO pair_cells (task, metric, agent, other, ${DEAL_MOMENTS.join(', ')}) VALUES (?, ?, ?, ?, ${DEAL_MOMENTS.map(() => '?').join(', ')})
  ON CONFLICT DO UPDATE SET ${DEAL_MOMENTS.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`;

/**
 * Adds (`sign` 1) or takes back (-1) what a seat scored on its pair's sums by deal. A deal is one sample of one seed between two agents,
 * in both seatings and all epochs; of the two verdicts on a match that of the earlier seat counts. To be called inside a write.
 */
export function addToDeals(store: Store, { n, task, members }: Claim, { metric, seat, rival, value }: Score, sign: 1 | -1): void {
  if (rival < seat) return;
  const [first, second] = [members[seat] as number, members[rival] as number];
  const [agent, other] = [Math.min(first, second), Math.max(first, second)];
  const change: Deal = first === agent ? [sign, sign * value, 0, 0] : [0, 0, sign, sign * value];
  const after = store
    .sql(INTO_DEALS)
    .raw()
    .get(metric, agent, other, ...change, n) as unknown as Deal;
  const now = momentsOf(after);
  const then = momentsOf(after.map((sum, i) => sum - (change[i] as number)) as unknown as Deal);
  store.sql(INTO_PAIRS).run(task, metric, agent, other, ...DEAL_MOMENTS.map((name) => now[name] - then[name]));
}

/** Makes the sums by deal, and those of pairs from them, out of all trials. The tables must be there and empty. */
export function fillDeals(store: Store, set: string, trials: string): void {
  store
    .sql(`WITH pairs AS MATERIALIZED (
        SELECT n AS lineup, one.key AS seat, two.key AS rival, min(one.value, two.value) AS agent, max(one.value, two.value) AS other,
          one.value <= two.value AS ahead
        FROM lineups, json_each('[' || agents || ']') AS one, json_each('[' || agents || ']') AS two WHERE one.key < two.key)
      INSERT INTO ${set}deal_cells (task, metric, sample, seed, agent, other, n1, s1, n2, s2)
      SELECT task, metric, sample, seed, agent, other, sum(ahead), total(value * ahead), sum(1 - ahead), total(value * (1 - ahead))
      FROM ${trials} AS trials JOIN verdicts ON trials.n = verdicts.trial JOIN pairs USING (lineup, seat, rival)
      WHERE candidate = -1 AND value IS NOT NULL GROUP BY task, metric, sample, seed, agent, other`)
    .run();
  // 'n1s2' is n1 * s2; the five before are no products.
  const sums = DEAL_MOMENTS.slice(1).map((name) => `total(${name.slice(0, 2)}${name.length > 2 ? ` * ${name.slice(2)}` : ''})`);
  store
    .sql(`INSERT INTO ${set}pair_cells (task, metric, agent, other, ${DEAL_MOMENTS.join(', ')})
      SELECT task, metric, agent, other, count(*), ${sums.join(', ')} FROM ${set}deal_cells GROUP BY task, metric, agent, other`)
    .run();
}
