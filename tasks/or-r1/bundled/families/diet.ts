import type { Random } from '../../../../harness/core/random.ts';
import type { Payload } from '../../sandbox/payload.ts';
import { between, type Family, some, tidy, turn } from '../family.ts';
import { Program } from '../program.ts';
import { and, paragraphs, sentences, table } from '../wording.ts';

interface Story {
  cook: string;
  eaters: string;
  serving: string;
  foods: readonly string[];
  nutrients: readonly (readonly [name: string, unit: string, low: number, high: number])[];
}

export interface Diet {
  story: Story;
  style: number;
  foods: { name: string; price: number; holds: number[]; most: number | null }[];
  /** At least and at most of each nutrient; null for no such bound. */
  least: (number | null)[];
  most: (number | null)[];
  whole: boolean;
  /** Whether the last nutrient is to be as small as possible in place of the cost, which a budget then bounds. */
  budget: number | null;
}

const stories: readonly Story[] = [
  {
    cook: 'A school kitchen',
    eaters: 'one week of lunches for a pupil',
    serving: 'portion',
    foods: ['lentil stew', 'chicken rice', 'bean salad', 'cheese pasta', 'fish pie', 'egg noodles', 'vegetable curry', 'yoghurt'],
    nutrients: [
      ['energy', 'kcal', 200, 620],
      ['protein', 'g', 6, 34],
      ['iron', 'mg', 1, 6],
      ['salt', 'g', 1, 4],
    ],
  },
  {
    cook: 'An expedition leader',
    eaters: 'one day of rations for a climber',
    serving: 'pack',
    foods: ['oat bars', 'dried beef', 'nut mix', 'cocoa', 'pea soup', 'rice meal', 'hard cheese', 'raisins'],
    nutrients: [
      ['energy', 'kcal', 180, 700],
      ['protein', 'g', 3, 30],
      ['carbohydrate', 'g', 10, 80],
      ['weight', 'g', 40, 160],
    ],
  },
  {
    cook: 'A zoo',
    eaters: 'the daily feed of an elephant seal group',
    serving: 'crate',
    foods: ['herring', 'mackerel', 'squid', 'capelin', 'sprat', 'krill cake', 'whiting', 'mussels'],
    nutrients: [
      ['energy', 'MJ', 20, 90],
      ['protein', 'kg', 2, 12],
      ['vitamin A', 'kIU', 5, 40],
      ['fat', 'kg', 1, 9],
    ],
  },
];

const cases = ['cost', 'whole', 'cost', 'budget', 'short', 'whole', 'cost', 'whole', 'budget', 'cost', 'short', 'whole'] as const;

export const diet: Family<Diet> = { id: 'diet', draw, tell, model };

function draw(rng: Random, number: number): Diet {
  const story = turn(stories, number);
  const kind = turn(cases, number);
  const foods = some(rng, story.foods, between(rng, 5, 8)).map((name) => ({
    name,
    price: between(rng, 0.6, 4.8, 0.1),
    holds: story.nutrients.map(([, , low, high]) => between(rng, low, high)),
    most: rng.next() < 0.5 ? between(rng, 2, 5) : null,
  }));
  // A plan that is known to do: the bounds are set round what it holds.
  const plan = foods.map((food) => Math.min(food.most ?? 3, rng.below(4)));
  plan[0] = Math.max(1, plan[0] ?? 0);
  const sums = story.nutrients.map((_, n) => foods.reduce((sum, food, i) => sum + (food.holds[n] as number) * (plan[i] as number), 0));
  const least = sums.map((sum, n) => (n < 3 ? Math.floor(sum * 0.92) : null));
  const most = sums.map((sum, n) => (n === 0 ? Math.ceil(sum * 1.1) : n === 3 && kind !== 'budget' ? Math.ceil(sum * 1.05) : null));
  // More protein than the allowed energy holds, even of the food that is richest in it.
  if (kind === 'short')
    least[1] =
      Math.floor((most[0] as number) * Math.max(...foods.map((food) => (food.holds[1] as number) / (food.holds[0] as number)))) + 1;
  const spent = foods.reduce((sum, food, i) => sum + food.price * (plan[i] as number), 0);
  return {
    story,
    style: rng.below(3),
    foods,
    least,
    most,
    whole: kind === 'whole',
    budget: kind === 'budget' ? tidy(Math.ceil(spent)) : null,
  };
}

function tell({ story, style, foods, least, most, whole, budget }: Diet): string {
  const { cook, eaters, serving, nutrients } = story;
  const bounds = nutrients.flatMap(([name, unit], n) => {
    const [low, high] = [least[n] ?? null, most[n] ?? null];
    if (low === null && high === null) return [];
    return [
      low === null
        ? `at most ${high} ${unit} of ${name}`
        : high === null
          ? `at least ${low} ${unit} of ${name}`
          : `between ${low} and ${high} ${unit} of ${name}`,
    ];
  });
  const scarce = foods.filter((food) => food.most !== null);
  const last = nutrients.at(-1) as Story['nutrients'][number];
  return paragraphs(
    sentences(
      [
        `${cook} puts together ${eaters} from ${foods.length} foods.`,
        `${cook} plans ${eaters}; ${foods.length} foods can be bought.`,
        `${foods.length} foods are available to ${cook.toLowerCase()} for ${eaters}.`,
      ][style] ?? '',
      `The table shows what one ${serving} costs and holds.`,
    ),
    table(
      ['food', 'price ($)', ...nutrients.map(([name, unit]) => `${name} (${unit})`)],
      foods.map((food) => [food.name, food.price, ...food.holds]),
    ),
    sentences(
      `In total the ${serving}s must hold ${and(bounds)}.`,
      scarce.length > 0
        ? `At most ${and(scarce.map((food) => `${food.most} ${serving}s of ${food.name}`))} may be used${scarce.length < foods.length ? '; of the other foods any amount' : ''}.`
        : '',
      whole ? `Only whole ${serving}s can be used.` : `Fractions of a ${serving} are allowed, at a fraction of its price.`,
      budget === null ? '' : `No more than $${budget} may be spent.`,
    ),
    budget === null
      ? ([
          'What is the lowest possible cost, in dollars?',
          'How many dollars does the cheapest such plan cost?',
          'Minimise the total price; what is it in dollars?',
        ][style] ?? '')
      : `What is the smallest total of ${last[0]}, in ${last[1]}, that such a plan can have?`,
  );
}

function model({ foods, least, most, whole, budget }: Diet): Payload {
  const program = new Program('minimise');
  const used = foods.map((food) =>
    program.column({ cost: budget === null ? food.price : (food.holds.at(-1) as number), upper: food.most, integer: whole }),
  );
  for (const n of least.keys()) {
    const held = foods.map((food, i) => [used[i] as number, food.holds[n] as number] as const);
    const [low, high] = [least[n] ?? null, most[n] ?? null];
    if (low !== null) program.row(held, '>=', low);
    if (high !== null) program.row(held, '<=', high);
  }
  if (budget !== null) {
    program.row(
      foods.map((food, i) => [used[i] as number, food.price] as const),
      '<=',
      budget,
    );
  }
  return program.payload();
}
