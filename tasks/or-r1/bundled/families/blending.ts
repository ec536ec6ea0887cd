import type { Random } from '../../../../harness/core/random.ts';
import type { Payload } from '../../sandbox/payload.ts';
import { between, type Family, several, some, tidy, total, turn } from '../family.ts';
import { Program } from '../program.ts';
import { and, paragraphs, sentences, table } from '../wording.ts';

export interface Part {
  name: string;
  cost: number;
  /** Most units on offer; null for no limit. */
  available: number | null;
  /** Per cent of the trait that is wanted, and of the one that is not. */
  wanted: number;
  unwanted: number;
}

export interface Product {
  name: string;
  /** Per cent of the wanted trait, at least; of the unwanted one, at most. */
  floor: number;
  ceiling: number;
  price: number;
  /** Most units that can be sold; null for no limit. */
  demand: number | null;
}

interface Story {
  maker: string;
  products: readonly [string, string];
  unit: string;
  units: string;
  parts: readonly string[];
  traits: readonly [string, string];
}

export interface Blending {
  story: Story;
  style: number;
  parts: Part[];
  /** Units to be made of the only product, or null where products are sold. */
  order: number | null;
  products: Product[];
}

const stories: readonly Story[] = [
  {
    maker: 'A foundry',
    products: ['bell bronze', 'gear bronze'],
    unit: 'kilogram',
    units: 'kg',
    parts: ['copper scrap', 'old bells', 'gun metal', 'tin-rich ingots', 'valve scrap', 'bushing swarf', 'pipe offcuts'],
    traits: ['tin', 'lead'],
  },
  {
    maker: 'A feed mill',
    products: ['layer feed', 'grower feed'],
    unit: 'kilogram',
    units: 'kg',
    parts: ['maize', 'soya meal', 'fish meal', 'wheat bran', 'sunflower cake', 'barley', 'peas'],
    traits: ['protein', 'fibre'],
  },
  {
    maker: 'A bottling plant',
    products: ['breakfast nectar', 'garden punch'],
    unit: 'litre',
    units: 'litres',
    parts: ['apple base', 'mango purée', 'pear base', 'grape must', 'carrot juice', 'orange base', 'quince juice'],
    traits: ['fruit solids', 'acid'],
  },
  {
    maker: 'A fertiliser works',
    products: ['lawn mix', 'orchard mix'],
    unit: 'kilogram',
    units: 'kg',
    parts: ['urea blend', 'potash blend', 'bone meal', 'compost pellets', 'ammonium mix', 'kelp granules', 'guano'],
    traits: ['nitrogen', 'chloride'],
  },
];

const cases = ['order', 'market', 'order', 'grades', 'short', 'order', 'market', 'grades', 'open', 'order', 'grades', 'short'] as const;

export const blending: Family<Blending> = { id: 'blending', draw, tell, model };

function draw(rng: Random, number: number): Blending {
  const story = turn(stories, number);
  const kind = turn(cases, number);
  const count = kind === 'grades' ? 4 : between(rng, 4, 6);
  const quantity = between(rng, 400, 2000, 50);
  const share = several(count, () => between(rng, 1, 5));
  const parts = some(rng, story.parts, count).map((name, i): Part => {
    const wanted = between(rng, 4, 40);
    const limited = kind !== 'open' && (kind === 'grades' || rng.next() < 0.6);
    const mixed = (quantity * (share[i] as number)) / total(share);
    return {
      name,
      cost: tidy(0.4 + wanted * 0.05 + between(rng, 0, 0.9, 0.05)),
      available: limited ? Math.ceil((mixed * between(rng, 1, 1.5, 0.1)) / 10) * 10 : null,
      wanted,
      unwanted: between(rng, 0.5, 6, 0.5),
    };
  });
  const mean = (of: (part: Part) => number) => parts.reduce((sum, part, i) => sum + of(part) * (share[i] as number), 0) / total(share);
  const product = (name: string, extra: number, demand: number | null): Product => ({
    name,
    floor: Math.floor(mean((part) => part.wanted)) + extra,
    ceiling: Math.ceil(mean((part) => part.unwanted) * 2) / 2,
    price: tidy(Math.ceil(mean((part) => part.cost) * 10 + 3 + 4 * extra) / 10),
    demand,
  });
  const first = product(story.products[0], kind === 'grades' ? 2 : 0, kind === 'open' ? null : quantity);
  const second = product(story.products[1], -2, Math.round(quantity / 20) * 10);
  if (kind === 'short') limitRichest(parts, first, quantity);
  return {
    story,
    style: rng.below(3),
    parts,
    order: kind === 'order' || kind === 'short' ? quantity : null,
    products: kind === 'grades' ? [first, second] : [first],
  };
}

/** Makes the order impossible: the floor goes above the best mean that the stocks allow, yet below the richest part. */
function limitRichest(parts: Part[], product: Product, quantity: number): void {
  const byWealth = parts.toSorted((a, b) => b.wanted - a.wanted);
  const richest = byWealth[0] as Part;
  richest.wanted = (byWealth[1] as Part).wanted + 8;
  richest.available = Math.round(quantity / 40) * 10;
  let [left, best] = [quantity, 0];
  for (const part of byWealth) {
    const used = Math.min(left, part.available ?? left);
    best += (used * part.wanted) / quantity;
    left -= used;
  }
  product.floor = Math.floor(best) + 1;
}

function tell({ story, style, parts, order, products }: Blending): string {
  const { maker, unit, units, traits } = story;
  const product = products[0] as Product;
  const quality = (p: Product) => `at least ${p.floor}% ${traits[0]} and at most ${p.ceiling}% ${traits[1]}`;
  const sale = (p: Product) =>
    `${p.name} must hold ${quality(p)} and sells at $${p.price} per ${unit}${p.demand === null ? ' in any quantity, without limit' : `, up to ${p.demand} ${units}`}`;
  const task =
    order !== null
      ? `${maker} has an order for exactly ${order} ${units} of ${product.name}, which must hold ${quality(product)}.`
      : `${maker} makes ${and(products.map((p) => p.name))} from bought ingredients. ${products.map((p) => `The ${sale(p)}.`).join(' ')}`;
  return paragraphs(
    sentences(
      task,
      [
        'The ingredients on offer are listed below, with the percentages of them that count.',
        'The ingredients in the table can be mixed in any proportion.',
        'These ingredients may be bought and blended:',
      ][style] ?? '',
    ),
    table(
      ['ingredient', `cost ($ per ${unit})`, `${traits[0]} (%)`, `${traits[1]} (%)`, `available (${units})`],
      parts.map((part) => [part.name, part.cost, part.wanted, part.unwanted, part.available ?? 'unlimited']),
    ),
    sentences(
      `Nothing is lost in blending: one ${unit} of ingredients gives one ${unit} of product, and percentages mix in proportion to quantity.`,
      'Any fraction may be bought, and only what is used is paid for.',
      order !== null
        ? ([
            'What is the lowest total ingredient cost, in dollars?',
            'Find the minimum cost of the order in dollars.',
            'How cheaply, in dollars, can the order be filled?',
          ][style] ?? '')
        : `It need not sell as much as it could. ${['What is the largest profit (sales minus ingredient cost), in dollars?', 'Maximise sales revenue minus ingredient cost, in dollars.', 'How many dollars of profit, revenue less the cost of ingredients, can be made at most?'][style]}`,
    ),
  );
}

function model({ parts, order, products }: Blending): Payload {
  const program = new Program(order === null ? 'maximise' : 'minimise');
  const used = products.map(() => parts.map((part) => program.column({ cost: order === null ? -part.cost : part.cost })));
  for (const [k, product] of products.entries()) {
    const inside = used[k] as number[];
    const made = program.column({ cost: order === null ? product.price : 0, upper: product.demand });
    program.row([...inside.map((x) => [x, 1] as const), [made, -1]], '=', 0);
    program.row([...inside.map((x, i) => [x, parts[i]?.wanted ?? 0] as const), [made, -product.floor]], '>=', 0);
    program.row([...inside.map((x, i) => [x, parts[i]?.unwanted ?? 0] as const), [made, -product.ceiling]], '<=', 0);
    if (order !== null) program.row([[made, 1]], '=', order);
  }
  for (const [i, part] of parts.entries()) {
    if (part.available === null) continue;
    program.row(
      used.map((inside) => [inside[i] as number, 1] as const),
      '<=',
      part.available,
    );
  }
  return program.payload();
}
