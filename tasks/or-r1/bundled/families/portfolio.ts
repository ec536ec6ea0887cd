import type { Random } from '../../../../harness/core/random.ts';
import type { Payload } from '../../sandbox/payload.ts';
import { between, type Family, several, some, total, turn } from '../family.ts';
import { allocationModel, leverageModel, matchingModel, projectsModel } from '../portfolio-models.ts';
import { and, paragraphs, sentences, table } from '../wording.ts';

/** Money spread over assets: the return counts. */
export interface Allocation {
  kind: 'allocation';
  style: number;
  investor: string;
  money: number;
  /** `yield` and `share` in per cent; `share` is the most of the money that may go into it; `group` is an index. */
  assets: { name: string; yield: number; risk: number; share: number; group: number }[];
  /** Least and most of the money, in per cent, that may go into the groups. */
  groups: { name: string; least: number; most: number }[];
  /** Most that the mean risk score may be, or null where the risk is what is made small. */
  risk: number | null;
  /** Least mean yield in per cent where the risk is made small. */
  target: number | null;
}

/** Projects that are carried out whole or not at all, with budgets by year. */
export interface Projects {
  kind: 'projects';
  style: number;
  investor: string;
  projects: { name: string; worth: number; outlay: number[] }[];
  budgets: number[];
  clashes: [number, number][];
  needs: [number, number][];
}

/** Bonds bought now so that payments of later years can be met. */
export interface Matching {
  kind: 'matching';
  style: number;
  investor: string;
  bonds: { name: string; price: number; coupon: number; years: number }[];
  payments: number[];
  /** Per cent a year on cash kept. */
  interest: number;
  whole: boolean;
}

/** Money borrowed without limit for loans without limit. */
export interface Leverage {
  kind: 'leverage';
  style: number;
  investor: string;
  money: number;
  borrow: number;
  assets: { name: string; yield: number; share: number }[];
}

export type Portfolio = Allocation | Projects | Matching | Leverage;

const cases = [
  'allocation',
  'projects',
  'matching',
  'risk',
  'many',
  'leverage',
  'allocation',
  'unreachable',
  'whole',
  'many',
  'risk',
  'projects',
] as const;
const investors = ['A pension fund', 'A university endowment', 'A family office', 'A city treasury'];
const assetNames = ['Arden', 'Belmont', 'Corvus', 'Dunmore', 'Elgin', 'Fenwick', 'Garnet', 'Halden', 'Ivory', 'Juniper'];

export const portfolio: Family<Portfolio> = { id: 'portfolio', draw, tell, model };

function draw(rng: Random, number: number): Portfolio {
  const kind = turn(cases, number);
  const common = { style: rng.below(3), investor: turn(investors, number) };
  if (kind === 'projects' || kind === 'many') return { ...common, ...drawProjects(rng, kind === 'many' ? 32 : 10) };
  if (kind === 'matching' || kind === 'whole') return { ...common, ...drawMatching(rng, kind === 'whole') };
  if (kind === 'leverage') {
    const borrow = between(rng, 3, 5, 0.1);
    const assets = some(rng, assetNames, 4).map((name) => ({ name, yield: between(rng, 5.5, 9, 0.1), share: between(rng, 35, 50, 5) }));
    return { kind: 'leverage', ...common, money: between(rng, 200, 900, 50), borrow, assets };
  }
  const groups = [
    { name: 'bonds', least: 30, most: 70 },
    { name: 'shares', least: 10, most: 55 },
    { name: 'funds', least: 5, most: 40 },
  ];
  const assets = some(rng, assetNames, between(rng, 6, 8)).map((name, i) => {
    const risk = between(rng, 1, 9);
    return {
      name,
      yield: Number((2 + risk * 0.6 + between(rng, 0, 2, 0.1)).toFixed(1)),
      risk,
      share: between(rng, 25, 40, 5),
      group: i % 3,
    };
  });
  const mean = total(assets.map((asset) => asset.yield)) / assets.length;
  return {
    kind: 'allocation',
    ...common,
    money: between(rng, 100, 900, 20) * 1000,
    assets,
    groups,
    // Equal parts of all assets meet every rule.
    risk: kind === 'allocation' ? Math.ceil((total(assets.map((asset) => asset.risk)) / assets.length) * 2) / 2 : null,
    target: kind === 'risk' ? Math.floor(mean * 10) / 10 : kind === 'unreachable' ? Math.floor(highestYield(assets) * 10 + 1) / 10 : null,
  };
}

/** Of the best assets in turn as much as may be held, classes left aside. */
function highestYield(assets: Allocation['assets']): number {
  let [left, sum] = [100, 0];
  for (const asset of assets.toSorted((a, b) => b.yield - a.yield)) {
    const share = Math.min(left, asset.share);
    sum += (share * asset.yield) / 100;
    left -= share;
  }
  return sum;
}

function drawProjects(rng: Random, count: number): Omit<Projects, 'style' | 'investor'> {
  const years = count > 20 ? 2 : 3;
  const projects = several(count, (i) => {
    const outlay = several(years, () => between(rng, 0, 30));
    outlay[0] = Math.max(2, outlay[0] ?? 0);
    return { name: `P${i + 1}`, worth: Math.round(outlay.reduce((sum, x) => sum + x, 0) * between(rng, 0.8, 1.4, 0.05)) + 4, outlay };
  });
  const budgets = several(years, (y) => Math.floor(projects.reduce((sum, p) => sum + (p.outlay[y] as number), 0) * 0.4));
  const order = rng.shuffle([...projects.keys()]);
  const pair = (k: number): [number, number] => [order[2 * k] as number, order[2 * k + 1] as number];
  return { kind: 'projects', projects, budgets, clashes: [pair(0), pair(1)], needs: [pair(2)] };
}

function drawMatching(rng: Random, whole: boolean): Omit<Matching, 'style' | 'investor'> {
  const horizon = 4;
  const bonds = several(6, (i) => {
    const years = 1 + (i % horizon);
    const coupon = between(rng, 2, 7, 0.5);
    return { name: 'UVWXYZ'[i] as string, price: between(rng, 94, 104, 0.5), coupon, years };
  });
  const payments = several(horizon, () => (whole ? between(rng, 300, 1500, 50) : between(rng, 2000, 9000, 250)));
  return { kind: 'matching', bonds, payments, interest: between(rng, 0.5, 2, 0.5), whole };
}

function model(data: Portfolio): Payload {
  if (data.kind === 'allocation') return allocationModel(data);
  if (data.kind === 'projects') return projectsModel(data);
  return data.kind === 'matching' ? matchingModel(data) : leverageModel(data);
}

function tell(data: Portfolio): string {
  if (data.kind === 'allocation') return tellAllocation(data);
  if (data.kind === 'projects') return tellProjects(data);
  return data.kind === 'matching' ? tellMatching(data) : tellLeverage(data);
}

function tellAllocation({ style, investor, money, assets, groups, risk, target }: Allocation): string {
  return paragraphs(
    sentences(
      [
        `${investor} invests exactly $${money} for a year.`,
        `Exactly $${money} is to be placed for a year by ${investor.toLowerCase()}.`,
        `${investor} has $${money}, all of which it places for one year.`,
      ][style] ?? '',
      'These are the choices; any amounts, fractions of a dollar included, can be placed up to the largest share of the whole sum shown.',
    ),
    table(
      ['asset', 'class', 'yearly return (%)', 'risk score', 'largest share (%)'],
      assets.map((a) => [a.name, groups[a.group]?.name ?? '', a.yield, a.risk, a.share]),
    ),
    sentences(
      `Of the whole sum, ${and(groups.map((g) => `between ${g.least}% and ${g.most}% must go into ${g.name}`))}.`,
      'The risk score of the portfolio is the mean of the scores of its assets, weighted by the amounts placed.',
      risk === null
        ? `The return must be at least ${target}% of the whole sum.`
        : `The risk score of the portfolio may be at most ${risk}.`,
    ),
    risk === null
      ? 'What is the lowest risk score that the portfolio can have? Do not round it.'
      : ([
          'What is the largest return in dollars at the end of the year?',
          'Maximise the return of the year; how many dollars is it?',
          'How many dollars can be earned in the year at most?',
        ][style] ?? ''),
  );
}

function tellProjects({ style, investor, projects, budgets, clashes, needs }: Projects): string {
  const name = (i: number) => projects[i]?.name ?? '';
  return paragraphs(
    sentences(
      [
        `${investor} chooses among ${projects.length} projects.`,
        `${projects.length} projects have been proposed to ${investor.toLowerCase()}.`,
        `${investor} has ${projects.length} projects to choose from.`,
      ][style] ?? '',
      'A project is carried out whole or not at all, and at most once. Money is in thousand dollars; what is not spent in a year cannot be used in another.',
      `The budgets are ${and(budgets.map((b, y) => `${b} in year ${y + 1}`))}.`,
    ),
    table(
      ['project', 'net present value', ...budgets.map((_, y) => `outlay in year ${y + 1}`)],
      projects.map((p) => [p.name, p.worth, ...p.outlay]),
    ),
    sentences(
      ...clashes.map(([a, b]) => `At most one of ${name(a)} and ${name(b)} can be carried out.`),
      ...needs.map(([a, b]) => `${name(a)} can only be carried out if ${name(b)} is.`),
      'The net present values already account for the outlays.',
    ),
    'What is the largest total net present value, in thousand dollars?',
  );
}

function tellMatching({ style, investor, bonds, payments, interest, whole }: Matching): string {
  return paragraphs(
    sentences(
      [
        `${investor} must make payments at the end of each of the next ${payments.length} years`,
        `At the end of each of the next ${payments.length} years ${investor.toLowerCase()} has a payment to make`,
        `${investor} owes money at the end of each of the coming ${payments.length} years`,
      ][style] ?? '',
    ).concat(`: ${and(payments.map((p, t) => `$${p} at the end of year ${t + 1}`))}.`),
    sentences(
      'It wants to cover them by bonds bought today and held to their end, and by cash.',
      'A bond pays its coupon at the end of each year of its life, and its face value of $100 with the last coupon.',
    ),
    table(
      ['bond', 'price today ($)', 'yearly coupon ($)', 'life (years)'],
      bonds.map((b) => [b.name, b.price, b.coupon, b.years]),
    ),
    sentences(
      whole ? 'Only whole bonds can be bought, as many of each as wanted.' : 'Any number of each bond can be bought, fractions included.',
      `Cash, today's and whatever is left at the end of a year after the payment, earns ${interest}% in each following year and may be any amount, fractions of a cent included. Nothing can be borrowed or sold later.`,
      'What is left after the last payment is worth nothing here.',
    ),
    'What is the smallest sum that it must spend today on bonds and put aside as cash, in dollars? Do not round it.',
  );
}

function tellLeverage({ style, investor, money, borrow, assets }: Leverage): string {
  return paragraphs(
    sentences(
      [
        `${investor} has $${money} thousand of its own to invest for a year.`,
        `For one year ${investor.toLowerCase()} can invest $${money} thousand of its own.`,
        `With $${money} thousand of its own, ${investor.toLowerCase()} plans its investments for a year.`,
      ][style] ?? '',
      `On top of that it can borrow any amount for the year, without limit, at ${borrow}% interest.`,
      'All the money, its own and borrowed, that is invested goes into the assets below. Their returns are certain and do not fall with the amount, and each of them takes any amount, but no asset may hold more than its largest share of all that is invested. Own money may be left idle.',
    ),
    table(
      ['asset', 'yearly return (%)', 'largest share of all invested (%)'],
      assets.map((a) => [a.name, a.yield, a.share]),
    ),
    'What is the largest gain at the end of the year (returns minus interest on what was borrowed), in thousand dollars?',
  );
}
