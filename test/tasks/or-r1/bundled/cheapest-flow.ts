export interface Edge {
  from: number;
  to: number;
  cost: number;
  most: number;
}

/** Least cost of sending `amount` from 0 to `nodes - 1` by shortest augmenting paths (Bellman and Ford); edges of infinite size may not cycle below zero. */
export function cheapestFlow(nodes: number, edges: readonly Edge[], amount: number): number | 'infeasible' {
  const arcs = edges.flatMap((edge) => [
    { from: edge.from, to: edge.to, cost: edge.cost, left: edge.most },
    { from: edge.to, to: edge.from, cost: -edge.cost, left: 0 },
  ]);
  let [cost, left] = [0, amount];
  while (left > 0) {
    const distance = new Array<number>(nodes).fill(Number.POSITIVE_INFINITY);
    const by = new Array<number>(nodes).fill(-1);
    distance[0] = 0;
    for (let changed = true; changed; ) {
      changed = false;
      for (const [k, arc] of arcs.entries()) {
        const through = (distance[arc.from] as number) + arc.cost;
        if (arc.left <= 0 || through >= (distance[arc.to] as number)) continue;
        distance[arc.to] = through;
        by[arc.to] = k;
        changed = true;
      }
    }
    if (distance[nodes - 1] === Number.POSITIVE_INFINITY) return 'infeasible';
    const path: number[] = [];
    for (let node = nodes - 1; node !== 0; node = arcs[path.at(-1) as number]?.from as number) path.push(by[node] as number);
    const step = Math.min(left, ...path.map((k) => arcs[k]?.left as number));
    for (const k of path) {
      (arcs[k] as { left: number }).left -= step;
      (arcs[k ^ 1] as { left: number }).left += step;
    }
    left -= step;
    cost += step * (distance[nodes - 1] as number);
  }
  return cost;
}
