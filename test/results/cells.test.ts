import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrialSpec } from '../../harness/core/trial.ts';
import { putEntry } from '../../results/calls.ts';
import { rejudge } from '../../results/cells.ts';
import { claim, markErrored } from '../../results/claims.ts';
import { deleteRun } from '../../results/delete-run.ts';
import { findRun } from '../../results/find.ts';
import { leaderboard } from '../../results/leaderboard.ts';
import { rebuildCells } from '../../results/rebuild-cells.ts';
import { runsLike } from '../../results/runs.ts';
import type { Store } from '../../results/store.ts';
import { closed, counted, MATCH, madeAgents, madeRun, madeSpec, madeStore, madeTask, matchVerdicts, verdict } from './made-store.ts';

const TASKS = [
  madeTask('made/duel', { metrics: [...MATCH, { id: 'return', kind: 'mean' }], seats: 2 }),
  madeTask('made/question', { metrics: [{ id: 'accuracy', kind: 'proportion' }] }),
];
const [A, B] = madeAgents('a', 'b') as [ReturnType<typeof madeAgents>[0], ReturnType<typeof madeAgents>[0]];
const LINE_UPS = [
  [
    [A, B],
    [B, A],
  ] as const,
  [[A], [B]] as const,
];
const RUNS = ['run-1', 'run-2'];
const KINDS = ['timeout', 'server', 'missing'];

/** What may happen to a store, on few enough trials that they meet again and again. */
const place = { task: fc.nat(1), lineUp: fc.nat(1), sample: fc.nat(1), epoch: fc.integer({ min: 1, max: 2 }), run: fc.nat(1) };
const share = fc.constantFrom(0, 0.5, 1, undefined);
const event = fc.oneof(
  fc.record({
    what: fc.constant('play' as const),
    ...place,
    score: share,
    back: fc.double({ min: -20, max: 20, noNaN: true }),
    illegal: fc.nat(2),
    cost: fc.double({ min: 0, max: 2, noNaN: true }),
    latencies: fc.array(fc.double({ min: 0, max: 90_000, noNaN: true }), { maxLength: 3 }),
  }),
  fc.record({ what: fc.constant('fail' as const), ...place, kind: fc.constantFrom(...KINDS) }),
  fc.record({ what: fc.constant('judge again' as const), ...place, score: share }),
  fc.record({ what: fc.constant('delete' as const), ...place }),
);
type Happening = typeof event extends fc.Arbitrary<infer T> ? T : never;

const specOf = ({ task, lineUp, sample, epoch }: Happening): TrialSpec =>
  madeSpec(TASKS[task] as (typeof TASKS)[0], LINE_UPS[task]?.[lineUp] ?? [], `s${sample}`, epoch);

const stateOf = (store: Store, spec: TrialSpec) => store.sql('SELECT state FROM trials WHERE id = ?').pluck().get(spec.id);

/** As the engine would: what is closed is not played again, what is not is not judged again. */
function happen(store: Store, one: Happening): void {
  if (one.what === 'delete') {
    const run = runsLike(store, RUNS[one.run] as string)[0];
    if (run !== undefined) deleteRun(store, run, 0);
    return;
  }
  const run = madeRun(store, RUNS[one.run] as string);
  const spec = specOf(one);
  const state = stateOf(store, spec);
  if (one.what === 'judge again') {
    if (state === 'closed') rejudge(store, claim(store, spec, run.n, 'owner', 0), verdictsOf(one.task, one.score, 1), 'again');
    return;
  }
  if (state === 'closed') return;
  if (one.what === 'fail') {
    markErrored(store, claim(store, spec, run.n, 'owner', 0), one.kind, 'went wrong');
    return;
  }
  const seats = spec.agents.map((_, seat) =>
    counted(seat, { illegal: one.illegal, calls: one.latencies.length, cost: one.cost, unpriced: one.illegal, latenciesMs: one.latencies }),
  );
  closed(store, run, spec, { verdicts: verdictsOf(one.task, one.score, one.back), seats });
}

const verdictsOf = (task: number, score: number | undefined, back: number) =>
  task === 1
    ? [verdict('accuracy', score), verdict('accuracy', 1, { candidate: 0 })]
    : score === undefined
      ? [verdict('score', undefined, { rival: 1 }), verdict('return', undefined)]
      : [...matchVerdicts(score), verdict('return', back), verdict('return', -back, { seat: 1 })];

type Row = Record<string, number | string>;

/** The cells that say something: rows of noughts are what undoing leaves behind. Sums of doubles to nine figures. */
function cellsOf(store: Store): Record<string, Row[]> {
  const rows = (text: string) => store.sql(text).all() as Row[];
  const tables = {
    cells: rows('SELECT * FROM cells WHERE n > 0 OR unscored > 0 ORDER BY task, lineup, seat, metric, rival'),
    deals: rows('SELECT * FROM deal_cells WHERE n1 + n2 > 0 ORDER BY task, metric, sample, seed, agent, other'),
    pairs: rows('SELECT * FROM pair_cells WHERE deals > 0 ORDER BY task, metric, agent, other'),
    seats: rows('SELECT * FROM seat_cells ORDER BY task, lineup, seat'),
    errors: rows('SELECT * FROM error_cells WHERE count > 0 ORDER BY task, lineup, kind'),
    latencies: rows('SELECT * FROM latency_cells ORDER BY task, agent, bucket'),
  };
  const rounded = (value: number | string) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 + 0 : value);
  const tidy = (row: Row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, rounded(value)]));
  return Object.fromEntries(Object.entries(tables).map(([name, list]) => [name, list.map(tidy)]));
}

describe('cells', () => {
  test('equal what the trials themselves add up to, whatever happened to them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 40 }), async (events) => {
        const store = madeStore();
        for (const one of events) await store.commit(() => happen(store, one));
        const kept = cellsOf(store);
        const board = JSON.stringify(
          leaderboard(store).sections.map(({ rows }) => rows.map(({ agent, n, medianMs }) => [agent, n, medianMs])),
        );
        await store.commit(() => rebuildCells(store));
        expect(kept).toEqual(cellsOf(store));
        expect(
          JSON.stringify(leaderboard(store).sections.map(({ rows }) => rows.map(({ agent, n, medianMs }) => [agent, n, medianMs]))),
        ).toBe(board);
        await store.close();
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test('recorded answers have no latency, also after another run is deleted', async () => {
    const store = madeStore();
    const [task, agents] = [TASKS[1] as (typeof TASKS)[0], [A]];
    await store.commit(() => {
      const run = madeRun(store, 'kept');
      const spec = madeSpec(task, agents, 's0');
      const { n } = closed(store, run, spec, { verdicts: [verdict('accuracy', 1)], seats: [counted(0, { calls: 1, latenciesMs: [] })] });
      putEntry(store, {
        trial: n,
        run: run.n,
        place: 'turn 1/seat 1#0',
        kind: 'call',
        requestHash: 'h',
        model: 'replay/x',
        endpoint: 'replay x',
        seat: 0,
        messages: [],
        settings: undefined,
        generation: { text: 'A', finish: 'stop' },
        cost: 0,
        latencyMs: 3,
        waitedMs: 0,
        attempts: 1,
        at: 0,
      });
      closed(store, madeRun(store, 'gone'), madeSpec(task, agents, 's1'), { verdicts: [verdict('accuracy', 0)] });
    });
    await store.commit(() => deleteRun(store, findRun(store, 'gone'), 0));
    const row = leaderboard(store).sections[0]?.rows[0];
    expect(row).toMatchObject({ n: 1, value: 1, calls: 1, medianMs: null });
  });
});

describe('deleting a run', () => {
  test('keeps trials that another run holds, and takes texts that nothing refers to any more', async () => {
    const store = madeStore();
    const task = TASKS[1] as (typeof TASKS)[0];
    const entry = (trial: number, text: string) => ({
      trial,
      run: 1,
      place: `turn 1/seat 1#${text}`,
      kind: 'call' as const,
      requestHash: 'h',
      model: 'm',
      endpoint: 'e',
      seat: 0,
      messages: [{ role: 'user' as const, content: `asked for ${text}` }],
      settings: undefined,
      generation: { text, finish: 'stop' as const, reasoning: `thought of ${text}` },
      cost: null,
      latencyMs: 1,
      waitedMs: 0,
      attempts: 1,
      at: 0,
    });
    await store.commit(() => {
      const [one, two] = [madeRun(store, 'one'), madeRun(store, 'two')];
      const shared = closed(store, one, madeSpec(task, [A], 'shared'), { verdicts: [verdict('accuracy', 1)] });
      claim(store, madeSpec(task, [A], 'shared'), two.n, 'owner', 0);
      const own = closed(store, one, madeSpec(task, [A], 'own'), { verdicts: [verdict('accuracy', 0)] });
      putEntry(store, entry(shared.n, 'shared'));
      putEntry(store, entry(own.n, 'own'));
    });
    expect(await store.commit(() => deleteRun(store, findRun(store, 'one'), 0))).toBe(1);
    const bodies = (store.sql('SELECT data FROM bodies').pluck().all() as Buffer[]).map(String);
    expect(bodies.sort()).toEqual(['shared', 'thought of shared', expect.stringContaining('asked for shared')]);
    expect(store.sql('SELECT sample FROM trials').pluck().all()).toEqual(['shared']);
    expect(leaderboard(store).sections[0]?.rows).toMatchObject([{ agent: 'a', n: 1, value: 1 }]);
    expect(runsLike(store, '').map(({ id }) => id)).toEqual(['two']);
  });
});
