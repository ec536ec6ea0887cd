import type { Random } from '../../../../harness/core/random.ts';
import type { Payload } from '../../sandbox/payload.ts';
import { between, type Family, some, turn } from '../family.ts';
import { Program } from '../program.ts';
import { and, paragraphs, sentences, table } from '../wording.ts';

interface Story {
  boss: string;
  worker: string;
  job: string;
  jobs: readonly string[];
  /** What the figures are and in what unit; lower is better where `less`. */
  figure: string;
  unit: string;
  less: boolean;
}

export interface Assignment {
  story: Story;
  style: number;
  workers: string[];
  jobs: string[];
  /** By worker and job; null where the worker cannot do the job. */
  value: (number | null)[][];
  /** Most jobs for one worker. */
  most: number;
  /** Whether the largest single figure counts rather than the sum. */
  bottleneck: boolean;
}

const names = ['Ana', 'Boris', 'Chloé', 'Dmitri', 'Eun', 'Farid', 'Greta', 'Hugo', 'Ines'];
const stories: readonly Story[] = [
  {
    boss: 'A translation office',
    worker: 'translator',
    job: 'manual',
    jobs: ['pump', 'lathe', 'drill', 'press', 'crane', 'mixer', 'boiler', 'loom'],
    figure: 'hours needed',
    unit: 'hours',
    less: true,
  },
  {
    boss: 'A swimming coach',
    worker: 'swimmer',
    job: 'leg',
    jobs: ['leg 1', 'leg 2', 'leg 3', 'leg 4', 'leg 5', 'leg 6', 'leg 7', 'leg 8'],
    figure: 'points expected',
    unit: 'points',
    less: false,
  },
  {
    boss: 'A repair firm',
    worker: 'technician',
    job: 'call',
    jobs: ['bakery', 'clinic', 'hotel', 'library', 'museum', 'school', 'theatre', 'depot'],
    figure: 'travel cost in dollars',
    unit: 'dollars',
    less: true,
  },
  {
    boss: 'A city archive',
    worker: 'clerk',
    job: 'collection',
    jobs: ['maps', 'letters', 'photographs', 'ledgers', 'posters', 'diaries', 'plans', 'deeds'],
    figure: 'days needed',
    unit: 'days',
    less: true,
  },
];

const cases = [
  'plain',
  'forbidden',
  'double',
  'bottleneck',
  'plain',
  'blocked',
  'forbidden',
  'double',
  'bottleneck',
  'forbidden',
  'blocked',
  'double',
] as const;

export const assignment: Family<Assignment> = { id: 'assignment', draw, tell, model };

function draw(rng: Random, number: number): Assignment {
  const kind = turn(cases, number);
  // Only times can run side by side.
  const timed = stories.filter(({ unit }) => unit === 'hours' || unit === 'days');
  const story = kind === 'bottleneck' ? rng.pick(timed) : turn(stories, number);
  const count = between(rng, 4, 7);
  const workers = some(rng, names, kind === 'double' ? Math.ceil(count / 2) + 1 : count);
  const jobs = some(rng, story.jobs, kind === 'double' ? count + 1 : count).sort();
  const value: (number | null)[][] = workers.map(() => jobs.map(() => between(rng, 11, 60)));
  const forbid = (i: number, j: number) => {
    (value[i] as (number | null)[])[j] = null;
  };
  // Off the diagonal only, so that one whole assignment stays possible.
  if (kind === 'forbidden') for (const i of workers.keys()) forbid(i, (i + 1 + rng.below(count - 1)) % count);
  // Three workers who share the same two jobs between them.
  if (kind === 'blocked') for (const i of [0, 1, 2]) for (const j of jobs.keys()) if (j > 1) forbid(i, j);
  const order = rng.shuffle([...workers.keys()]);
  return {
    story,
    style: rng.below(3),
    workers: order.map((i) => workers[i] as string),
    jobs,
    value: order.map((i) => value[i] as (number | null)[]),
    most: kind === 'double' ? 2 : 1,
    bottleneck: kind === 'bottleneck',
  };
}

function tell({ story, style, workers, jobs, value, most, bottleneck }: Assignment): string {
  const { boss, worker, job, figure, unit, less } = story;
  const barred = value.some((row) => row.includes(null));
  return paragraphs(
    sentences(
      [
        `${boss} must hand out ${jobs.length} ${job}s among ${workers.length} ${worker}s: ${and(workers)}.`,
        `${and(workers)} are the ${workers.length} ${worker}s among whom ${boss.toLowerCase()} has to divide ${jobs.length} ${job}s.`,
        `There are ${jobs.length} ${job}s to be given out. ${boss} has ${workers.length} ${worker}s, ${and(workers)}.`,
      ][style] ?? '',
      most === 1
        ? `Each ${worker} takes exactly one ${job}, and each ${job} goes to exactly one ${worker}.`
        : `Each ${job} goes to exactly one ${worker}; a ${worker} takes at most ${most} ${job}s and may be left without any. Figures add up for a ${worker} with more than one.`,
      `A ${job} cannot be shared.`,
    ),
    `The table gives the ${figure}${barred ? `; a dash means that the ${worker} cannot take that ${job}` : ''}.`,
    table(
      ['', ...jobs],
      workers.map((name, i) => [name, ...jobs.map((_, j) => value[i]?.[j] ?? '—')]),
    ),
    bottleneck
      ? `All of them start at the same moment and work side by side. After how many ${unit}, at the earliest, can the last of them be done? (This is the largest figure among the pairs chosen, to be made as small as possible.)`
      : less
        ? `What is the smallest possible total, in ${unit}?`
        : `What is the largest possible total, in ${unit}?`,
  );
}

function model({ story, workers, jobs, value, most, bottleneck }: Assignment): Payload {
  const program = new Program(story.less ? 'minimise' : 'maximise');
  const largest = bottleneck ? program.column({ cost: 1 }) : null;
  const chosen = workers.map((_, i) =>
    jobs.map((_, j) => {
      const figure = value[i]?.[j] ?? null;
      return figure === null ? null : program.binary(bottleneck ? 0 : figure);
    }),
  );
  const ones = (columns: (number | null | undefined)[]) => columns.flatMap((x) => (x === null || x === undefined ? [] : [[x, 1] as const]));
  for (const row of chosen) program.row(ones(row), most === 1 ? '=' : '<=', most);
  for (const j of jobs.keys()) {
    program.row(ones(chosen.map((row) => row[j])), '=', 1);
    if (largest === null) continue;
    const figures = chosen.flatMap((row, i) => (row[j] === null ? [] : [[row[j] as number, value[i]?.[j] ?? 0] as const]));
    program.row([[largest, 1], ...figures.map(([x, figure]) => [x, -figure] as const)], '>=', 0);
  }
  return program.payload();
}
