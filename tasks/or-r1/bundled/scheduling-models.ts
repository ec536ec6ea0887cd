import type { Payload } from '../sandbox/payload.ts';
import type { Crashing, Machines, Sequence, Shifts } from './families/scheduling.ts';
import { several, total } from './family.ts';
import { Program } from './program.ts';

export function shiftsModel({ needs, run, wage, staff }: Shifts): Payload {
  const flat = wage.every((pay) => pay === wage[0]);
  const program = new Program('minimise');
  const starting = wage.map((pay) => program.column({ cost: flat ? 1 : pay, integer: true }));
  for (const [day, need] of needs.entries()) {
    const there = several(run, (back) => [starting[(day - back + 7) % 7] as number, 1] as const);
    program.row(there, '>=', need);
  }
  if (staff !== null) {
    program.row(
      starting.map((x) => [x, 1] as const),
      '<=',
      staff,
    );
  }
  return program.payload();
}

/** One yes-or-no variable a pair of jobs says which comes first (Manne, 1960). */
export function sequenceModel({ hours, weight, due }: Sequence): Payload {
  const program = new Program('minimise');
  const horizon = total(hours);
  const done = hours.map((h, i) => program.column({ cost: due ? 0 : (weight[i] as number), lower: h, upper: horizon }));
  if (due) {
    for (const [i, date] of due.entries()) {
      const late = program.column({ cost: weight[i] as number });
      program.row(
        [
          [late, 1],
          [done[i] as number, -1],
        ],
        '>=',
        -date,
      );
    }
  }
  // 1 where i comes before j.
  for (const i of hours.keys()) {
    for (let j = i + 1; j < hours.length; j++) {
      const first = program.binary();
      const [a, b] = [done[i] as number, done[j] as number];
      program.row(
        [
          [b, 1],
          [a, -1],
          [first, -horizon],
        ],
        '>=',
        (hours[j] as number) - horizon,
      );
      program.row(
        [
          [a, 1],
          [b, -1],
          [first, horizon],
        ],
        '>=',
        hours[i] as number,
      );
    }
  }
  return program.payload();
}

export function machinesModel({ hours, machines, apart }: Machines): Payload {
  const program = new Program('minimise');
  const end = program.column({ cost: 1 });
  const on = hours.map(() => several(machines, () => program.binary()));
  for (const job of on) {
    program.row(
      job.map((x) => [x, 1] as const),
      '=',
      1,
    );
  }
  for (let m = 0; m < machines; m++) {
    program.row([[end, 1], ...on.map((job, i) => [job[m] as number, -(hours[i] as number)] as const)], '>=', 0);
    for (const [a, b] of apart)
      program.row(
        [
          [on[a]?.[m] as number, 1],
          [on[b]?.[m] as number, 1],
        ],
        '<=',
        1,
      );
  }
  return program.payload();
}

export function crashingModel({ activities, deadline }: Crashing): Payload {
  const program = new Program('minimise');
  const start = activities.map(() => program.column());
  const lasts = activities.map((a) => program.column({ lower: a.shortest, upper: a.days }));
  for (const [i, activity] of activities.entries()) {
    const saved = program.column({ cost: activity.price });
    program.row(
      [
        [saved, 1],
        [lasts[i] as number, 1],
      ],
      '=',
      activity.days,
    );
    for (const before of activity.after)
      program.row(
        [
          [start[i] as number, 1],
          [start[before] as number, -1],
          [lasts[before] as number, -1],
        ],
        '>=',
        0,
      );
    program.row(
      [
        [start[i] as number, 1],
        [lasts[i] as number, 1],
      ],
      '<=',
      deadline,
    );
  }
  return program.payload();
}
