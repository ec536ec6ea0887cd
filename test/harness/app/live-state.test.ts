import { describe, expect, test } from 'vitest';
import { timeLeft } from '../../../harness/app/live-pace.ts';
import { doneOf } from '../../../harness/app/live-rows.ts';
import { after, done, type LiveState, nothingYet } from '../../../harness/app/live-state.ts';
import type { Agent } from '../../../harness/core/agent.ts';
import type { TrialSpec } from '../../../harness/core/trial.ts';
import type { EngineEvent } from '../../../harness/engine/events.ts';
import type { PlannedTask } from '../../../harness/engine/planned.ts';
import { nimEvent } from '../../../tasks/gtbench/games/nim.prompt.ts';
import { ticTacToeEvent } from '../../../tasks/gtbench/games/tic-tac-toe.prompt.ts';
import { match } from '../../../tasks/gtbench/match.ts';
import { askedServer } from '../../support/asked-server.ts';
import { type EngineRunOptions, engineRun, questions } from '../../support/engine-run.ts';

const agent = (id: string): Agent => ({ id }) as Agent;
const [a, b, c] = [agent('a'), agent('b'), agent('c')];
const game = (event: unknown) => ({ task: match(event as never), parameters: {} }) as unknown as PlannedTask['task'];
const nim = game(nimEvent);
const specOf = (task: PlannedTask['task'], agents: readonly Agent[]): TrialSpec =>
  ({ task, agents, sample: { id: 'deal-3' } }) as TrialSpec;

const told = (events: readonly EngineEvent[], at = 0, from: LiveState = nothingYet): LiveState =>
  events.reduce((state, event) => after(state, event, at), from);

const both = [
  [a, b],
  [b, a],
] as const;
const planned = (trials: number, tasks: readonly PlannedTask[]): EngineEvent => ({ kind: 'planned', trials, tasks });
const closing = (spec: TrialSpec, scores: (number | null)[], unusable = [0, 0]): EngineEvent[] => [
  { kind: 'trial-started', spec, resumed: false },
  { kind: 'trial-closed', spec, ended: 'finished', scores, unusable },
];

describe('rows', () => {
  test('two agents have one row over all games and both seatings, won and lost as the first sees it', () => {
    const state = told([
      planned(16, [
        { task: nim, lineUps: both, each: 4 },
        { task: game(ticTacToeEvent), lineUps: both, each: 4 },
      ]),
      ...closing(specOf(nim, [a, b]), [1, 0], [0, 2]),
      ...closing(specOf(nim, [b, a]), [1, 0]),
      ...closing(specOf(nim, [b, a]), [0, 1]),
      ...closing(specOf(nim, [b, a]), [0.5, 0.5], [1, 0]),
      ...closing(specOf(nim, [a, b]), [null, null]),
      { kind: 'trial-had', spec: specOf(nim, [b, a]) },
    ]);
    expect(state.rows.list).toHaveLength(1);
    const [row] = state.rows.list;
    expect(row).toMatchObject({ agents: ['a', 'b'], planned: 16, wins: 2, draws: 1, losses: 1, unusable: 3, had: 1 });
    expect(row && doneOf(row)).toBe(6);
    expect(done(state)).toBe(6);
  });

  test('questions have a row a task and agent', () => {
    const task = { task: { ...questions(3), metrics: [{ id: 'right', kind: 'proportion' }] }, parameters: {} } as PlannedTask['task'];
    const state = told([
      planned(9, [{ task, lineUps: [[a], [b], [c]], each: 3 }]),
      ...closing(specOf(task, [b]), [1], [0]),
      ...closing(specOf(task, [b]), [0], [1]),
      ...closing(specOf(task, [b]), [null], [0]),
      { kind: 'trial-errored', spec: specOf(task, [c]), error: 'server', message: 'down' },
    ]);
    expect(state.rows.list).toMatchObject([
      { task: 'questions', agents: ['a'], planned: 3, closed: 0 },
      { agents: ['b'], closed: 3, scored: 2, sum: 1, unusable: 1, proportion: true },
      { agents: ['c'], errored: 1 },
    ]);
    expect(state.last?.text).toBe('set aside: questions deal-3: down');
  });
});

describe('the time left', () => {
  const spec = specOf(nim, [a, b]);
  /** Trials that end one by one. */
  const ending = (state: LiveState, trials: number, everyMs: number, from: number): LiveState => {
    let now = state;
    for (let i = 1; i <= trials; i++) now = told(closing(spec, [1, 0]), from + i * everyMs, now);
    return now;
  };
  const begun = told([{ kind: 'trial-started', spec, resumed: false }], 1_000);

  test('follows the pace of the last minutes', () => {
    const slow = ending(begun, 60, 10_000, 1_000);
    const minutes = timeLeft(slow.pace, 10, 601_000) ?? 0;
    expect(minutes).toBeGreaterThan(90_000);
    expect(minutes).toBeLessThan(110_000);
    const fast = ending(slow, 400, 1_000, 601_000);
    expect(timeLeft(fast.pace, 10, 1_001_000)).toBeCloseTo(10_000, -3);
    expect(fast.pace.stretches.length).toBeLessThan(65);
  });

  test('falls back on the whole run where none ended for minutes', () => {
    const state = ending(begun, 2, 500_000, 1_000);
    expect(timeLeft(state.pace, 3, 1_401_000)).toBe(3 * 700_000);
  });

  test('leaves out pauses and what was had before, and says nothing before the first end', () => {
    expect(timeLeft(begun.pace, 5, 9_000)).toBeUndefined();
    const had = told([{ kind: 'trial-had', spec }], 2_000, begun);
    expect(timeLeft(had.pace, 5, 9_000)).toBeUndefined();
    const paused = told([{ kind: 'paused' }], 11_000, ending(begun, 10, 1_000, 1_000));
    expect(timeLeft(paused.pace, 10, 999_000)).toBe(10_000);
    const resumed = told([{ kind: 'resumed' }], 911_000, paused);
    expect(timeLeft(resumed.pace, 10, 916_000)).toBe(15_000);
  });
});

describe('endpoints', () => {
  const endpoint = 'https://api.openai.com/v1 gpt-5-mini';
  const failing = (failure: 'rate-limit' | 'timeout', waitMs: number | null, asked = false): EngineEvent[] => [
    { kind: 'call-sent', endpoint },
    { kind: 'call-failed', endpoint, failure, message: 'no answer within 300 s', waitMs, asked },
  ];

  test('count errors by kind with what was done about them', () => {
    const state = told([
      { kind: 'lane-opened', endpoint, limit: 16 },
      ...failing('rate-limit', 2_000, true),
      ...failing('rate-limit', 500),
      ...failing('timeout', null),
    ]);
    expect(state.endpoints[endpoint]).toMatchObject({
      inFlight: 0,
      limit: 16,
      failures: {
        'rate-limit': { times: 2, retried: 2, waitedMs: 2_500, givenUp: 0 },
        timeout: { times: 1, retried: 0, givenUp: 1 },
      },
    });
    expect(state.last?.text).toBe('timeout from api.openai.com gpt-5-mini, given up: no answer within 300 s');
  });

  test('tell a cut with the refusal that made it, and a wish by itself; growing back is told by the table', () => {
    const cut = told([{ kind: 'limit-changed', endpoint, from: 32, to: 24, by: 'overload' }, ...failing('rate-limit', 2_000, true)]);
    expect(cut.last?.text).toBe('rate-limit from api.openai.com gpt-5-mini, limit 32 → 24, waits 2.0 s (retry-after)');
    const grown = told([{ kind: 'limit-changed', endpoint, from: 24, to: 25, by: 'success' }], 5, cut);
    expect(grown.last).toBe(cut.last);
    expect(grown.endpoints[endpoint]?.limit).toBe(25);
    const wished = told([{ kind: 'limit-changed', endpoint, from: 25, to: 30, by: 'hand' }], 7, grown);
    expect(wished.last).toEqual({ text: 'limit of api.openai.com gpt-5-mini 25 → 30, by hand', at: 7 });
  });
});

test('what is being played is the newest answer; before the first one, the newest trial', () => {
  const spec = specOf(nim, [a, b]);
  const started = told([{ kind: 'trial-started', spec, resumed: false }]);
  expect(started.now).toEqual({ spec, seat: -1, text: '' });
  const answered = told(
    [
      { kind: 'answered', spec, seat: 1, text: 'so I leave it' },
      { kind: 'trial-started', spec, resumed: false },
    ],
    0,
    started,
  );
  expect(answered.now).toMatchObject({ seat: 1, text: 'so I leave it' });
});

describe('events of a real run', () => {
  const state = (events: readonly EngineEvent[]): LiveState => told(events);

  test('a match tells scores and unusable answers by seat, and what models said, cut', async () => {
    const long = `${'x'.repeat(5_000)}🦊 so I pass`;
    const server = await askedServer({ answer: () => long });
    const options: EngineRunOptions = {
      agents: ['openai/a', 'random'],
      baseURL: server.openai,
      task: match(nimEvent) as never,
      samples: 3,
    };
    const { events, summary } = await engineRun(options);
    const live = state(events);
    expect(live.run).toEqual({ number: summary?.run.n, id: summary?.run.id });
    const [row] = live.rows.list;
    // It cannot be read, which loses the match.
    expect(row).toMatchObject({ agents: ['openai/a', 'random'], planned: 6, closed: 6, wins: 0, losses: 6 });
    expect(row?.unusable).toBe(6);
    expect(live.now?.text.endsWith('🦊 so I pass')).toBe(true);
    expect(live.now?.text.length).toBeLessThanOrEqual(300);
    expect(live.now?.spec.agents[live.now.seat]?.id).toBe('openai/a');
  });

  test('in a second start all is had at once', async () => {
    const server = await askedServer({});
    const first = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 4 });
    const { events } = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 4, folder: first.folder });
    expect(state(events)).toMatchObject({ had: 4, closed: 0, planned: 4 });
    expect(state(events).rows.list).toMatchObject([{ had: 4, closed: 0 }]);
  });
});
