import type { Answer } from '../../../../tasks/or-r1/bundled/certify.ts';
import type { Assignment } from '../../../../tasks/or-r1/bundled/families/assignment.ts';
import type { Crashing, Machines, Scheduling, Sequence, Shifts } from '../../../../tasks/or-r1/bundled/families/scheduling.ts';
import { branched } from './simplex.ts';

const bits = (mask: number) => [...mask.toString(2)].reverse().flatMap((bit, i) => (bit === '1' ? [i] : []));

/** Worker by worker over the sets of jobs that are gone. */
export function secondAssignment({ story, workers, jobs, value, most, bottleneck }: Assignment): Answer {
  const worst = story.less ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const better = story.less ? Math.min : Math.max;
  let best = new Map([[0, bottleneck ? 0 : 0]]);
  for (const i of workers.keys()) {
    const next = new Map<number, number>();
    for (const [gone, so] of best) {
      for (let take = 0; take < 2 ** jobs.length; take++) {
        const taken = bits(take);
        if ((take & gone) !== 0 || taken.length > most || (most === 1 && taken.length !== 1)) continue;
        const figures = taken.map((j) => value[i]?.[j] ?? null);
        if (figures.includes(null)) continue;
        const reached = bottleneck ? Math.max(so, ...(figures as number[])) : so + (figures as number[]).reduce((sum, v) => sum + v, 0);
        next.set(gone | take, better(next.get(gone | take) ?? worst, reached));
      }
    }
    best = next;
  }
  return best.get(2 ** jobs.length - 1) ?? 'infeasible';
}

export function secondScheduling(data: Scheduling): Answer {
  if (data.kind === 'shifts') return secondShifts(data);
  if (data.kind === 'sequence') return secondSequence(data);
  return data.kind === 'machines' ? secondMachines(data) : secondCrashing(data);
}

function secondShifts({ needs, run, wage, staff }: Shifts): Answer {
  const flat = new Set(wage).size === 1;
  const rows = needs.map((right, day) => ({
    left: wage.map((_, start) => Number((day - start + 7) % 7 < run)),
    relation: '>=' as const,
    right,
  }));
  const limit = staff === null ? [] : [{ left: wage.map(() => 1), relation: '<=' as const, right: staff }];
  return branched({ maximise: false, cost: wage.map((pay) => (flat ? 1 : pay)), rows: [...rows, ...limit] }, [0, 1, 2, 3, 4, 5, 6]);
}

/** Over the sets of jobs that are done, of which the last one ends when all their hours are over (Held and Karp, 1962). */
function secondSequence({ hours, weight, due }: Sequence): Answer {
  const best = [0];
  for (let done = 1; done < 2 ** hours.length; done++) {
    const end = bits(done).reduce((sum, i) => sum + (hours[i] as number), 0);
    const costs = bits(done).map((i) => (best[done & ~(1 << i)] as number) + (weight[i] as number) * Math.max(0, end - (due?.[i] ?? 0)));
    best.push(Math.min(...costs));
  }
  return best.at(-1) as number;
}

/** Every way to spread the jobs, dropping those that are no better than the best. */
function secondMachines({ hours, machines, apart }: Machines): Answer {
  const load = new Array<number>(machines).fill(0);
  const on: number[] = [];
  let best = Number.POSITIVE_INFINITY;
  const visit = (job: number): void => {
    if (Math.max(...load) >= best) return;
    if (job === hours.length) {
      best = Math.max(...load);
      return;
    }
    for (let m = 0; m < machines; m++) {
      if (apart.some(([a, b]) => (b === job && on[a] === m) || (a === job && on[b] === m && b < job))) continue;
      load[m] = (load[m] as number) + (hours[job] as number);
      on[job] = m;
      visit(job + 1);
      load[m] = (load[m] as number) - (hours[job] as number);
    }
  };
  visit(0);
  return best;
}

/** Whole days are enough (the rows are those of a network), so every choice of them is tried. */
function secondCrashing({ activities, deadline }: Crashing): Answer {
  let best: number | null = null;
  const saved: number[] = [];
  const visit = (i: number, price: number): void => {
    const activity = activities[i];
    if (best !== null && price >= best) return;
    if (activity === undefined) {
      const ends: number[] = [];
      for (const [k, a] of activities.entries())
        ends.push(Math.max(0, ...a.after.map((b) => ends[b] as number)) + a.days - (saved[k] as number));
      if (Math.max(...ends) <= deadline) best = price;
      return;
    }
    for (let days = 0; days <= activity.days - activity.shortest; days++) {
      saved[i] = days;
      visit(i + 1, price + days * activity.price);
    }
  };
  visit(0, 0);
  return best ?? 'infeasible';
}
