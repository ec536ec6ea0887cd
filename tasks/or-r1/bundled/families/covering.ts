import type { Random } from '../../../../harness/core/random.ts';
import type { Payload } from '../../sandbox/payload.ts';
import { between, type Family, several, some, turn } from '../family.ts';
import { Program } from '../program.ts';
import { and, paragraphs, sentences } from '../wording.ts';

interface Story {
  intro: string;
  set: string;
  sets: readonly string[];
  element: string;
  elements: readonly string[];
  covers: string;
  /** Cost of a set, or null where sets are merely counted. */
  money: string | null;
}

export interface Covering {
  story: Story;
  style: number;
  sets: { name: string; cost: number; covers: number[] }[];
  elements: string[];
  /** How many chosen sets must hold an element, by element. */
  times: number[];
  /** Most sets that may be chosen, or null. */
  most: number | null;
  /** Whether the elements' weights reached are to be as large as possible, rather than all be reached at the least cost. */
  weights: number[] | null;
}

const letters = [...'ABCDEFGHIJKLMNOP'];
const stories: readonly Story[] = [
  {
    intro: 'A town places ambulances and wants them to reach its quarters within eight minutes.',
    set: 'station',
    sets: several(18, (i) => `station ${i + 1}`),
    element: 'quarter',
    elements: letters,
    covers: 'reaches',
    money: 'thousand dollars a year',
  },
  {
    intro: 'A research team buys sensor kits.',
    set: 'kit',
    sets: several(18, (i) => `kit K${i + 1}`),
    element: 'pollutant',
    elements: ['ozone', 'soot', 'lead', 'mercury', 'benzene', 'ammonia', 'radon', 'methane', 'cadmium', 'arsenic', 'toluene', 'nickel'],
    covers: 'measures',
    money: 'dollars',
  },
  {
    intro: 'An airline hires crews by round trips.',
    set: 'trip',
    sets: several(18, (i) => `trip T${i + 1}`),
    element: 'flight',
    elements: several(12, (i) => `F${i + 1}`),
    covers: 'contains',
    money: 'hundred dollars',
  },
  {
    intro: 'A festival hires interpreters.',
    set: 'interpreter',
    sets: ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal', 'Ivy', 'Jo', 'Kit', 'Lea', 'Mo', 'Ned', 'Oz', 'Pia', 'Quin', 'Ray'],
    element: 'language',
    elements: ['Arabic', 'Basque', 'Czech', 'Danish', 'English', 'Finnish', 'Greek', 'Hindi', 'Irish', 'Japanese', 'Korean', 'Latvian'],
    covers: 'speaks',
    money: null,
  },
];

const cases = ['cost', 'cost', 'twice', 'cost', 'reach', 'few', 'cost', 'reach', 'twice', 'cost', 'few', 'reach'] as const;

export const covering: Family<Covering> = { id: 'covering', draw, tell, model };

function draw(rng: Random, number: number): Covering {
  const story = turn(stories, number);
  const kind = turn(cases, number);
  const elements = some(rng, story.elements, kind === 'few' ? 12 : between(rng, 8, 12)).sort(
    (a, b) => story.elements.indexOf(a) - story.elements.indexOf(b),
  );
  const count = between(rng, 9, 16);
  const names = story.sets.slice(0, count);
  const members = names.map(() => new Set(some(rng, [...elements.keys()], between(rng, 2, kind === 'few' ? 3 : 4))));
  // Every element is in three sets at least, so that twice is possible and the choice is one.
  for (const e of elements.keys()) {
    const holders = () => members.filter((set) => set.has(e)).length;
    for (const set of rng.shuffle(members)) if (holders() < 3 && set.size < (kind === 'few' ? 4 : 5)) set.add(e);
  }
  const sets = names.map((name, i) => {
    const covers = [...(members[i] ?? [])].sort((a, b) => a - b);
    return { name, cost: story.money === null ? 1 : covers.length * between(rng, 5, 9) + between(rng, 0, 12), covers };
  });
  return {
    story,
    style: rng.below(3),
    sets,
    elements,
    times: elements.map(() => (kind === 'twice' && rng.next() < 0.5 ? 2 : 1)),
    most: kind === 'few' ? smallestCover(sets, elements.length) - 1 : kind === 'reach' ? 3 : null,
    weights: kind === 'reach' ? elements.map(() => between(rng, 3, 30)) : null,
  };
}

/** How many sets it takes to hold all elements, by rounds of adding one more. */
function smallestCover(sets: Covering['sets'], elements: number): number {
  const masks = sets.map((set) => set.covers.reduce((mask, e) => mask | (1 << e), 0));
  let reached = new Set([0]);
  for (let count = 1; count <= sets.length; count++) {
    reached = new Set([...reached].flatMap((mask) => masks.map((more) => mask | more)));
    if (reached.has(2 ** elements - 1)) return count;
  }
  throw new Error('smallestCover: an element is in no set');
}

function tell({ story, style, sets, elements, times, most, weights }: Covering): string {
  const { intro, set, element, covers, money } = story;
  const names = (list: readonly number[]) => and(list.map((e) => elements[e] as string));
  const twice = [...elements.keys()].filter((e) => times[e] === 2);
  const priced = money !== null && !weights;
  return paragraphs(
    sentences(
      intro,
      `There are ${elements.length} ${element}s: ${and(elements)}.`,
      [
        `The ${set}s to choose from are these.`,
        `It can choose among ${sets.length} ${set}s, each of which can be chosen once or not at all.`,
        `Any of the following ${sets.length} ${set}s may be chosen.`,
      ][style] ?? '',
      priced ? `The figure in brackets is the cost of the ${set} in ${money}.` : '',
    ),
    sets.map((s) => `- ${s.name}${priced ? ` (${s.cost})` : ''} ${covers} ${names(s.covers)}.`).join('\n'),
    weights
      ? sentences(
          `No more than ${most} ${set}s may be chosen. A ${element} counts once if at least one chosen ${set} ${covers} it, with the following points: ${and(elements.map((name, e) => `${name} ${weights[e]}`))}.`,
          'How many points can be reached at most?',
        )
      : sentences(
          `Every ${element} must be covered, that is, at least one chosen ${set} ${covers} it${twice.length > 0 ? `; for ${names(twice)}, however, at least two different chosen ${set}s must` : ''}.`,
          most === null ? '' : `No more than ${most} ${set}s may be chosen.`,
          priced ? `What is the lowest possible total cost, in ${money}?` : `What is the smallest number of ${set}s that will do?`,
        ),
  );
}

function model({ sets, elements, times, most, weights, story }: Covering): Payload {
  const program = new Program(weights ? 'maximise' : 'minimise');
  const chosen = sets.map((set) => program.binary(weights ? 0 : story.money === null ? 1 : set.cost));
  for (const e of elements.keys()) {
    const holders = sets.flatMap((set, i) => (set.covers.includes(e) ? [[chosen[i] as number, 1] as const] : []));
    if (weights) program.row([...holders, [program.binary(weights[e]), -1]], '>=', 0);
    else program.row(holders, '>=', times[e] as number);
  }
  if (most !== null) {
    program.row(
      chosen.map((x) => [x, 1] as const),
      '<=',
      most,
    );
  }
  return program.payload();
}
