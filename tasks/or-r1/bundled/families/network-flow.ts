import type { Random } from '../../../../harness/core/random.ts';
import type { Payload } from '../../sandbox/payload.ts';
import { between, type Family, several, turn } from '../family.ts';
import { Program, type Term } from '../program.ts';
import { and, paragraphs, sentences } from '../wording.ts';

export interface Arc {
  from: number;
  to: number;
  /** Dollars a unit; negative where moving a unit is paid for. */
  cost: number;
  /** Most units, or null. */
  most: number | null;
}

interface Story {
  scene: string;
  node: string;
  arc: string;
  unit: string;
  each: string;
}

export interface NetworkFlow {
  story: Story;
  style: number;
  kind: 'shortest' | 'largest' | 'cheapest';
  nodes: string[];
  arcs: Arc[];
  /** Units to be brought from the first node to the last; null where as many as possible. */
  required: number | null;
  /** Most units that may pass through a node between the ends. */
  through: { node: number; most: number } | null;
}

const stories: readonly Story[] = [
  { scene: 'A water company', node: 'pumping station', arc: 'pipe', unit: 'megalitres a day', each: 'megalitre' },
  { scene: 'A railway', node: 'yard', arc: 'line', unit: 'wagons a day', each: 'wagon' },
  { scene: 'A network provider', node: 'router', arc: 'link', unit: 'gigabits a second', each: 'gigabit' },
  { scene: 'A barge operator', node: 'lock', arc: 'canal', unit: 'containers a week', each: 'container' },
];

const cases = [
  'shortest',
  'largest',
  'cheapest',
  'short',
  'through',
  'cheapest',
  'premium',
  'largest',
  'shortest',
  'cheapest',
  'through',
  'short',
] as const;

export const networkFlow: Family<NetworkFlow> = { id: 'network-flow', draw, tell, model };

function draw(rng: Random, number: number): NetworkFlow {
  const story = turn(stories, number);
  const kind = turn(cases, number);
  const inner = between(rng, 5, 7);
  const nodes = several(inner + 2, (i) => 'ABCDEFGHIJ'[i] as string);
  const last = nodes.length - 1;
  const arcs: Arc[] = [];
  const add = (from: number, to: number) =>
    arcs.push({ from, to, cost: between(rng, 2, 25), most: kind === 'shortest' || kind === 'premium' ? null : between(rng, 4, 24) });
  // Every node leads on to the next one or the one after, so that there is a way through.
  for (const i of nodes.keys()) for (const step of [1, 2, 3]) if (i + step <= last && (step < 3 || rng.next() < 0.5)) add(i, i + step);
  for (let extra = 0; extra < 2; extra++) {
    const from = between(rng, 2, last - 1);
    const to = between(rng, 1, from - 1);
    if (!arcs.some((arc) => arc.from === from && arc.to === to)) add(from, to);
  }
  const largest = kind === 'short' || kind === 'cheapest' ? smallestCut(nodes.length, arcs) : 0;
  const short = kind === 'short' ? largest + between(rng, 1, 3) : null;
  const required = short ?? (kind === 'premium' ? 10 : kind === 'cheapest' ? Math.max(2, Math.floor(largest * 0.8)) : null);
  // A round trip that earns more than it costs, as often as wanted.
  if (kind === 'premium') arcs.push({ from: 4, to: 2, cost: -60, most: null });
  return {
    story,
    style: rng.below(3),
    kind: kind === 'shortest' ? 'shortest' : kind === 'largest' || kind === 'through' ? 'largest' : 'cheapest',
    nodes,
    arcs: rng.shuffle(arcs),
    required: kind === 'shortest' ? 1 : required,
    through: kind === 'through' ? { node: 2, most: between(rng, 4, 9) } : null,
  };
}

/** The smallest capacity that separates the first node from the last, over every division of the nodes. */
function smallestCut(nodes: number, arcs: readonly Arc[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let side = 0; side < 2 ** (nodes - 2); side++) {
    const inside = (node: number) => node === 0 || (node < nodes - 1 && ((side >> (node - 1)) & 1) === 1);
    const across = arcs.filter(({ from, to }) => inside(from) && !inside(to));
    least = Math.min(
      least,
      across.reduce((sum, arc) => sum + (arc.most ?? Number.POSITIVE_INFINITY), 0),
    );
  }
  return least;
}

function tell({ story, style, kind, nodes, arcs, required, through }: NetworkFlow): string {
  const { scene, node, arc, unit, each } = story;
  const [first, last] = [nodes[0], nodes.at(-1)];
  const price = (cost: number) => (cost < 0 ? `earns $${-cost}` : `costs $${cost}`);
  const told = arcs.map(({ from, to, cost, most }) => {
    const ends = `${nodes[from]} to ${nodes[to]}`;
    if (kind === 'largest') return `${ends}: ${most}`;
    return kind === 'shortest' ? `${ends}: $${cost}` : `${ends}: ${price(cost)} per ${each}${most === null ? '' : `, at most ${most}`}`;
  });
  const open = arcs.every((a) => a.most === null);
  return paragraphs(
    [
      `${scene} runs ${arcs.length} one-way ${arc}s between the ${node}s ${and(nodes)}.`,
      `The ${node}s ${and(nodes)} of ${scene.toLowerCase()} are joined by ${arcs.length} one-way ${arc}s.`,
      `${scene} has ${nodes.length} ${node}s, ${and(nodes)}, and these one-way ${arc}s between them.`,
    ][style] ?? '',
    kind === 'largest'
      ? `Capacities of the ${arc}s, in ${unit}:`
      : kind === 'shortest'
        ? `Cost of taking one ${each} along each ${arc}:`
        : `Charges by ${arc}${open ? `; any number of ${each}s may use each of them, as often as wanted` : ` and capacities in ${each}s`}:`,
    told.map((line) => `- ${line}`).join('\n'),
    sentences(
      `At every ${node} other than ${first} and ${last} as much leaves as arrives.`,
      through ? `In addition, no more than ${through.most} ${unit} may pass through ${nodes[through.node]}.` : '',
    ),
    kind === 'largest'
      ? `How much, in ${unit}, can be brought from ${first} to ${last} at most?`
      : kind === 'shortest'
        ? `What is the lowest cost, in dollars, of bringing one ${each} from ${first} to ${last}?`
        : sentences(
            `Exactly ${required} ${each}s must be brought from ${first} to ${last}, on one or several ways.`,
            open
              ? `On the way ${each}s may also be moved in circles; every movement is charged or paid, and what is earned lowers the total cost.`
              : '',
            'What is the lowest total cost, in dollars, for this quantity?',
          ),
  );
}

function model({ kind, nodes, arcs, required, through }: NetworkFlow): Payload {
  const program = new Program(kind === 'largest' ? 'maximise' : 'minimise');
  const flow = arcs.map((arc) => program.column({ cost: kind === 'largest' ? 0 : arc.cost, upper: arc.most }));
  const sent = program.column({ cost: kind === 'largest' ? 1 : 0 });
  for (const node of nodes.keys()) {
    const terms = arcs.flatMap(({ from, to }, a): Term[] =>
      from === node || to === node ? [[flow[a] as number, from === node ? 1 : -1]] : [],
    );
    const source = node === 0 ? -1 : node === nodes.length - 1 ? 1 : 0;
    program.row(source === 0 ? terms : [...terms, [sent, source]], '=', 0);
  }
  if (required !== null) program.row([[sent, 1]], '=', required);
  if (through) {
    const entering = arcs.flatMap(({ to }, a) => (to === through.node ? [[flow[a] as number, 1] as const] : []));
    program.row(entering, '<=', through.most);
  }
  return program.payload();
}
