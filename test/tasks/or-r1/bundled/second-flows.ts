import type { Answer } from '../../../../tasks/or-r1/bundled/certify.ts';
import type { Arc, NetworkFlow } from '../../../../tasks/or-r1/bundled/families/network-flow.ts';
import type { Transport } from '../../../../tasks/or-r1/bundled/families/transport.ts';
import { cheapestFlow, type Edge } from './cheapest-flow.ts';

/** A flow from one source to one sink; a trader instead takes the best way to each customer, without end where one pays. */
export function secondTransport({ sources, sinks, supply, demand, cost, limits, penalty, trade }: Transport): Answer {
  const least = (j: number, buy: number[]) =>
    Math.min(...sources.map((_, i) => (buy[i] as number) + (cost[i]?.[j] ?? Number.POSITIVE_INFINITY)));
  if (trade) {
    const margins = sinks.map((_, j) => (trade.sell[j] as number) - least(j, trade.buy));
    return margins.some((margin) => margin > 0) ? 'unbounded' : margins.reduce((sum, margin, j) => sum + margin * (demand[j] as number), 0);
  }
  const [first, last] = [0, sources.length + sinks.length + 1];
  const sink = (j: number) => 1 + sources.length + j;
  const edges: Edge[] = [
    ...sources.map((_, i) => ({ from: first, to: 1 + i, cost: 0, most: supply[i] as number })),
    ...sinks.map((_, j) => ({ from: sink(j), to: last, cost: 0, most: demand[j] as number })),
    ...(penalty === null ? [] : sinks.map((_, j) => ({ from: first, to: sink(j), cost: penalty, most: demand[j] as number }))),
  ];
  for (const i of sources.keys()) {
    for (const j of sinks.keys()) {
      const limit = limits.find((l) => l.source === i && l.sink === j)?.most ?? Number.POSITIVE_INFINITY;
      const unit = cost[i]?.[j] ?? null;
      if (unit !== null) edges.push({ from: 1 + i, to: sink(j), cost: unit, most: limit });
    }
  }
  return cheapestFlow(
    last + 1,
    edges,
    demand.reduce((sum, d) => sum + d, 0),
  );
}

/** Largest flows by the smallest of all cuts, the others by paths. */
export function secondNetworkFlow({ kind, nodes, arcs, required, through }: NetworkFlow): Answer {
  if (kind === 'largest') return smallestCut(nodes.length, arcs, through);
  const size = (arc: Arc) => arc.most ?? Number.POSITIVE_INFINITY;
  if (
    cyclesBelowZero(
      nodes.length,
      arcs.filter((arc) => arc.most === null),
    )
  )
    return 'unbounded';
  return cheapestFlow(
    nodes.length,
    arcs.map((arc) => ({ ...arc, most: size(arc) })),
    required as number,
  );
}

function smallestCut(nodes: number, arcs: readonly Arc[], through: NetworkFlow['through']): number {
  // A node with a limit is cut in two: what comes in stays at the node, what goes out leaves from a new one.
  const edges = through
    ? [
        ...arcs.map((arc) => (arc.from === through.node ? { ...arc, from: nodes } : arc)),
        { from: through.node, to: nodes, cost: 0, most: through.most },
      ]
    : arcs;
  const count = nodes + Number(through !== null);
  let least = Number.POSITIVE_INFINITY;
  for (let side = 0; side < 2 ** count; side++) {
    const near = (node: number) => ((side >> node) & 1) === 1;
    if (!near(0) || near(nodes - 1)) continue;
    const size = edges.reduce((sum, arc) => sum + (near(arc.from) && !near(arc.to) ? (arc.most ?? Number.POSITIVE_INFINITY) : 0), 0);
    least = Math.min(least, size);
  }
  return least;
}

/** Floyd and Warshall: whether some way back to a node costs less than nothing. */
function cyclesBelowZero(nodes: number, arcs: readonly Arc[]): boolean {
  const distance = Array.from({ length: nodes }, () => new Array<number>(nodes).fill(Number.POSITIVE_INFINITY));
  for (const { from, to, cost } of arcs) (distance[from] as number[])[to] = Math.min(distance[from]?.[to] as number, cost);
  for (let k = 0; k < nodes; k++)
    for (const row of distance)
      for (let j = 0; j < nodes; j++) row[j] = Math.min(row[j] as number, (row[k] as number) + (distance[k]?.[j] as number));
  return distance.some((row, i) => (row[i] as number) < 0);
}
