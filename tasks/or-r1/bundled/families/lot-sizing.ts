import type { Random } from '../../../../harness/core/random.ts';
import type { Payload } from '../../sandbox/payload.ts';
import { between, type Family, several, total, turn } from '../family.ts';
import { Program } from '../program.ts';
import { and, paragraphs, sentences, table } from '../wording.ts';

export interface Line {
  name: string;
  demand: number[];
  setup: number;
  /** Dollars a unit made, by period. */
  unit: number[];
  holding: number;
  /** Units in stock at the start. */
  stock: number;
  /** Dollars a unit and period that demand waits, or null where it may not. */
  late: number | null;
}

interface Story {
  maker: string;
  period: string;
  lines: readonly [string, string];
}

export interface LotSizing {
  story: Story;
  style: number;
  periods: number;
  lines: Line[];
  /** Most units that can be made in a period, of all lines together; null for no limit. */
  capacity: number | null;
  /** Buying and selling prices by period of a merchant without limits, in place of making. */
  market: { buy: number[]; sell: number[] } | null;
}

const stories: readonly Story[] = [
  { maker: 'A bicycle workshop', period: 'month', lines: ['touring frames', 'racing frames'] },
  { maker: 'A paint factory', period: 'week', lines: ['white paint drums', 'red paint drums'] },
  { maker: 'A maker of solar panels', period: 'quarter', lines: ['roof panels', 'field panels'] },
];

const cases = ['plain', 'capacity', 'late', 'two', 'plain', 'tight', 'market', 'capacity', 'two', 'late', 'capacity', 'tight'] as const;

export const lotSizing: Family<LotSizing> = { id: 'lot-sizing', draw, tell, model };

function draw(rng: Random, number: number): LotSizing {
  const story = turn(stories, number);
  const kind = turn(cases, number);
  const periods = kind === 'two' ? 5 : between(rng, 6, 9);
  const lines = story.lines.slice(0, kind === 'two' ? 2 : 1).map((name): Line => {
    const base = between(rng, 3, 9);
    const varies = rng.next() < 0.5;
    return {
      name,
      demand: several(periods, () => between(rng, 10, 60, 5)),
      setup: between(rng, 60, 240, 10),
      unit: several(periods, () => base + (varies ? between(rng, 0, 3) : 0)),
      holding: between(rng, 1, 3),
      stock: rng.next() < 0.5 ? between(rng, 5, 15, 5) : 0,
      late: kind === 'late' ? between(rng, 3, 5) : null,
    };
  });
  const needs = several(periods, (t) => total(lines.map((line) => line.demand[t] as number)));
  const stock = total(lines.map((line) => line.stock));
  // Enough for every start of the horizon, or, where it is tight, a little too little for the worst one and enough for the whole.
  const worst = Math.max(...needs.map((_, t) => (total(needs.slice(0, t + 1)) - stock) / (t + 1)));
  const capacity =
    kind === 'plain' || kind === 'market'
      ? null
      : kind === 'tight'
        ? Math.ceil(worst / 5) * 5 - 5
        : Math.ceil(worst / 5) * 5 + between(rng, 5, 20, 5);
  const buy = several(periods, () => between(rng, 20, 30));
  return {
    story,
    style: rng.below(3),
    periods,
    lines,
    capacity,
    // Bought in the first period and sold in the last, a unit earns more than it costs to keep.
    market: kind === 'market' ? { buy, sell: buy.map((price, t) => price - 2 + (t === periods - 1 ? 12 + 3 * periods : 0)) } : null,
  };
}

function tell(data: LotSizing): string {
  const { story, style, periods, lines, capacity, market } = data;
  const { maker, period } = story;
  const what = and(lines.map((line) => line.name));
  const head = [period, ...several(periods, (t) => String(t + 1))];
  const rows = lines.flatMap((line) => [
    [`demand for ${line.name}`, ...line.demand],
    ...(market ? [] : [[`cost of making one of the ${line.name} ($)`, ...line.unit]]),
  ]);
  if (market) rows.push(['buying price ($)', ...market.buy], ['selling price ($)', ...market.sell]);
  const late = lines[0]?.late ?? null;
  return paragraphs(
    market
      ? `A trading house buys and sells ${what} and plans the next ${periods} ${period}s. In every ${period} it can buy and sell any quantity at that ${period}'s prices, and it must sell at least the demand shown; it can sell only what it has in stock or buys in that ${period}.`
      : ([
          `${maker} plans the production of ${what} for the next ${periods} ${period}s.`,
          `For ${periods} ${period}s ahead, ${maker.toLowerCase()} has to decide how many ${what} to make in each.`,
          `${maker} knows how many ${what} will be asked for in each of the coming ${periods} ${period}s and plans its lots.`,
        ][style] ?? ''),
    table(head, rows),
    sentences(
      ...(market
        ? []
        : lines.map(
            (line) => `Every ${period} in which any ${line.name} are made costs a set-up of $${line.setup}, however many are made.`,
          )),
      ...lines.map(
        (line) =>
          `Each unit of ${line.name} in stock at the end of a ${period} costs $${line.holding} for that ${period}; ${line.stock === 0 ? 'there is no stock at the start' : `${line.stock} are in stock at the start and paid for already`}.`,
      ),
      'Storage is unlimited, and nothing need be left at the end.',
      capacity === null
        ? market
          ? ''
          : `Any number can be made in a ${period}.`
        : `At most ${capacity} units${lines.length > 1 ? ' of both kinds together' : ''} can be made in a ${period}.`,
      market
        ? 'Quantities may be fractional.'
        : late === null
          ? `Units made in a ${period} can be used to meet the demand of that ${period} or of later ones. All demand must be met on time.`
          : `Units made in a ${period} can meet the demand of that ${period}, of later ones, or of earlier ones: demand may be met late, at $${late} for each unit and ${period} of delay, but all must be delivered by the end of ${period} ${periods}.`,
    ),
    market
      ? 'What is the greatest profit (sales minus purchases minus storage), in dollars?'
      : ([
          `What is the lowest total cost of set-ups, making and storage${late === null ? '' : ' and delay'}, in dollars?`,
          `Minimise the sum of set-up, production${late === null ? '' : ', delay'} and storage costs. What is it, in dollars?`,
          `Find the cheapest plan over the whole horizon, all costs named above included; what does it cost in dollars?`,
        ][style] ?? ''),
  );
}

function model({ periods, lines, capacity, market }: LotSizing): Payload {
  return market ? marketModel(lines[0] as Line, market) : makingModel(periods, lines, capacity);
}

/** Columns of what is made of a line in a period, and of whether any is. */
interface Lot {
  amount: number;
  setup: number;
}

function makingModel(periods: number, lines: Line[], capacity: number | null): Payload {
  const program = new Program('minimise');
  const made = lines.map((line) =>
    several(periods, (t) => ({ amount: program.column({ cost: line.unit[t] as number }), setup: program.binary(line.setup) })),
  );
  for (const [k, line] of lines.entries()) {
    const kept = several(periods, () => program.column({ cost: line.holding }));
    const owed =
      line.late === null
        ? null
        : several(periods, (t) => program.column({ cost: line.late as number, upper: t === periods - 1 ? 0 : null }));
    const most = Math.min(capacity ?? Number.POSITIVE_INFINITY, total(line.demand));
    for (let t = 0; t < periods; t++) {
      const { amount, setup } = (made[k] as Lot[])[t] as Lot;
      const before = t === 0 ? [] : ([[kept[t - 1] as number, 1], ...(owed ? [[owed[t - 1] as number, -1]] : [])] as [number, number][]);
      const after = [[kept[t] as number, -1], ...(owed ? [[owed[t] as number, 1]] : [])] as [number, number][];
      program.row([...before, [amount, 1], ...after], '=', (line.demand[t] as number) - (t === 0 ? line.stock : 0));
      program.row(
        [
          [amount, 1],
          [setup, -most],
        ],
        '<=',
        0,
      );
    }
  }
  if (capacity !== null && lines.length > 1) {
    for (let t = 0; t < periods; t++) {
      program.row(
        made.map((line) => [line[t]?.amount as number, 1] as const),
        '<=',
        capacity,
      );
    }
  }
  return program.payload();
}

function marketModel(line: Line, { buy, sell }: { buy: number[]; sell: number[] }): Payload {
  const program = new Program('maximise');
  let kept: number | null = null;
  for (const [t, price] of buy.entries()) {
    const bought = program.column({ cost: -price });
    const sold = program.column({ cost: sell[t] as number, lower: line.demand[t] as number });
    const left = program.column({ cost: -line.holding });
    program.row(
      [...(kept === null ? [] : [[kept, 1] as const]), [bought, 1], [sold, -1], [left, -1]],
      '=',
      kept === null ? -line.stock : 0,
    );
    kept = left;
  }
  return program.payload();
}
