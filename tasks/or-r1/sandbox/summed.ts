import type { Sparse } from './payload.ts';

/** Entries that stand twice in a vector added up, zeros left out: the solver takes each place once. */
export function summed({ starts, index, value }: Sparse): { starts: number[]; indices: number[]; values: number[] } {
  const sums = new Map<number, number>();
  const result = { starts: [0], indices: [] as number[], values: [] as number[] };
  for (let vector = 0; vector + 1 < starts.length; vector++) {
    sums.clear();
    for (let k = starts[vector] as number; k < (starts[vector + 1] as number); k++) {
      const at = index[k] as number;
      sums.set(at, (sums.get(at) ?? 0) + (value[k] as number));
    }
    for (const [at, sum] of [...sums].sort(([a], [b]) => a - b)) {
      if (sum === 0) continue;
      result.indices.push(at);
      result.values.push(sum);
    }
    result.starts.push(result.indices.length);
  }
  return result;
}
