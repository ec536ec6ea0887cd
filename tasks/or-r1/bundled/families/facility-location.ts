import type { Random } from '../../../../harness/core/random.ts';
import type { Payload } from '../../sandbox/payload.ts';
import { between, type Family, several, some, total, turn } from '../family.ts';
import { Program } from '../program.ts';
import { and, paragraphs, sentences, table } from '../wording.ts';

interface Story {
  owner: string;
  site: string;
  sites: readonly string[];
  customer: string;
  customers: readonly string[];
  unit: string;
}

export interface FacilityLocation {
  story: Story;
  style: number;
  sites: string[];
  customers: string[];
  fixed: number[];
  /** Units a customer needs and a site can serve; null where size plays no part. */
  demand: number[] | null;
  capacity: number[] | null;
  /** Dollars for serving all of a customer's need from a site, or one unit of it where `split`. */
  cost: number[][];
  /** Whether a customer may be served from several sites. */
  split: boolean;
  /** Most sites that may be opened, or null. */
  most: number | null;
}

const stories: readonly Story[] = [
  {
    owner: 'A parcel service',
    site: 'depot',
    sites: ['Ashford', 'Bourne', 'Cley', 'Diss', 'Epping', 'Fakenham'],
    customer: 'district',
    customers: several(9, (i) => `district ${i + 1}`),
    unit: 'parcels a day',
  },
  {
    owner: 'A county',
    site: 'recycling plant',
    sites: ['Plant P', 'Plant Q', 'Plant R', 'Plant S', 'Plant T', 'Plant U'],
    customer: 'town',
    customers: ['Abbey', 'Brook', 'Croft', 'Dale', 'Elm', 'Ford', 'Glen', 'Heath', 'Isle'],
    unit: 'tonnes a week',
  },
  {
    owner: 'A mobile operator',
    site: 'data centre',
    sites: ['North', 'South', 'East', 'West', 'Centre', 'Coast'],
    customer: 'region',
    customers: ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf', 'Hotel', 'India'],
    unit: 'terabytes a day',
  },
];

const cases = ['free', 'single', 'split', 'median', 'free', 'short', 'single', 'split', 'median', 'single', 'short', 'split'] as const;

export const facilityLocation: Family<FacilityLocation> = { id: 'facility-location', draw, tell, model };

function draw(rng: Random, number: number): FacilityLocation {
  const story = turn(stories, number);
  const kind = turn(cases, number);
  const sites = some(rng, story.sites, between(rng, 4, 6)).sort();
  const customers = some(rng, story.customers, between(rng, 5, 9)).sort();
  const sized = kind === 'single' || kind === 'split' || kind === 'short';
  const demand = customers.map(() => between(rng, 10, 50, 5));
  const base = total(demand) / sites.length;
  const capacity = sites.map(() => Math.ceil((base * between(rng, 1.4, 2.6, 0.1)) / 5) * 5);
  const most = kind === 'median' ? 2 : kind === 'short' ? 2 : null;
  // Any two sites of a short problem are 5 units too small for all customers; all sites together are not.
  if (kind === 'short') {
    const half = Math.floor((total(demand) - 5) / 10) * 5;
    for (const i of sites.keys()) capacity[i] = half - (i % 2) * 5;
  }
  return {
    story,
    style: rng.below(3),
    sites,
    customers,
    fixed: sites.map(() => (kind === 'median' ? 0 : between(rng, 150, 500, 10))),
    demand: sized ? demand : null,
    capacity: sized ? capacity : null,
    cost: sites.map(() => customers.map(() => (kind === 'split' ? between(rng, 2, 15) : between(rng, 20, 160)))),
    split: kind === 'split',
    most,
  };
}

function tell({ story, style, sites, customers, fixed, demand, capacity, cost, split, most }: FacilityLocation): string {
  const { owner, site, customer, unit } = story;
  const charges = fixed.some((price) => price > 0);
  const siteRow = (i: number) => [
    sites[i] as string,
    ...(charges ? [fixed[i] as number] : []),
    ...(capacity ? [capacity[i] as number] : []),
    ...(cost[i] ?? []),
  ];
  return paragraphs(
    sentences(
      [
        `${owner} chooses where to open ${site}s. The candidates are ${and(sites)}, and ${customers.length} ${customer}s must be served: ${and(customers)}.`,
        `${owner} has ${sites.length} possible locations for a ${site} (${and(sites)}) and wants to serve ${customers.length} ${customer}s: ${and(customers)}.`,
        `To serve the ${customer}s ${and(customers)}, ${owner.toLowerCase()} can open a ${site} at any of ${and(sites)}.`,
      ][style] ?? '',
      split
        ? `The need of a ${customer} may be divided among several open ${site}s in any fractions, and must be met in full.`
        : `Each ${customer} must be served entirely by exactly one open ${site}.`,
      demand
        ? `The ${customer}s need, in ${unit}: ${and(customers.map((name, j) => `${name} ${demand[j]}`))}. The total that a ${site} serves may not exceed its capacity.`
        : `A ${site} can serve any number of ${customer}s.`,
      most === null ? '' : `No more than ${most} ${site}s may be opened.`,
    ),
    table(
      [site, ...(charges ? ['opening cost ($)'] : []), ...(capacity ? [`capacity (${unit})`] : []), ...customers],
      sites.map((_, i) => siteRow(i)),
    ),
    sentences(
      split
        ? `Under each ${customer}'s name is the cost in dollars of serving one unit of its need from the ${site} of that row.`
        : `Under each ${customer}'s name is the cost in dollars of serving all of its need from the ${site} of that row.`,
      charges ? `The opening cost is paid once for each ${site} that is opened.` : `Opening a ${site} is free of charge.`,
    ),
    charges
      ? ([
          'What is the lowest total of opening and service costs, in dollars?',
          'Minimise opening plus service costs; what is their total in dollars?',
          'How many dollars does the cheapest choice cost, opening and service together?',
        ][style] ?? '')
      : ([
          'What is the lowest total service cost, in dollars?',
          'Minimise the total cost of service; what is it in dollars?',
          'How many dollars does the cheapest choice cost?',
        ][style] ?? ''),
  );
}

function model({ sites, customers, fixed, demand, capacity, cost, split, most }: FacilityLocation): Payload {
  const program = new Program('minimise');
  const open = sites.map((_, i) => program.binary(fixed[i]));
  // Where needs may be divided a column is the amount served, else whether it is served.
  const serve = sites.map((_, i) =>
    customers.map((_, j) => (split ? program.column({ cost: cost[i]?.[j] ?? 0 }) : program.binary(cost[i]?.[j]))),
  );
  for (const j of customers.keys()) {
    program.row(
      serve.map((row) => [row[j] as number, 1] as const),
      '=',
      split ? (demand?.[j] ?? 0) : 1,
    );
  }
  for (const [i, row] of serve.entries()) {
    for (const [j, x] of row.entries())
      program.row(
        [
          [x, 1],
          [open[i] as number, split ? -(demand?.[j] ?? 0) : -1],
        ],
        '<=',
        0,
      );
    if (!demand || !capacity) continue;
    program.row(
      [...row.map((x, j) => [x, split ? 1 : (demand[j] as number)] as const), [open[i] as number, -(capacity[i] as number)]],
      '<=',
      0,
    );
  }
  if (most !== null) {
    program.row(
      open.map((y) => [y, 1] as const),
      '<=',
      most,
    );
  }
  return program.payload();
}
