import type { Random } from '../../../harness/core/random.ts';

/** What is divided, what it is worth, and how long one may haggle. */
export interface Instance {
  /** Proposals of both seats together, after which the game ends without agreement. */
  readonly maxSteps: number;
  /** Items of each kind. */
  readonly pool: readonly number[];
  /** What an item of each kind is worth to each seat. OpenSpiel's may be longer than the pool: what follows does not count. */
  readonly utilities: readonly (readonly number[])[];
}

export const MOST_ITEMS = 5;
export const MOST_WORTH = 10;

const STEPS = [4, 5, 6, 7, 8, 9, 10] as const;
/** Poisson(7) restricted to 4..10, up to a factor: each is 7/n times the one before. */
const STEP_WEIGHTS = STEPS.map((steps) => STEPS.filter((n) => n > 4 && n <= steps).reduce((weight, n) => (weight * 7) / n, 1));

const drawn = (kinds: number, most: number, rng: Random): number[] => Array.from({ length: kinds }, () => rng.below(most + 1));

/** One seat's values: uniform, drawn again while all are 0. */
export function drawUtilities(kinds: number, rng: Random): number[] {
  for (;;) {
    const values = drawn(kinds, MOST_WORTH, rng);
    if (values.some((value) => value > 0)) return values;
  }
}

/** An instance by the rules' distribution (Cao et al., 2018, section 2.1). */
export function drawInstance(kinds: number, rng: Random): Instance {
  const maxSteps = STEPS[rng.weighted(STEP_WEIGHTS)] as number;
  return { maxSteps, pool: drawn(kinds, MOST_ITEMS, rng), utilities: [drawUtilities(kinds, rng), drawUtilities(kinds, rng)] };
}

/** The first instance of OpenSpiel's default game, which every GTBench match plays; its values come again where there are more kinds. */
export const firstInstance = (kinds: number): Instance => ({
  maxSteps: 7,
  pool: new Array<number>(kinds).fill(5),
  utilities: [Array.from({ length: kinds }, (_, kind) => [10, 1, 7][kind % 3] as number), new Array<number>(kinds).fill(10)],
});

/** The instance that OpenSpiel's text of a state names; undefined where it names none of so many kinds. */
export function readInstance(text: string, kinds: number): Instance | undefined {
  const parts = /^Max steps: (\d{1,3})\nItem pool: ([0-5](?: [0-5])*)\nAgent 0 util vec: ([\d ]+)\nAgent 1 util vec: ([\d ]+)\n/.exec(text);
  if (parts === null) return undefined;
  const [pool = [], first = [], second = []] = parts.slice(2).map((numbers) => numbers.split(' ').map(Number));
  return pool.length === kinds ? { maxSteps: Number(parts[1]), pool, utilities: [first, second] } : undefined;
}
