import type { Random } from '../../../../harness/core/random.ts';
import type { Payload } from '../../sandbox/payload.ts';
import { between, type Family, several, total, turn } from '../family.ts';
import { crashingModel, machinesModel, sequenceModel, shiftsModel } from '../scheduling-models.ts';
import { and, paragraphs, sentences, table } from '../wording.ts';

/** Days of work in a row, once a week: how many people start on each day. */
export interface Shifts {
  kind: 'shifts';
  story: number;
  style: number;
  /** People needed, Monday to Sunday. */
  needs: number[];
  run: number;
  /** Weekly wage by the day on which the run starts. */
  wage: number[];
  /** Most people, or null. */
  staff: number | null;
}

/** Jobs on one machine, one after the other; the weighted sum of completion or of lateness counts. */
export interface Sequence {
  kind: 'sequence';
  story: number;
  style: number;
  hours: number[];
  weight: number[];
  /** By when each should be done; null where completion times count. */
  due: number[] | null;
}

/** Jobs on equal machines side by side; the last completion counts. */
export interface Machines {
  kind: 'machines';
  story: number;
  style: number;
  hours: number[];
  machines: number;
  /** Pairs that may not share a machine. */
  apart: [number, number][];
}

/** A project whose activities can be shortened for money. */
export interface Crashing {
  kind: 'crashing';
  story: number;
  style: number;
  activities: { name: string; days: number; shortest: number; price: number; after: number[] }[];
  /** Days by which all must be done. */
  deadline: number;
}

export type Scheduling = Shifts | Sequence | Machines | Crashing;

const cases = [
  'shifts',
  'sequence',
  'machines',
  'crashing',
  'late',
  'few',
  'apart',
  'impossible',
  'shifts',
  'late',
  'apart',
  'crashing',
] as const;
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const firms = ['A clinic', 'A call centre', 'A hotel'];
const shops = ['a laser cutter', 'a kiln', 'a printing press'];
const halls = ['test benches', 'ovens', 'docks'];
const projects = ['the refit of a ferry', 'the move of a laboratory', 'the opening of a shop'];

export const scheduling: Family<Scheduling> = { id: 'scheduling', draw, tell, model };

function draw(rng: Random, number: number): Scheduling {
  const kind = turn(cases, number);
  const common = { story: rng.below(3), style: rng.below(3) };
  if (kind === 'shifts' || kind === 'few') {
    const needs = several(7, () => between(rng, 6, 22));
    const run = kind === 'few' ? 5 : between(rng, 4, 5);
    const wage = several(7, (i) => (number === 0 ? 100 : 500 + 10 * between(rng, 0, 6) + (i > 1 ? 40 : 0)));
    return { kind: 'shifts', ...common, needs, run, wage, staff: kind === 'few' ? Math.ceil(total(needs) / run) - 1 : null };
  }
  if (kind === 'sequence' || kind === 'late') {
    const hours = several(kind === 'late' ? 6 : 7, () => between(rng, 2, 12));
    return {
      kind: 'sequence',
      ...common,
      hours,
      weight: hours.map(() => between(rng, 1, 9)),
      due: kind === 'late' ? hours.map((h) => h + between(rng, 3, 22)) : null,
    };
  }
  if (kind === 'machines' || kind === 'apart') {
    const hours = several(kind === 'apart' ? 12 : 10, () => between(rng, 3, 20));
    return {
      kind: 'machines',
      ...common,
      hours,
      machines: 3,
      apart:
        kind === 'apart'
          ? [
              [0, 1],
              [2, 3],
              [0, 4],
            ]
          : [],
    };
  }
  const activities = several(8, (i) => {
    const time = between(rng, 4, 12);
    const before = i < 2 ? [] : [...new Set([between(rng, Math.max(0, i - 3), i - 1), between(rng, 0, i - 1)])].sort((a, b) => a - b);
    return {
      name: 'ABCDEFGH'[i] as string,
      days: time,
      shortest: time - between(rng, 1, 3),
      price: between(rng, 100, 900, 50),
      after: before,
    };
  });
  const [normal, least] = [finish(activities, 'days'), finish(activities, 'shortest')];
  const deadline = kind === 'impossible' ? least - 1 : Math.round((normal + least) / 2);
  return { kind: 'crashing', ...common, activities, deadline };
}

function finish(activities: Crashing['activities'], of: 'days' | 'shortest'): number {
  const ends: number[] = [];
  for (const activity of activities) ends.push(Math.max(0, ...activity.after.map((i) => ends[i] as number)) + activity[of]);
  return Math.max(...ends);
}

function model(data: Scheduling): Payload {
  if (data.kind === 'shifts') return shiftsModel(data);
  if (data.kind === 'sequence') return sequenceModel(data);
  return data.kind === 'machines' ? machinesModel(data) : crashingModel(data);
}

function tell(data: Scheduling): string {
  if (data.kind === 'shifts') return tellShifts(data);
  if (data.kind === 'sequence') return tellSequence(data);
  return data.kind === 'machines' ? tellMachines(data) : tellCrashing(data);
}

function tellShifts({ story, style, needs, run, wage, staff }: Shifts): string {
  const flat = wage.every((pay) => pay === wage[0]);
  return paragraphs(
    sentences(
      `${firms[story]} is open seven days a week and repeats the same roster every week. It needs at least these numbers of people: ${and(days.map((day, i) => `${needs[i]} on ${day}`))}.`,
      [
        `Everyone works ${run} days in a row each week and is off on the others; the run may go over Sunday into Monday.`,
        `A working week is ${run} consecutive days, which may start on any day and run on past Sunday into Monday.`,
      ][style % 2] ?? '',
      flat
        ? 'All earn the same.'
        : `Weekly pay depends on the day on which a person's run starts: ${and(days.map((day, i) => `$${wage[i]} for ${day}`))}.`,
      staff === null ? '' : `There are no more than ${staff} people who could be hired.`,
    ),
    flat
      ? 'What is the smallest number of people that will do? (Give the number of people.)'
      : 'What is the lowest possible weekly wage bill, in dollars? Only whole people can be hired.',
  );
}

function tellSequence({ story, style, hours, weight, due }: Sequence): string {
  const order = [
    `One after the other, in an order to be chosen, ${hours.length} jobs go through ${shops[story]}.`,
    `${hours.length} jobs wait for ${shops[story]}, which does one at a time.`,
  ];
  return paragraphs(
    sentences(
      order[style % 2] ?? '',
      'Work starts at time 0; a job that has begun is finished without a break, there are no gaps or set-up times between jobs.',
    ),
    table(
      [
        'job',
        'duration (hours)',
        ...(due ? ['due (hours after the start)'] : []),
        due ? 'penalty ($ per hour late)' : 'waiting cost ($ per hour)',
      ],
      hours.map((h, i) => [`J${i + 1}`, h, ...(due ? [due[i] as number] : []), weight[i] as number]),
    ),
    due
      ? 'A job that is done after its due time costs its penalty for every hour from the due time to its completion; one that is done in time costs nothing. What is the lowest possible total penalty, in dollars?'
      : 'Each job costs its waiting cost for every hour from time 0 to its own completion. What is the lowest possible total cost, in dollars?',
  );
}

function tellMachines({ story, style, hours, machines, apart }: Machines): string {
  return paragraphs(
    sentences(
      `${hours.length} jobs must be done on ${machines} equal ${halls[story]}, which work side by side from time 0.`,
      [
        'Each job is done entirely on one of them, without a break, and each of them does one job at a time.',
        'A job stays on one of them from start to end; no two jobs run on the same one at the same time.',
      ][style % 2] ?? '',
      `The durations in hours are: ${and(hours.map((h, i) => `J${i + 1} ${h}`))}.`,
      ...apart.map(([a, b]) => `J${a + 1} and J${b + 1} must not be done on the same one, not even at different times.`),
    ),
    'What is the earliest time, in hours, at which all jobs can be done?',
  );
}

function tellCrashing({ story, style, activities, deadline }: Crashing): string {
  return paragraphs(
    sentences(
      `The plan for ${projects[story]} has ${activities.length} activities. An activity can start when all that it must follow are finished, and any number of activities can go on at the same time.`,
      [
        'Durations can be shortened, at a price for each day, down to the shortest duration; fractions of a day are charged in proportion.',
        'Paying the price per day (fractions of a day in proportion) makes an activity shorter, but never shorter than its shortest duration.',
      ][style % 2] ?? '',
    ),
    table(
      ['activity', 'must follow', 'normal duration (days)', 'shortest duration (days)', 'price ($ per day saved)'],
      activities.map((a) => [a.name, and(a.after.map((i) => activities[i]?.name ?? '')) || 'none', a.days, a.shortest, a.price]),
    ),
    `All must be finished at most ${deadline} days after the start. What is the lowest total price of shortening, in dollars?`,
  );
}
