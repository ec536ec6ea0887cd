/** How far below zero a pivot may fall, against the largest entry of its block, before a matrix counts as indefinite. */
const TOLERANCE = 1e-9;
/** Blocks are factored densely; larger ones would take longer than a solve. */
const LARGEST = 1_500;

/** A symmetric matrix by its lower triangle, compressed columns; each place once. */
export interface Triangle {
  readonly starts: readonly number[];
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/**
 * Whether xᵀQx ≥ 0 for all x; undefined where a block is too large to tell. Columns that no entry couples are told apart, and each
 * block is factored by Cholesky's method with the largest pivot first (Higham, Accuracy and Stability of Numerical Algorithms, 10.3).
 */
export function isConvex(q: Triangle): boolean | undefined {
  let large = false;
  for (const block of blocksOf(q)) {
    if (block.length > LARGEST) large = true;
    else if (!semidefinite(dense(q, block))) return false;
  }
  return large ? undefined : true;
}

/** Columns with entries, those that entries couple together. */
function blocksOf({ starts, indices }: Triangle): number[][] {
  const parent = starts.slice(1).map((_, column) => column);
  const root = (column: number): number => {
    let at = column;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const used = new Set<number>();
  parent.forEach((_, column) => {
    for (let k = starts[column] as number; k < (starts[column + 1] as number); k++) {
      const row = indices[k] as number;
      used.add(row).add(column);
      parent[root(row)] = root(column);
    }
  });
  const blocks = new Map<number, number[]>();
  for (const column of used) blocks.set(root(column), [...(blocks.get(root(column)) ?? []), column]);
  return [...blocks.values()];
}

function dense({ starts, indices, values }: Triangle, block: readonly number[]): Float64Array[] {
  const place = new Map(block.map((column, k) => [column, k]));
  const matrix = block.map(() => new Float64Array(block.length));
  for (const [column, j] of place) {
    for (let k = starts[column] as number; k < (starts[column + 1] as number); k++) {
      const i = place.get(indices[k] as number) as number;
      const row = matrix[i] as Float64Array;
      row[j] = values[k] as number;
      (matrix[j] as Float64Array)[i] = values[k] as number;
    }
  }
  return matrix;
}

/** Overwrites the matrix by what is left after each pivot. */
function semidefinite(matrix: readonly Float64Array[]): boolean {
  const at = (i: number, j: number): number => (matrix[i] as Float64Array)[j] as number;
  const scale = Math.max(...matrix.map((row) => row.reduce((most, value) => Math.max(most, Math.abs(value)), 0)));
  const left = matrix.map((_, k) => k);
  while (left.length > 0) {
    const pivot = left.reduce((best, k) => (at(k, k) > at(best, best) ? k : best));
    const size = at(pivot, pivot);
    // Nothing on the diagonal is left: nothing may be left beside it, else some direction curves down.
    if (size <= TOLERANCE * scale)
      return left.every((i) => left.every((j) => Math.abs(at(i, j)) <= Math.sqrt(TOLERANCE) * scale) && at(i, i) >= -TOLERANCE * scale);
    left.splice(left.indexOf(pivot), 1);
    for (const i of left) {
      const factor = at(i, pivot) / size;
      if (factor === 0) continue;
      const row = matrix[i] as Float64Array;
      for (const j of left) row[j] = (row[j] as number) - factor * at(pivot, j);
    }
  }
  return true;
}
