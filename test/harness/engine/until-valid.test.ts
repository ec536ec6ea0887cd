import { describe, expect, test } from 'vitest';
import type { Agent } from '../../../harness/core/agent.ts';
import type { Task } from '../../../harness/core/task.ts';
import type { ConfiguredTask, TrialResult, TrialSpec } from '../../../harness/core/trial.ts';
import { scored, unscored } from '../../../harness/core/verdict.ts';
import { type Plan, specsOf } from '../../../harness/engine/grid.ts';
import { untilValid } from '../../../harness/engine/until-valid.ts';

const agent = (id: string): Agent => ({ id, fingerprint: id, models: [], callsPerTurn: 0, plays: () => true, sit: () => ({}) as never });
const [a, b, c] = ['a', 'b', 'c'].map(agent) as [Agent, Agent, Agent];

const configured = (id: string): ConfiguredTask => ({
  task: {
    id,
    version: '1',
    metrics: [{ id: 'score', kind: 'match' }],
    samples: () => [0, 1].map((deal) => ({ id: `deal-${deal}`, content: { deal }, data: deal })),
  } as unknown as Task,
  parameters: {},
});

const made = (lineUps: readonly (readonly Agent[])[], epochs = 1): Plan => ({
  tasks: [{ task: configured('game'), lineUps }],
  epochs,
  seed: '0',
});

const told = ({ sample, agents, epoch }: TrialSpec): string => `${sample.id} ${agents.map(({ id }) => id).join('')} ${epoch}`;

const result = ({ id }: TrialSpec, valid: boolean): TrialResult => ({
  id,
  outcome: { ended: '' },
  verdicts: [{ seat: 0, metric: 'score', score: valid ? scored(1) : unscored('abnormal') }],
});

const errored = ({ id }: TrialSpec): TrialResult => ({ id, outcome: { ended: 'errored' }, verdicts: [] });

/** Plays a design to its end; what `lost` says errs and has no verdicts. Resolves to the rounds that were asked for. */
async function rounds(
  plan: Plan,
  most: number,
  { valid, lost = () => false, room = 100 }: { valid: (spec: TrialSpec) => boolean; lost?: (spec: TrialSpec) => boolean; room?: number },
): Promise<{ specs: TrialSpec[]; batches: string[][] }> {
  const design = untilValid(plan, most);
  const specs: TrialSpec[] = [];
  const batches: string[][] = [];
  let closed: TrialResult[] = [];
  for (let turn = 0; turn < 50; turn++) {
    const batch = await design.next(closed, room);
    if (batch === 'done') return { specs, batches };
    expect(batch.length).toBeLessThanOrEqual(room);
    specs.push(...batch);
    if (batch.length > 0) batches.push(batch.map(told));
    closed = batch.map((spec) => (lost(spec) ? errored(spec) : result(spec, valid(spec))));
  }
  throw new Error('the design does not end');
}

const seatings = [
  [a, b],
  [b, a],
];
const ALL = ['deal-0 ab 1', 'deal-0 ba 1', 'deal-1 ab 1', 'deal-1 ba 1'];

describe('a design that repeats matches until they are valid', () => {
  test('looks at results, and where all are valid plays the grid and no more', async () => {
    expect(untilValid(made(seatings), 100).adaptive).toBe(true);
    const { specs, batches } = await rounds(made(seatings), 100, { valid: () => true });
    expect(batches).toEqual([ALL]);
    const grid: string[] = [];
    for await (const { id } of specsOf(made(seatings))) grid.push(id);
    expect(specs.map(({ id }) => id)).toEqual(grid);
  });

  test('replays an abnormal match in the same deal and seating, one epoch on, round after round', async () => {
    const { specs, batches } = await rounds(made(seatings), 100, {
      valid: ({ sample, agents, epoch }) => !(sample.id === 'deal-1' && agents[0] === b) || epoch === 3,
    });
    expect(batches).toEqual([ALL, ['deal-1 ba 2'], ['deal-1 ba 3']]);
    expect(new Set(specs.map(({ id }) => id)).size).toBe(specs.length);
    const twice: string[] = [];
    for await (const spec of specsOf(made(seatings, 2))) if (told(spec) === 'deal-1 ba 2') twice.push(spec.id);
    expect(twice).toEqual([specs[4]?.id]);
  });

  test('begins no round once attempts have reached the threshold, and cuts none short', async () => {
    expect((await rounds(made(seatings), 4, { valid: () => false })).batches).toEqual([ALL]);
    const { specs, batches } = await rounds(made(seatings), 5, { valid: () => false });
    expect(batches).toHaveLength(2);
    expect(specs).toHaveLength(8);
  });

  test('counts attempts by pairing, in whatever seating', async () => {
    const { batches } = await rounds(made([...seatings, [a, c]]), 3, { valid: () => false });
    // a and b have met four times, a and c twice.
    expect(batches.slice(1)).toEqual([['deal-0 ac 2', 'deal-1 ac 2']]);
  });

  test('waits for the whole round before the next, however little room there is', async () => {
    const design = untilValid(made(seatings), 100);
    const ask = (closed: TrialResult[]) => design.next(closed, 3);
    const first = (await ask([])) as TrialSpec[];
    expect(first).toHaveLength(3);
    const [one, ...others] = first;
    const last = (await ask([result(one as TrialSpec, false)])) as TrialSpec[];
    expect(last.map(told)).toEqual(['deal-1 ba 1']);
    expect(await ask(others.map((spec) => result(spec, true)))).toEqual([]);
    expect(((await ask(last.map((spec) => result(spec, true)))) as TrialSpec[]).map(told)).toEqual(['deal-0 ab 2']);
  });

  test('steps over the epochs of the plan', async () => {
    const { batches } = await rounds(made([[a, b]], 2), 100, { valid: ({ epoch, sample }) => sample.id === 'deal-1' || epoch !== 1 });
    expect(batches[1]).toEqual(['deal-0 ab 3']);
  });

  test.each(['deal-0 ba 1', 'deal-1 ba 1'])('goes on past a trial that errored, wherever it stands: %s', async (lost) => {
    const { batches } = await rounds(made(seatings), 100, {
      valid: ({ sample, epoch }) => sample.id === 'deal-0' || epoch > 1,
      lost: (spec) => told(spec) === lost,
    });
    expect(batches).toEqual([ALL, ['deal-1 ab 2', 'deal-1 ba 2'].filter((again) => again.slice(0, -2) !== lost.slice(0, -2))]);
  });
});
