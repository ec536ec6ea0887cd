/**
 * Log-spaced buckets for latencies: each is 5 % wider than the one before, so a bucket's middle is within 2.5 % of all it
 * holds (as DDSketch does: Masson, Rim & Lee, 2019, section 2). Counts of buckets add up across trials and processes.
 */
const RATIO = 1.05;
/** Milliseconds; what is not slower is bucket 0 and counts as 0. */
const FLOOR = 0.01;
const LOG_RATIO = Math.log(RATIO);

/** How often a bucket was hit. */
export type BucketCount = readonly [bucket: number, count: number];

/** The bucket of a latency in milliseconds: 0, or `b` ≥ 1 for 0.01·1.05^(b−1) ≤ ms < 0.01·1.05^b. */
export function bucketOf(ms: number): number {
  return ms < FLOOR ? 0 : 1 + Math.floor(Math.log(ms / FLOOR) / LOG_RATIO);
}

/** Geometric middle of a bucket, in milliseconds. */
export function midOf(bucket: number): number {
  return bucket <= 0 ? 0 : FLOOR * RATIO ** (bucket - 0.5);
}

/** The q-quantile (nearest rank, 0 ≤ q ≤ 1) in milliseconds; null where nothing was counted. Order of the counts does not matter. */
export function quantileOf(counts: Iterable<BucketCount>, q: number): number | null {
  const ascending = [...counts].sort(([a], [b]) => a - b);
  const total = ascending.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(q * total));
  let seen = 0;
  for (const [bucket, count] of ascending) {
    seen += count;
    if (seen >= rank) return midOf(bucket);
  }
  return null;
}
