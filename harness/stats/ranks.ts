/**
 * Ranks with tied groups, 1-based, in the order of `values` (higher is better). Best first, each shares the rank of its
 * group's first unless the two differ significantly; then it opens a group of its own at its place in the list: 1 1 3.
 * @param p two-sided p-value of the difference of two of them, by index
 */
export function tiedRanks(values: readonly number[], p: (a: number, b: number) => number, alpha = 0.05): number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
  const ranks = new Array<number>(values.length).fill(1);
  let first: number | undefined;
  let rank = 1;
  order.forEach((index, place) => {
    if (first === undefined || p(first, index) < alpha) {
      first = index;
      rank = place + 1;
    }
    ranks[index] = rank;
  });
  return ranks;
}
