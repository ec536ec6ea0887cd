import type { Random } from '../../../../harness/core/random.ts';
import type { Payload } from '../../sandbox/payload.ts';
import { between, type Family, some, total, turn } from '../family.ts';
import { Program } from '../program.ts';
import { and, paragraphs, sentences } from '../wording.ts';

interface Story {
  shop: string;
  stock: string;
  piece: string;
  unit: string;
  /** What the measure is of a bar or a roll. */
  measure: 'long' | 'wide';
  /** Sizes of the stock and, from it, of pieces. */
  lengths: readonly number[];
}

export interface CuttingStock {
  story: Story;
  style: number;
  /** Stock lengths with their prices; the price counts only where there are several. */
  stocks: { length: number; price: number; most: number | null }[];
  pieces: { length: number; demand: number }[];
}

const stories: readonly Story[] = [
  { shop: 'A window maker', stock: 'aluminium bar', piece: 'frame part', unit: 'cm', measure: 'long', lengths: [600, 650, 500] },
  { shop: 'A paper mill', stock: 'jumbo roll', piece: 'narrow roll', unit: 'cm', measure: 'wide', lengths: [300, 280, 340] },
  { shop: 'A timber yard', stock: 'beam', piece: 'rafter', unit: 'cm', measure: 'long', lengths: [420, 480, 540] },
  { shop: 'A cable workshop', stock: 'drum of cable', piece: 'lead', unit: 'm', measure: 'long', lengths: [100, 120, 90] },
];

const cases = ['one', 'one', 'prices', 'one', 'short', 'prices', 'limited', 'one', 'prices', 'short', 'limited', 'one'] as const;

export const cuttingStock: Family<CuttingStock> = { id: 'cutting-stock', draw, tell, model };

function draw(rng: Random, number: number): CuttingStock {
  const story = turn(stories, number);
  const kind = turn(cases, number);
  const lengths = some(rng, story.lengths, kind === 'prices' || kind === 'limited' ? 2 : 1).sort((a, b) => b - a);
  const step = story.unit === 'm' ? 1 : 5;
  const longest = lengths.at(-1) as number;
  const sizes = new Set<number>();
  const wanted = between(rng, 3, 4);
  while (sizes.size < wanted)
    sizes.add(between(rng, Math.ceil((longest * 0.17) / step) * step, Math.floor((longest * 0.58) / step) * step, step));
  const pieces = [...sizes].sort((a, b) => b - a).map((length) => ({ length, demand: between(rng, 4, 12) }));
  const needed = total(pieces.map((piece) => piece.length * piece.demand));
  const stocks = lengths.map((length, i) => ({
    length,
    price: Math.round(length * (i === 0 ? 0.1 : 0.105)) + between(rng, 0, 3),
    most:
      kind === 'short'
        ? Math.ceil(needed / length) - 1
        : kind === 'limited' && i === 0
          ? Math.max(2, Math.floor(needed / length / 2))
          : null,
  }));
  return { story, style: rng.below(3), stocks, pieces };
}

function tell({ story, style, stocks, pieces }: CuttingStock): string {
  const { shop, stock, piece, unit, measure } = story;
  const several = stocks.length > 1;
  const plural = stock.startsWith('drum') ? stock.replace('drum', 'drums') : `${stock}s`;
  const bought = several
    ? `It buys ${plural} in two sizes: ${and(stocks.map((s) => `${s.length} ${unit} ${measure} at $${s.price} each`))}.`
    : `It uses ${plural} that are ${stocks[0]?.length} ${unit} ${measure}.`;
  const limits = stocks.flatMap((s) =>
    s.most === null ? [] : [`Only ${s.most} ${plural}${several ? ` of ${s.length} ${unit}` : ''} can be had.`],
  );
  const wanted = and(pieces.map((p) => `${p.demand} of ${p.length} ${unit}`));
  return paragraphs(
    sentences(
      [
        `${shop} cuts ${plural} into ${piece}s.`,
        `${shop} needs ${piece}s, which are cut from ${plural}.`,
        `${shop} has an order for ${piece}s, which it cuts from ${plural}.`,
      ][style] ?? '',
      bought,
      ...limits,
      `The order to fill is: ${wanted}.`,
    ),
    sentences(
      `Each ${stock} may be cut into any mix of these sizes that fits; cutting takes nothing away, and what is left over, or cut beyond the order, is worth nothing. ${piece[0]?.toUpperCase()}${piece.slice(1)}s cannot be joined from smaller ones.`,
      several ? `Only whole ${plural} can be bought.` : `Each ${stock} that is cut counts as used whole.`,
    ),
    several
      ? 'What is the lowest cost, in dollars, of filling the order?'
      : `What is the smallest number of ${plural} that fills the order?`,
  );
}

/** One whole-number column for each way to cut a stock length that leaves no room for another piece (Gilmore and Gomory, 1961). */
function model({ stocks, pieces }: CuttingStock): Payload {
  const program = new Program('minimise');
  const made: (readonly [number, number])[][] = pieces.map(() => []);
  for (const stock of stocks) {
    const used: (readonly [number, number])[] = [];
    for (const pattern of patterns(
      stock.length,
      pieces.map((piece) => piece.length),
    )) {
      const column = program.column({ cost: stocks.length > 1 ? stock.price : 1, integer: true });
      used.push([column, 1]);
      for (const [i, count] of pattern.entries()) if (count > 0) made[i]?.push([column, count]);
    }
    if (stock.most !== null) program.row(used, '<=', stock.most);
  }
  for (const [i, piece] of pieces.entries()) program.row(made[i] ?? [], '>=', piece.demand);
  return program.payload();
}

/** Counts of each size (longest first) that fit and leave less than the shortest over. */
function patterns(length: number, sizes: readonly number[]): number[][] {
  const [size, ...rest] = sizes;
  if (size === undefined) return [[]];
  const most = Math.floor(length / size);
  if (rest.length === 0) return [[most]];
  return Array.from({ length: most + 1 }, (_, count) => patterns(length - count * size, rest).map((tail) => [count, ...tail])).flat();
}
