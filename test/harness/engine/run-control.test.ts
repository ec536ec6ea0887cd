import { afterAll, describe, expect, test } from 'vitest';
import type { Model } from '../../../harness/core/model.ts';
import type { EngineEvent } from '../../../harness/engine/events.ts';
import { Pacer } from '../../../harness/engine/pacer.ts';
import { RunControl } from '../../../harness/engine/run-control.ts';
import { StopSwitch } from '../../../harness/engine/stop-switch.ts';
import { closeConnections } from '../../../harness/models/connections.ts';
import { ticTacToeEvent } from '../../../tasks/gtbench/games/tic-tac-toe.prompt.ts';
import { match } from '../../../tasks/gtbench/match.ts';
import { type AskedServer, askedServer } from '../../support/asked-server.ts';
import { type EngineRunOptions, engineRun, ofKind } from '../../support/engine-run.ts';
import { canonicalExport } from '../../support/run-pentathlon.ts';
import { until } from '../../support/until.ts';

afterAll(closeConnections);

const LIMIT = 4;
const endpointOf = (server: AskedServer): string => `${server.openai} a`;
const resting = (milliseconds: number): Promise<void> => new Promise((next) => setTimeout(next, milliseconds));

/** A run of questions that a test steers. */
function steered(server: AskedServer, options: Partial<EngineRunOptions> = {}) {
  const control = new RunControl();
  const stop = new StopSwitch();
  const pace = { maxConcurrency: LIMIT, ...options.pace };
  const run = engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 24, control, stop, ...options, pace });
  return { control, stop, run };
}

describe('a paused run', () => {
  test('sends nothing, lets what is in flight land, goes on, and comes to the same results', async () => {
    const server = await askedServer({ latency: () => 30 });
    const { control, run } = steered(server);
    await until(() => server.requests.length >= 8);
    control.pause();
    await until(() => server.inFlight === 0);
    const sent = server.requests.length;
    const began = process.cpuUsage();
    await resting(400);
    const { user, system } = process.cpuUsage(began);
    expect(server.requests).toHaveLength(sent);
    expect(sent).toBeLessThan(24);
    // It waits; it does not look round and round.
    expect(user + system).toBeLessThan(200_000);
    control.resume();
    const { summary, folder, events } = await run;
    expect(summary).toMatchObject({ exitCode: 0, counts: { closed: 24 } });
    expect(server.requests).toHaveLength(24);
    expect([...ofKind(events, 'paused'), ...ofKind(events, 'resumed')]).toHaveLength(2);

    const plain = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 24 });
    expect(await canonicalExport('test.db', { cwd: folder })).toBe(await canonicalExport('test.db', { cwd: plain.folder }));
  });

  test('starts no match of built-in players either', async () => {
    const control = new RunControl();
    let [started, closed] = [0, 0];
    const hear = ({ kind }: EngineEvent): void => {
      if (kind === 'trial-started' && ++started === 40) control.pause();
      if (kind === 'trial-closed') closed++;
    };
    const task = match(ticTacToeEvent) as never;
    const run = engineRun({ task, agents: ['random', 'mcts?simulations=5'], baseURL: '', samples: 60, control, hear });
    await until(() => control.paused && closed === started);
    await resting(100);
    expect(started).toBeLessThan(60);
    expect(closed).toBe(started);
    control.resume();
    expect((await run).summary).toMatchObject({ exitCode: 0, counts: { closed: 120 } });
  });

  test('ends where all is played', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const server = await askedServer({ latency: () => held });
    const { control, run } = steered(server, { questions: 3 });
    await until(() => server.requests.length === 3);
    control.pause();
    release();
    expect((await run).summary).toMatchObject({ exitCode: 0, counts: { closed: 3 } });
  });

  test('uses up neither the time of its trials nor the minutes of its budget', async () => {
    const server = await askedServer({ latency: () => 20 });
    const { control, run } = steered(server, {
      agents: ['openai/a+self-consistency?k=8'],
      questions: 2,
      pace: { maxConcurrency: 2, callMs: 500, trialMs: 700 },
      budget: { kind: 'minutes', amount: 1 / 60 },
    });
    await until(() => server.requests.length >= 4);
    control.pause();
    await resting(1_300);
    control.resume();
    const { summary } = await run;
    expect(summary).toMatchObject({ exitCode: 0, counts: { closed: 2, errored: 0 } });
  });

  test('does not retry before it goes on', async () => {
    const server = await askedServer({
      fault: ({ attempt }) => (attempt === 1 ? { kind: 'status', status: 500, body: {}, headers: {} } : undefined),
    });
    const { control, run } = steered(server, { questions: 2 });
    await until(() => server.requests.length === 2 && server.inFlight === 0);
    control.pause();
    await resting(800);
    expect(server.requests).toHaveLength(2);
    control.resume();
    expect((await run).summary).toMatchObject({ exitCode: 0, counts: { closed: 2 } });
  });

  test.each(['stop', 'drop'] as const)('can be ended by a %s, and goes on in another start', async (how) => {
    const server = await askedServer({ latency: () => 30 });
    const { control, stop, run } = steered(server);
    await until(() => server.requests.length >= 8);
    control.pause();
    await until(() => server.inFlight === 0);
    const sent = server.requests.length;
    stop[how]('enough');
    // A key pressed too late keeps nothing back.
    control.pause();
    const { summary, folder } = await run;
    expect(summary).toMatchObject({ exitCode: 3, why: 'enough' });
    expect(server.requests).toHaveLength(sent);
    const again = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 24, folder });
    expect(again.summary).toMatchObject({ exitCode: 0 });
    expect(new Set(server.requests.map(({ id }) => id)).size).toBe(24);
    // A drop abandons an answer that has left the server and is not read yet; it is asked for again.
    if (how === 'stop') expect(server.requests).toHaveLength(24);
  });
});

describe('the limit of an endpoint', () => {
  test('is raised by hand above what the run began with, at once', async () => {
    // No call comes back before all that the raised limit allows are in flight.
    const server: AskedServer = await askedServer({ latency: () => full });
    const full = until(() => server.inFlight >= LIMIT + 8);
    const { control, run } = steered(server, { questions: 80 });
    await until(() => server.requests.length >= LIMIT);
    expect(control.changeLimit(endpointOf(server), 8)).toBe(LIMIT + 8);
    const { events } = await run;
    expect(server.maxInFlight).toBe(LIMIT + 8);
    expect(ofKind(events, 'lane-opened')).toEqual([{ kind: 'lane-opened', endpoint: endpointOf(server), limit: LIMIT }]);
    expect(ofKind(events, 'limit-changed')).toMatchObject([{ from: LIMIT, to: LIMIT + 8, by: 'hand' }]);
  });

  test('lowered while the run is paused, holds from the first call on', async () => {
    const server = await askedServer({ latency: () => 20 });
    const { control, run } = steered(server);
    await until(() => server.requests.length >= 8);
    control.pause();
    await until(() => server.inFlight === 0);
    control.changeLimit(endpointOf(server), -(LIMIT - 1));
    const sent = server.requests.length;
    control.resume();
    await until(() => server.requests.length > sent);
    expect(server.inFlight).toBe(1);
    await run;
    expect(server.requests).toHaveLength(24);
  });

  test('lowered by hand, holds until it is raised, and never falls below one', async () => {
    const server = await askedServer({ latency: () => 10 });
    const { control, run } = steered(server, { questions: 60 });
    await until(() => server.requests.length >= 8);
    expect(control.changeLimit(endpointOf(server), -100)).toBe(1);
    await until(() => server.inFlight <= 1);
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, server.inFlight);
    }, 1);
    await until(() => server.requests.length >= 50);
    clearInterval(watch);
    expect(most).toBe(1);
    const { events } = await run;
    expect(ofKind(events, 'limit-changed')).toMatchObject([{ to: 1, by: 'hand' }]);
  });

  test('stays within the slots of a model that bounds itself', () => {
    const control = new RunControl();
    const told: EngineEvent[] = [];
    const pace = { maxConcurrency: 3, maxRetries: 0, callMs: 1_000, trialMs: 1_000 };
    const pacer = new Pacer(pace, { stop: new StopSwitch(), control }, (event) => told.push(event));
    const lane = pacer.lane({ endpoint: 'local x', slots: 4 } as Model);
    expect(control.changeLimit('local x', 5)).toBe(4);
    expect(lane.ceiling).toBe(4);
    expect(control.changeLimit('unheard of', 1)).toBeUndefined();
    expect(told).toMatchObject([
      { kind: 'lane-opened', limit: 3 },
      { kind: 'limit-changed', from: 3, to: 4 },
    ]);
  });
});
