/** Something that may be taken up to `stock` times; it uses whole amounts of one or two resources. */
export interface Choice {
  value: number;
  uses: readonly number[];
  stock: number;
}

/**
 * The largest value within the limits, by a table over what is used. The choices at `named` are tried in every combination that
 * `allowed` accepts (counts in the order of `named`).
 */
export function bestSelection(
  choices: readonly Choice[],
  limits: readonly number[],
  named: readonly number[],
  allowed: (counts: readonly number[]) => boolean,
): number | 'infeasible' {
  const [first, second = 0] = limits as [number, number?];
  const free = choices.filter((_, i) => !named.includes(i));
  const table = filled(free, first, second);
  let best: number | 'infeasible' = 'infeasible';
  for (const counts of combinations(named.map((i) => choices[i]?.stock as number))) {
    if (!allowed(counts)) continue;
    const used = [0, 1].map((r) => counts.reduce((sum, count, k) => sum + count * (choices[named[k] as number]?.uses[r] ?? 0), 0));
    const rest = [first - (used[0] as number), second - (used[1] as number)] as const;
    if (rest[0] < 0 || rest[1] < 0) continue;
    const value = counts.reduce((sum, count, k) => sum + count * (choices[named[k] as number]?.value as number), 0);
    const all = value + (table[rest[0] * (second + 1) + rest[1]] as number);
    if (best === 'infeasible' || all > best) best = all;
  }
  return best;
}

function filled(choices: readonly Choice[], first: number, second: number): Float64Array {
  const table = new Float64Array((first + 1) * (second + 1));
  for (const { value, uses, stock } of choices) {
    const [a, b = 0] = uses as [number, number?];
    for (let piece = 0; piece < stock; piece++) {
      for (let i = first; i >= a; i--) {
        for (let j = second; j >= b; j--) {
          const at = i * (second + 1) + j;
          table[at] = Math.max(table[at] as number, (table[(i - a) * (second + 1) + j - b] as number) + value);
        }
      }
    }
  }
  return table;
}

function combinations(stocks: readonly number[]): number[][] {
  return stocks.reduce<number[][]>(
    (all, stock) => all.flatMap((counts) => Array.from({ length: stock + 1 }, (_, count) => [...counts, count])),
    [[]],
  );
}
