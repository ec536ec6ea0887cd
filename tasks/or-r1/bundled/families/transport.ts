import type { Random } from '../../../../harness/core/random.ts';
import type { Payload } from '../../sandbox/payload.ts';
import { between, type Family, several, some, total, turn } from '../family.ts';
import { Program } from '../program.ts';
import { and, paragraphs, sentences, table } from '../wording.ts';

interface Story {
  carrier: string;
  goods: string;
  unit: string;
  from: string;
  to: string;
  sources: readonly string[];
  sinks: readonly string[];
}

export interface Transport {
  story: Story;
  style: number;
  sources: string[];
  sinks: string[];
  supply: number[];
  demand: number[];
  /** Dollars a unit by source and sink; null where the route is closed. */
  cost: (number | null)[][];
  limits: { source: number; sink: number; most: number }[];
  /** Dollars for each unit of demand that is not met, or null where all of it must be. */
  penalty: number | null;
  /** Buying price by source and selling price by sink, of a trader without limits. */
  trade: { buy: number[]; sell: number[] } | null;
}

const stories: readonly Story[] = [
  {
    carrier: 'A cement company',
    goods: 'cement',
    unit: 'tonne',
    from: 'plant',
    to: 'building site',
    sources: ['Alder', 'Birch', 'Cedar', 'Dogwood'],
    sinks: ['Harbour', 'Stadium', 'Bridge', 'Airport', 'Tunnel', 'School'],
  },
  {
    carrier: 'A dairy cooperative',
    goods: 'milk',
    unit: 'hectolitre',
    from: 'collection point',
    to: 'bottling plant',
    sources: ['Upfield', 'Marsh End', 'Longmeadow', 'Stonegate'],
    sinks: ['Aston', 'Brill', 'Corby', 'Deal', 'Ely', 'Frome'],
  },
  {
    carrier: 'A relief agency',
    goods: 'grain',
    unit: 'tonne',
    from: 'port',
    to: 'camp',
    sources: ['Beira', 'Durban', 'Mombasa', 'Tanga'],
    sinks: ['Camp A', 'Camp B', 'Camp C', 'Camp D', 'Camp E', 'Camp F'],
  },
  {
    carrier: 'A fuel distributor',
    goods: 'heating oil',
    unit: 'cubic metre',
    from: 'depot',
    to: 'town',
    sources: ['Depot 1', 'Depot 2', 'Depot 3', 'Depot 4'],
    sinks: ['Kirk', 'Lund', 'Moss', 'Narvik', 'Odda', 'Porsgrunn'],
  },
];

const cases = [
  'plain',
  'closed',
  'limited',
  'penalty',
  'short',
  'limited',
  'closed',
  'trade',
  'penalty',
  'plain',
  'limited',
  'short',
] as const;

export const transport: Family<Transport> = { id: 'transport', draw, tell, model };

function draw(rng: Random, number: number): Transport {
  const story = turn(stories, number);
  const kind = turn(cases, number);
  const sources = some(rng, story.sources, kind === 'short' || kind === 'closed' ? between(rng, 3, 4) : between(rng, 2, 4));
  const sinks = some(rng, story.sinks, between(rng, 3, 6));
  const demand = sinks.map(() => between(rng, 20, 120, 5));
  const supply = split(rng, total(demand) + (kind === 'penalty' ? -40 : kind === 'short' ? -5 : between(rng, 20, 80, 5)), sources.length);
  const cost: (number | null)[][] = sources.map(() => sinks.map(() => between(rng, 4, 30)));
  // One closed route a source at most, to a sink of its own, so that enough others stay open.
  if (kind === 'closed') for (const i of sources.keys()) if (i < sinks.length) (cost[i] as (number | null)[])[i] = null;
  const limits =
    kind === 'limited'
      ? some(rng, [...sinks.keys()], 2).map((sink) => {
          const source = sources.map((_, i) => i).reduce((best, i) => (Number(cost[i]?.[sink]) < Number(cost[best]?.[sink]) ? i : best), 0);
          return { source, sink, most: Math.max(10, Math.floor((demand[sink] ?? 0) / 10) * 5) };
        })
      : [];
  return {
    story,
    style: rng.below(3),
    sources,
    sinks,
    supply,
    demand,
    cost,
    limits,
    penalty: kind === 'penalty' ? between(rng, 35, 60) : null,
    trade: kind === 'trade' ? { buy: sources.map(() => between(rng, 60, 80)), sell: sinks.map(() => between(rng, 85, 100)) } : null,
  };
}

/** Splits a multiple of 5 into as many multiples of 5, none of them tiny. */
function split(rng: Random, whole: number, parts: number): number[] {
  const weights = several(parts, () => between(rng, 2, 4));
  const cut = weights.map((weight) => Math.floor((whole * weight) / total(weights) / 5) * 5);
  cut[0] = (cut[0] ?? 0) + whole - total(cut);
  return cut;
}

function tell(data: Transport): string {
  const { story, style, sources, sinks, supply, demand, penalty, trade } = data;
  const { carrier, goods, unit, from, to } = story;
  const listed = (names: string[], values: number[], each: (value: number) => string) =>
    and(names.map((name, i) => `${each(values[i] as number)} (${name})`));
  const opening = trade
    ? `${carrier} buys ${goods} at its ${from}s and sells it at any ${to}. Buying a ${unit} costs ${listed(sources, trade.buy, (v) => `$${v}`)}; it sells for ${listed(sinks, trade.sell, (v) => `$${v}`)}. As much as wanted can be bought, carried and sold everywhere: there is no limit on any quantity. Contracts oblige it to deliver at least the following numbers of ${unit}s: ${listed(sinks, demand, String)}.`
    : `${carrier} ships ${goods} from ${sources.length} ${from}s to ${sinks.length} ${to}s. The ${from}s can send out at most the following numbers of ${unit}s: ${listed(sources, supply, String)}. The ${to}s need, in ${unit}s: ${listed(sinks, demand, String)}.`;
  const closed = data.cost.some((row) => row.includes(null));
  return paragraphs(
    opening,
    `The cost of carrying one ${unit} in dollars${closed ? ' (a dash means that the route is closed)' : ''}:`,
    table(
      [`${from} \\ ${to}`, ...sinks],
      sources.map((name, i) => [name, ...sinks.map((_, j) => data.cost[i]?.[j] ?? '—')]),
    ),
    sentences(
      ...data.limits.map(
        ({ source, sink, most }, k) =>
          `${k === 0 ? 'The road' : 'Likewise, the road'} from ${sources[source]} to ${sinks[sink]} can carry at most ${most} ${unit}s.`,
      ),
      penalty === null
        ? trade
          ? ''
          : `Every ${to} must receive all that it needs.`
        : `Since there is not enough for all, each ${unit} that a ${to} needs but does not get costs a penalty of $${penalty}; nobody gets more than is needed.`,
      `Shipments need not be whole numbers of ${unit}s.`,
    ),
    trade
      ? 'What is the greatest profit (sales minus purchases minus carriage) that the company can make?'
      : ([
          `What is the smallest total cost${penalty === null ? '' : ' of carriage and penalties'}, in dollars?`,
          `Plan the shipments so that the total cost${penalty === null ? '' : ', penalties included,'} is as low as possible. What is it, in dollars?`,
          `Minimise the total ${penalty === null ? 'shipping cost' : 'of shipping cost and penalties'} and give it in dollars.`,
        ][style] ?? ''),
  );
}

function model({ sources, sinks, supply, demand, cost, limits, penalty, trade }: Transport): Payload {
  const program = new Program(trade ? 'maximise' : 'minimise');
  const bought = trade?.buy.map((price) => program.column({ cost: -price }));
  const sold = trade?.sell.map((price) => program.column({ cost: price }));
  const missing = penalty === null ? null : sinks.map(() => program.column({ cost: penalty }));
  const sent = sources.map((_, i) =>
    sinks.map((_, j) => {
      const unit = cost[i]?.[j];
      if (unit === null || unit === undefined) return null;
      const limit = limits.find(({ source, sink }) => source === i && sink === j);
      return program.column({ cost: trade ? -unit : unit, upper: limit?.most ?? null });
    }),
  );
  const ones = (columns: (number | null | undefined)[]) => columns.flatMap((x) => (x === null || x === undefined ? [] : [[x, 1] as const]));
  for (const i of sources.keys()) {
    if (bought) program.row([...ones(sent[i] ?? []), [bought[i] as number, -1]], '=', 0);
    else program.row(ones(sent[i] ?? []), '<=', supply[i] as number);
  }
  for (const j of sinks.keys()) {
    const arriving = ones(sent.map((row) => row[j]));
    if (sold) program.row([...arriving, [sold[j] as number, -1]], '=', 0);
    program.row(missing ? [...arriving, [missing[j] as number, 1]] : arriving, missing ? '=' : '>=', demand[j] as number);
  }
  return program.payload();
}
