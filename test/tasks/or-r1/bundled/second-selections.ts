import type { Answer } from '../../../../tasks/or-r1/bundled/certify.ts';
import type { Knapsack } from '../../../../tasks/or-r1/bundled/families/knapsack.ts';
import type { Allocation, Leverage, Matching, Portfolio, Projects } from '../../../../tasks/or-r1/bundled/families/portfolio.ts';
import { bestSelection } from './best-selection.ts';
import { branched, type Linear, simplex } from './simplex.ts';

const unique = (list: readonly number[]) => [...new Set(list)];
const either = (named: number[], counts: readonly number[], i: number) => counts[named.indexOf(i)] as number;

export function secondKnapsack({ items, weight, volume, clashes, needs, least }: Knapsack): Answer {
  const named = unique([...clashes.flat(), ...needs.flat(), ...(least?.among ?? [])]);
  const choices = items.map((item) => ({
    value: item.value,
    uses: volume === null ? [item.weight] : [item.weight, item.volume],
    stock: item.stock,
  }));
  return bestSelection(choices, volume === null ? [weight] : [weight, volume], named, (counts) => {
    const of = (i: number) => either(named, counts, i);
    return (
      clashes.every(([a, b]) => of(a) + of(b) <= 1) &&
      needs.every(([a, b]) => of(a) <= of(b)) &&
      (!least || least.among.reduce((sum, i) => sum + of(i), 0) >= least.count)
    );
  });
}

export function secondPortfolio(data: Portfolio): Answer {
  if (data.kind === 'allocation') return secondAllocation(data);
  if (data.kind === 'projects') return secondProjects(data);
  return data.kind === 'matching' ? secondMatching(data) : secondLeverage(data);
}

/** In shares of the whole, with the risk or the yield as differences from what is asked for. */
function secondAllocation({ money, assets, groups, risk, target }: Allocation): Answer {
  const each = (of: (asset: Allocation['assets'][number]) => number) => assets.map(of);
  const ones = each(() => 1);
  const rows: Linear['rows'] = [
    { left: ones, relation: '<=', right: 1 },
    { left: ones, relation: '>=', right: 1 },
    ...assets.map((asset, i) => ({ left: assets.map((_, j) => Number(i === j)), relation: '<=' as const, right: asset.share / 100 })),
    ...groups.flatMap(({ least, most }, g) => {
      const left = each((asset) => Number(asset.group === g));
      return [
        { left, relation: '>=' as const, right: least / 100 },
        { left, relation: '<=' as const, right: most / 100 },
      ];
    }),
    risk === null
      ? { left: each((a) => a.yield - (target as number)), relation: '>=', right: 0 }
      : { left: each((a) => a.risk - risk), relation: '<=', right: 0 },
  ];
  const solution = simplex({ maximise: risk !== null, cost: each((a) => (risk === null ? a.risk : (a.yield * money) / 100)), rows });
  return typeof solution === 'string' ? solution : solution.value;
}

function secondProjects({ projects, budgets, clashes, needs }: Projects): Answer {
  const keeps = (of: (i: number) => number) => clashes.every(([a, b]) => of(a) + of(b) <= 1) && needs.every(([a, b]) => of(a) <= of(b));
  if (budgets.length === 2) {
    const named = unique([...clashes.flat(), ...needs.flat()]);
    const choices = projects.map(({ worth, outlay }) => ({ value: worth, uses: outlay, stock: 1 }));
    return bestSelection(choices, budgets, named, (counts) => keeps((i) => either(named, counts, i)));
  }
  let best = 0;
  for (let set = 0; set < 2 ** projects.length; set++) {
    const of = (i: number) => (set >> i) & 1;
    const sum = (value: (p: Projects['projects'][number]) => number) => projects.reduce((all, p, i) => all + of(i) * value(p), 0);
    if (keeps(of) && budgets.every((budget, y) => sum((p) => p.outlay[y] as number) <= budget))
      best = Math.max(
        best,
        sum((p) => p.worth),
      );
  }
  return best;
}

/** Without cash after today: all that has come in, with interest, covers all that has been paid out, year by year. */
function secondMatching({ bonds, payments, interest, whole }: Matching): Answer {
  const growth = 1 + interest / 100;
  const grown = (flow: (year: number) => number, year: number) => {
    let sum = 0;
    for (let t = 1; t <= year; t++) sum = sum * growth + flow(t);
    return sum;
  };
  const rows: Linear['rows'] = payments.map((_, t) => ({
    left: [growth ** (t + 1), ...bonds.map((b) => grown((year) => (year > b.years ? 0 : b.coupon + (year === b.years ? 100 : 0)), t + 1))],
    relation: '>=',
    right: grown((year) => payments[year - 1] as number, t + 1),
  }));
  const program: Linear = { maximise: false, cost: [1, ...bonds.map((b) => b.price)], rows };
  if (whole)
    return branched(
      program,
      bonds.map((_, i) => i + 1),
    );
  const solution = simplex(program);
  return typeof solution === 'string' ? solution : solution.value;
}

/** Without end where the best mix earns more than borrowing costs. */
function secondLeverage({ money, borrow, assets }: Leverage): Answer {
  let [left, mean] = [100, 0];
  for (const asset of assets.toSorted((a, b) => b.yield - a.yield)) {
    const share = Math.min(left, asset.share);
    mean += (share * asset.yield) / 100;
    left -= share;
  }
  return mean > borrow ? 'unbounded' : (money * mean) / 100;
}
