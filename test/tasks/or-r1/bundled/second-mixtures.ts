import type { Answer } from '../../../../tasks/or-r1/bundled/certify.ts';
import type { Blending } from '../../../../tasks/or-r1/bundled/families/blending.ts';
import type { Diet } from '../../../../tasks/or-r1/bundled/families/diet.ts';
import { type Linear, simplex } from './simplex.ts';

/** Orders by shares of one unit; sales by the margin of each ingredient in each product. */
export function secondBlending({ parts, order, products }: Blending): Answer {
  const n = parts.length;
  const at = (k: number, of: (i: number) => number) => products.flatMap((_, p) => parts.map((_, i) => (p === k ? of(i) : 0)));
  const amount = order ?? 1;
  const rows: Linear['rows'] = products.flatMap((product, k) => [
    { left: at(k, (i) => (parts[i]?.wanted ?? 0) - product.floor), relation: '>=', right: 0 },
    { left: at(k, (i) => (parts[i]?.unwanted ?? 0) - product.ceiling), relation: '<=', right: 0 },
    ...(order !== null ? [{ left: at(k, () => 1), relation: '>=' as const, right: 1 }] : []),
    ...(order !== null ? [{ left: at(k, () => 1), relation: '<=' as const, right: 1 }] : []),
    ...(product.demand !== null && order === null ? [{ left: at(k, () => 1), relation: '<=' as const, right: product.demand }] : []),
  ]);
  for (const [i, part] of parts.entries()) {
    if (part.available === null) continue;
    rows.push({ left: products.flatMap(() => parts.map((_, j) => Number(i === j))), relation: '<=', right: part.available / amount });
  }
  const cost = products.flatMap((product) => parts.map((part) => (order === null ? product.price - part.cost : part.cost * amount)));
  if (cost.length !== n * products.length) throw new Error('a column is missing');
  const solution = simplex({ maximise: order === null, cost, rows });
  return typeof solution === 'string' ? solution : solution.value;
}

/** Fractions by the dual program, in which nutrients have prices; whole portions by trying all. */
export function secondDiet(diet: Diet): Answer {
  return diet.whole ? wholeDiet(diet) : dualDiet(diet);
}

function dualDiet({ foods, least, most, budget }: Diet): Answer {
  // Every bound as Σ a x ≥ b; the dual maximises Σ b y over y ≥ 0 with Σ a y ≤ cost of each food.
  const bounds: { of: number[]; right: number }[] = [];
  for (const n of least.keys()) {
    const held = foods.map((food) => food.holds[n] as number);
    if (least[n] !== null) bounds.push({ of: held, right: least[n] as number });
    if (most[n] !== null) bounds.push({ of: held.map((v) => -v), right: -(most[n] as number) });
  }
  for (const [i, food] of foods.entries())
    if (food.most !== null) bounds.push({ of: foods.map((_, j) => (i === j ? -1 : 0)), right: -food.most });
  if (budget !== null) bounds.push({ of: foods.map((food) => -food.price), right: -budget });
  const solution = simplex({
    maximise: true,
    cost: bounds.map(({ right }) => right),
    rows: foods.map((food, i) => ({
      left: bounds.map(({ of }) => of[i] as number),
      relation: '<=',
      right: budget === null ? food.price : (food.holds[3] as number),
    })),
  });
  // All prices at zero are allowed, so an unbounded dual means that no diet will do.
  return solution === 'unbounded' ? 'infeasible' : solution === 'infeasible' ? 'unbounded' : solution.value;
}

function wholeDiet({ foods, least, most }: Diet): Answer {
  let best = Number.POSITIVE_INFINITY;
  const energy = most[0] as number;
  const visit = (i: number, held: number[], cents: number): void => {
    if (cents >= best || held.some((amount, n) => amount > (most[n] ?? Number.POSITIVE_INFINITY))) return;
    const food = foods[i];
    if (food === undefined) {
      if (held.every((amount, n) => amount >= (least[n] ?? 0))) best = cents;
      return;
    }
    const limit = food.most ?? Math.floor(energy / (food.holds[0] as number));
    for (let count = 0; count <= limit; count++) {
      visit(
        i + 1,
        held.map((amount, n) => amount + count * (food.holds[n] as number)),
        cents + count * Math.round(food.price * 100),
      );
    }
  };
  visit(0, [0, 0, 0, 0], 0);
  return best === Number.POSITIVE_INFINITY ? 'infeasible' : best / 100;
}
