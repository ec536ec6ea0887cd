import type { Payload } from '../sandbox/payload.ts';
import type { Allocation, Leverage, Matching, Projects } from './families/portfolio.ts';
import { tidy } from './family.ts';
import { Program } from './program.ts';

/** Columns are dollars; where the risk is made small they are shares of the sum, in per cent. */
export function allocationModel({ money, assets, groups, risk, target }: Allocation): Payload {
  const program = new Program(risk === null ? 'minimise' : 'maximise');
  const whole = risk === null ? 100 : money;
  const placed = assets.map((a) =>
    program.column({ cost: risk === null ? tidy(a.risk / 100) : tidy(a.yield / 100), upper: tidy((whole * a.share) / 100) }),
  );
  const each = (of: (a: Allocation['assets'][number]) => number) => assets.map((a, i) => [placed[i] as number, of(a)] as const);
  program.row(
    each(() => 1),
    '=',
    whole,
  );
  for (const [g, group] of groups.entries()) {
    const inside = assets.flatMap((a, i) => (a.group === g ? [[placed[i] as number, 1] as const] : []));
    program.row(inside, '>=', tidy((whole * group.least) / 100));
    program.row(inside, '<=', tidy((whole * group.most) / 100));
  }
  if (risk === null)
    program.row(
      each((a) => a.yield),
      '>=',
      tidy((target ?? 0) * whole),
    );
  else
    program.row(
      each((a) => a.risk),
      '<=',
      risk * whole,
    );
  return program.payload();
}

export function projectsModel({ projects, budgets, clashes, needs }: Projects): Payload {
  const program = new Program('maximise');
  const chosen = projects.map((p) => program.binary(p.worth));
  const x = (i: number) => chosen[i] as number;
  for (const [y, budget] of budgets.entries()) {
    program.row(
      projects.map((p, i) => [x(i), p.outlay[y] as number] as const),
      '<=',
      budget,
    );
  }
  for (const [a, b] of clashes)
    program.row(
      [
        [x(a), 1],
        [x(b), 1],
      ],
      '<=',
      1,
    );
  for (const [a, b] of needs)
    program.row(
      [
        [x(a), 1],
        [x(b), -1],
      ],
      '<=',
      0,
    );
  return program.payload();
}

export function matchingModel({ bonds, payments, interest, whole }: Matching): Payload {
  const program = new Program('minimise');
  const bought = bonds.map((b) => program.column({ cost: b.price, integer: whole }));
  const cash = [program.column({ cost: 1 }), ...payments.map(() => program.column())];
  for (const [t, payment] of payments.entries()) {
    const year = t + 1;
    const paid = bonds.flatMap((b, i) => (b.years < year ? [] : [[bought[i] as number, b.coupon + (b.years === year ? 100 : 0)] as const]));
    program.row([...paid, [cash[t] as number, tidy(1 + interest / 100)], [cash[year] as number, -1]], '=', payment);
  }
  return program.payload();
}

export function leverageModel({ money, borrow, assets }: Leverage): Payload {
  const program = new Program('maximise');
  const borrowed = program.column({ cost: tidy(-borrow / 100) });
  const placed = assets.map((a) => program.column({ cost: tidy(a.yield / 100) }));
  const all = placed.map((x) => [x, 1] as const);
  program.row([...all, [borrowed, -1]], '<=', money);
  for (const [i, a] of assets.entries()) {
    const x = placed[i] as number;
    program.row([...all.filter(([other]) => other !== x).map(([other]) => [other, -a.share] as const), [x, 100 - a.share]], '<=', 0);
  }
  return program.payload();
}
