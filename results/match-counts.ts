/** What matches came to, for one side. */
export interface MatchCounts {
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
}

/** Counts from the sums of scores that are 1, ½ and 0: Σ = w + d/2, Σ² = w + d/4. */
export function matchCounts({ n, sum, squares }: { readonly n: number; readonly sum: number; readonly squares: number }): MatchCounts {
  const draws = Math.round(4 * (sum - squares));
  const wins = Math.round(sum - draws / 2);
  return { wins, draws, losses: n - wins - draws };
}
