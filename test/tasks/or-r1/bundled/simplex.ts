/** A linear program over columns ≥ 0, in dense rows. */
export interface Linear {
  maximise: boolean;
  cost: number[];
  rows: { left: number[]; relation: '<=' | '>='; right: number }[];
}

export type Solution = { value: number; x: number[] } | 'infeasible' | 'unbounded';

const EPSILON = 1e-9;

/** Two-phase tableau simplex with Bland's rule: slow, short, and nothing to do with HiGHS. */
export function simplex({ maximise, cost, rows }: Linear): Solution {
  const [n, m] = [cost.length, rows.length];
  // Columns: n, a slack a row, an artificial a row, the right side.
  const width = n + 2 * m + 1;
  const basis: number[] = [];
  const tableau = rows.map(({ left, relation, right }, i) => {
    const flip = right < 0 ? -1 : 1;
    const row = new Array<number>(width).fill(0);
    for (const [j, value] of left.entries()) row[j] = flip * value;
    row[n + i] = relation === '<=' ? flip : -flip;
    row[n + m + i] = 1;
    row[width - 1] = flip * right;
    basis.push(n + m + i);
    return row;
  });
  const solve = (objective: number[], columns: number): boolean => {
    for (;;) {
      const price = (j: number) =>
        (objective[j] ?? 0) - tableau.reduce((sum, row, i) => sum + (objective[basis[i] as number] ?? 0) * (row[j] as number), 0);
      let entering = 0;
      while (entering < columns && !(price(entering) > EPSILON)) entering++;
      if (entering === columns) return true;
      let leaving = -1;
      const ratio = (i: number) => (tableau[i]?.[width - 1] as number) / (tableau[i]?.[entering] as number);
      for (let i = 0; i < m; i++) {
        if ((tableau[i]?.[entering] as number) <= EPSILON) continue;
        const better = leaving < 0 || ratio(i) < ratio(leaving) - EPSILON;
        const tie = leaving >= 0 && Math.abs(ratio(i) - ratio(leaving)) <= EPSILON && (basis[i] as number) < (basis[leaving] as number);
        if (better || tie) leaving = i;
      }
      if (leaving < 0) return false;
      pivot(tableau, leaving, entering);
      basis[leaving] = entering;
    }
  };
  const artificial = new Array<number>(n + 2 * m).fill(0).map((_, j) => (j >= n + m ? -1 : 0));
  solve(artificial, n + m);
  const left = basis.reduce((sum, column, i) => sum + (column >= n + m ? (tableau[i]?.[width - 1] as number) : 0), 0);
  if (left > 1e-7) return 'infeasible';
  // Artificials that stay in the basis at zero are driven out where anything else can take their place.
  for (const [i, column] of basis.entries()) {
    const other = tableau[i]?.findIndex((value, j) => j < n + m && Math.abs(value) > EPSILON) ?? -1;
    if (column < n + m || other < 0) continue;
    pivot(tableau, i, other);
    basis[i] = other;
  }
  if (
    !solve(
      cost.map((value) => (maximise ? value : -value)),
      n + m,
    )
  )
    return 'unbounded';
  const x = new Array<number>(n).fill(0);
  for (const [i, column] of basis.entries()) if (column < n) x[column] = tableau[i]?.[width - 1] as number;
  return { value: x.reduce((sum, value, j) => sum + value * (cost[j] as number), 0), x };
}

function pivot(tableau: number[][], leaving: number, entering: number): void {
  const row = tableau[leaving] as number[];
  const factor = row[entering] as number;
  for (const j of row.keys()) row[j] = (row[j] as number) / factor;
  for (const [i, other] of tableau.entries()) {
    const times = other[entering] as number;
    if (i === leaving || times === 0) continue;
    for (const j of other.keys()) other[j] = (other[j] as number) - times * (row[j] as number);
  }
}

/** The best whole-number value by branching on `simplex`, for columns that are named whole. */
export function branched(program: Linear, whole: readonly number[]): number | 'infeasible' {
  let best: number | 'infeasible' = 'infeasible';
  const open: Linear['rows'][] = [[]];
  while (open.length > 0) {
    const cuts = open.pop() as Linear['rows'];
    const solution = simplex({ ...program, rows: [...program.rows, ...cuts] });
    if (solution === 'unbounded') throw new Error('branched: unbounded');
    if (solution === 'infeasible') continue;
    if (best !== 'infeasible' && (program.maximise ? solution.value <= best + 1e-9 : solution.value >= best - 1e-9)) continue;
    const split = whole.find((j) => Math.abs((solution.x[j] as number) - Math.round(solution.x[j] as number)) > 1e-6);
    if (split === undefined) {
      best = solution.value;
      continue;
    }
    const left = program.cost.map((_, j) => Number(j === split));
    const at = Math.floor(solution.x[split] as number);
    open.push([...cuts, { left, relation: '<=', right: at }], [...cuts, { left, relation: '>=', right: at + 1 }]);
  }
  return best;
}
