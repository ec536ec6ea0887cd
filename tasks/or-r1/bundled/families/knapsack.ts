import type { Random } from '../../../../harness/core/random.ts';
import type { Payload } from '../../sandbox/payload.ts';
import { between, type Family, some, turn } from '../family.ts';
import { Program } from '../program.ts';
import { and, paragraphs, sentences, table } from '../wording.ts';

export interface Item {
  name: string;
  value: number;
  weight: number;
  volume: number;
  /** Most pieces of it. */
  stock: number;
}

interface Story {
  scene: string;
  value: string;
  weight: string;
  kilos: string;
  volume: string;
  litres: string;
  items: readonly string[];
}

export interface Knapsack {
  story: Story;
  style: number;
  items: Item[];
  weight: number;
  /** Second limit, or null where only the first is there. */
  volume: number | null;
  /** Pairs of which at most one is taken. */
  clashes: [number, number][];
  /** The first is only taken together with the second. */
  needs: [number, number][];
  /** At least so many of the items listed must be taken. */
  least: { count: number; among: number[] } | null;
}

const codes = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'].flatMap((letter) => [letter, `${letter}2`]);
const stories: readonly Story[] = [
  {
    scene: 'A mountain rescue team packs a sledge',
    value: 'usefulness (points)',
    weight: 'weight (kg)',
    kilos: 'kg',
    volume: 'volume (litres)',
    litres: 'litres',
    items: [
      'tent',
      'stove',
      'rope',
      'radio',
      'stretcher',
      'lamp',
      'axe',
      'blankets',
      'flares',
      'food box',
      'medical kit',
      'drill',
      'pump',
      'toolbox',
      'battery',
      'beacon',
    ],
  },
  {
    scene: 'A museum fills a travelling exhibition from its store',
    value: 'appeal (points)',
    weight: 'insurance (thousand $)',
    kilos: 'thousand dollars',
    volume: 'wall space (square metres)',
    litres: 'square metres',
    items: codes.map((code) => `picture ${code}`),
  },
  {
    scene: 'A satellite operator selects experiments for a mission',
    value: 'science value (points)',
    weight: 'mass (kg)',
    kilos: 'kg',
    volume: 'power (watts)',
    litres: 'watts',
    items: codes.map((code) => `experiment ${code}`),
  },
  {
    scene: 'A freight agent loads an aircraft with parcels',
    value: 'fee ($)',
    weight: 'weight (kg)',
    kilos: 'kg',
    volume: 'space (cubic feet)',
    litres: 'cubic feet',
    items: codes.map((code) => `parcel ${code}`),
  },
];

const cases = ['plain', 'two', 'pieces', 'clash', 'needs', 'forced', 'large', 'pieces', 'two', 'large', 'forced', 'clash'] as const;

export const knapsack: Family<Knapsack> = { id: 'knapsack', draw, tell, model };

function draw(rng: Random, number: number): Knapsack {
  const kind = turn(cases, number);
  const count = kind === 'large' ? 30 : between(rng, 7, 14);
  const story = turn(
    stories.filter(({ items }) => items.length >= count),
    number,
  );
  const items = some(rng, story.items, count).map((name): Item => {
    const weight = between(rng, 5, 60);
    return {
      name,
      value: Math.max(3, weight + between(rng, -4, 25)),
      weight,
      volume: between(rng, 3, 40),
      stock: kind === 'pieces' ? between(rng, 2, 5) : 1,
    };
  });
  const indices = rng.shuffle([...items.keys()]);
  const pair = (k: number): [number, number] => [indices[2 * k] as number, indices[2 * k + 1] as number];
  const part = (of: 'weight' | 'volume', share: number) => Math.floor(items.reduce((sum, item) => sum + item[of] * item.stock, 0) * share);
  const among = indices.slice(0, 5).sort((a, b) => a - b);
  const lightest = among.map((i) => (items[i] as Item).weight).sort((a, b) => a - b);
  // The four lightest of the five together weigh one unit too much.
  const weight = kind === 'forced' ? lightest.slice(0, 4).reduce((sum, w) => sum + w, 0) - 1 : part('weight', 0.42);
  return {
    story,
    style: rng.below(3),
    items,
    weight,
    volume: kind === 'two' || kind === 'large' ? part('volume', 0.4) : null,
    clashes: kind === 'clash' ? [pair(0), pair(1), pair(2)] : [],
    needs: kind === 'needs' ? [pair(0), pair(1)] : [],
    // In every other such problem three of the five are enough, and there is an answer.
    least: kind === 'forced' ? { count: number % 2 === 1 ? 4 : 3, among } : null,
  };
}

function tell({ story, style, items, weight, volume, clashes, needs, least }: Knapsack): string {
  const pieces = items.some((item) => item.stock > 1);
  const name = (i: number) => items[i]?.name ?? '';
  const head = ['item', story.value, story.weight, ...(volume === null ? [] : [story.volume]), ...(pieces ? ['pieces on hand'] : [])];
  const first = `total ${story.weight.replace(/ \(.*/, '')}`;
  const second = `total ${story.volume.replace(/ \(.*/, '')}`;
  const also = (text: string) => (volume === null ? '' : text);
  return paragraphs(
    sentences(
      `${story.scene}.`,
      [
        `What is chosen may have a ${first} of at most ${weight} ${story.kilos}${also(` and a ${second} of at most ${volume} ${story.litres}`)}.`,
        `The ${first} may not exceed ${weight} ${story.kilos}${also(`, nor the ${second} ${volume} ${story.litres}`)}.`,
        `All that is chosen is limited to a ${first} of ${weight} ${story.kilos}${also(` and a ${second} of ${volume} ${story.litres}`)}.`,
      ][style] ?? '',
      pieces
        ? 'Several pieces of an item may be taken, up to the number on hand; each piece counts in full, and pieces cannot be divided.'
        : 'Each item exists once and is taken whole or left.',
    ),
    table(
      head,
      items.map((item) => [item.name, item.value, item.weight, ...(volume === null ? [] : [item.volume]), ...(pieces ? [item.stock] : [])]),
    ),
    sentences(
      ...clashes.map(([a, b]) => `At most one of ${name(a)} and ${name(b)} may be taken.`),
      ...needs.map(([a, b]) => `If ${name(a)} is taken, ${name(b)} must be taken too.`),
      least ? `At least ${least.count} of these five must be taken: ${and(least.among.map(name))}.` : '',
    ),
    [
      `How large can the total of "${story.value}" of what is chosen be at most?`,
      `What is the largest attainable total of the column "${story.value}"?`,
      `Choose so that the total of "${story.value}" is as large as possible. What is that total?`,
    ][style] ?? '',
  );
}

function model({ items, weight, volume, clashes, needs, least }: Knapsack): Payload {
  const program = new Program('maximise');
  const taken = items.map((item) => program.column({ cost: item.value, upper: item.stock, integer: true }));
  const x = (i: number) => taken[i] as number;
  program.row(
    items.map((item, i) => [x(i), item.weight] as const),
    '<=',
    weight,
  );
  if (volume !== null) {
    program.row(
      items.map((item, i) => [x(i), item.volume] as const),
      '<=',
      volume,
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
  if (least) {
    program.row(
      least.among.map((i) => [x(i), 1] as const),
      '>=',
      least.count,
    );
  }
  return program.payload();
}
