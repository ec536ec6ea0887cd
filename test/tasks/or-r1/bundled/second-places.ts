import type { Answer } from '../../../../tasks/or-r1/bundled/certify.ts';
import type { Covering } from '../../../../tasks/or-r1/bundled/families/covering.ts';
import type { FacilityLocation } from '../../../../tasks/or-r1/bundled/families/facility-location.ts';
import { cheapestFlow, type Edge } from './cheapest-flow.ts';

/** Every choice of sets, counted out. */
export function secondCovering({ story, sets, elements, times, most, weights }: Covering): Answer {
  let best: number | null = null;
  for (let choice = 0; choice < 2 ** sets.length; choice++) {
    const chosen = sets.filter((_, i) => ((choice >> i) & 1) === 1);
    if (most !== null && chosen.length > most) continue;
    const counts = new Array<number>(elements.length).fill(0);
    for (const set of chosen) for (const e of set.covers) counts[e] = (counts[e] as number) + 1;
    if (weights) {
      best = Math.max(
        best ?? 0,
        counts.reduce((sum, count, e) => sum + (count > 0 ? (weights[e] as number) : 0), 0),
      );
    } else if (counts.every((count, e) => count >= (times[e] as number))) {
      const cost = story.money === null ? chosen.length : chosen.reduce((sum, set) => sum + set.cost, 0);
      best = Math.min(best ?? Number.POSITIVE_INFINITY, cost);
    }
  }
  return best ?? 'infeasible';
}

/** Every choice of sites that may be opened together. */
export function secondFacilityLocation(data: FacilityLocation): Answer {
  const { sites, fixed, most } = data;
  let best = Number.POSITIVE_INFINITY;
  for (let choice = 1; choice < 2 ** sites.length; choice++) {
    const open = [...sites.keys()].filter((i) => ((choice >> i) & 1) === 1);
    if (most !== null && open.length > most) continue;
    const opening = open.reduce((sum, i) => sum + (fixed[i] as number), 0);
    best = Math.min(best, opening + (data.split ? divided(data, open) : undivided(data, open, best - opening)));
  }
  return best === Number.POSITIVE_INFINITY ? 'infeasible' : best;
}

function divided({ customers, demand, capacity, cost }: FacilityLocation, open: number[]): number {
  const last = open.length + customers.length + 1;
  const edges: Edge[] = [
    ...open.map((i, k) => ({ from: 0, to: k + 1, cost: 0, most: capacity?.[i] as number })),
    ...customers.map((_, j) => ({ from: open.length + 1 + j, to: last, cost: 0, most: demand?.[j] as number })),
    ...open.flatMap((i, k) =>
      customers.map((_, j) => ({ from: k + 1, to: open.length + 1 + j, cost: cost[i]?.[j] as number, most: Number.POSITIVE_INFINITY })),
    ),
  ];
  const total = (demand ?? []).reduce((sum, d) => sum + d, 0);
  const least = cheapestFlow(last + 1, edges, total);
  return least === 'infeasible' ? Number.POSITIVE_INFINITY : least;
}

/** Customer by customer to each open site with room, dropping what cannot stay below `limit`. */
function undivided({ customers, demand, capacity, cost }: FacilityLocation, open: number[], limit: number): number {
  const room = open.map((i) => capacity?.[i] ?? Number.POSITIVE_INFINITY);
  const cheapest = customers.map((_, j) => Math.min(...open.map((i) => cost[i]?.[j] as number)));
  const later = customers.map((_, j) => cheapest.slice(j).reduce((sum, c) => sum + c, 0));
  let best = limit;
  const visit = (j: number, spent: number): void => {
    if (j === customers.length) {
      best = Math.min(best, spent);
      return;
    }
    if (spent + (later[j] as number) >= best) return;
    for (const [k, i] of open.entries()) {
      const need = demand?.[j] ?? 0;
      if ((room[k] as number) < need) continue;
      room[k] = (room[k] as number) - need;
      visit(j + 1, spent + (cost[i]?.[j] as number));
      room[k] = (room[k] as number) + need;
    }
  };
  visit(0, 0);
  return best === limit ? Number.POSITIVE_INFINITY : best;
}
