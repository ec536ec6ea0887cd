import { afterAll, describe, expect, test } from 'vitest';
import type { Model } from '../../../harness/core/model.ts';
import { GivingUp } from '../../../harness/engine/giving-up.ts';
import { Pacer } from '../../../harness/engine/pacer.ts';
import { RunControl } from '../../../harness/engine/run-control.ts';
import { StopSwitch } from '../../../harness/engine/stop-switch.ts';
import { Stopwatch } from '../../../harness/engine/stopwatch.ts';
import { closeConnections } from '../../../harness/models/connections.ts';
import { faults } from '../../support/api-server.ts';
import { askedServer } from '../../support/asked-server.ts';
import { engineRun, ofKind } from '../../support/engine-run.ts';

afterAll(closeConnections);

const run = { agents: ['openai/a'] };

test('waiting in a queue is time of neither call nor trial', async () => {
  // Twenty calls one after the other: the last waits for 1.9 s, and the second trial for the 1 s that the first one takes.
  const server = await askedServer({ latency: () => 100 });
  const pace = { maxConcurrency: 1, callMs: 900, trialMs: 1_800 };
  const { summary } = await engineRun({ agents: ['openai/a+self-consistency?k=10'], baseURL: server.openai, questions: 2, pace });
  expect(summary).toMatchObject({ exitCode: 0, counts: { closed: 2, errored: 0 } });
  expect(server.maxInFlight).toBe(1);
  expect(server.requests).toHaveLength(20);
});

test('waiting for a retry is time of neither', async () => {
  const server = await askedServer({ fault: ({ attempt }) => (attempt === 1 ? faults.rateLimited() : undefined) });
  const pace = { callMs: 800, trialMs: 800 };
  const { summary } = await engineRun({ ...run, baseURL: server.openai, questions: 4, pace });
  expect(summary).toMatchObject({ exitCode: 0, counts: { closed: 4 } });
});

describe('a call that stalls', () => {
  test('is given up, its connection closed, and asked again', async () => {
    const server = await askedServer({ fault: ({ attempt }) => (attempt === 1 ? faults.stall : undefined) });
    const pace = { callMs: 300, maxRetries: 1 };
    const began = performance.now();
    const { summary } = await engineRun({ ...run, baseURL: server.openai, questions: 3, pace });
    expect(summary).toMatchObject({ exitCode: 0, counts: { closed: 3 } });
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(server.requests).toHaveLength(6);
    expect(server.inFlight).toBe(0);
  });

  test('errors its trial where it stalls every time, and says which limit', async () => {
    const server = await askedServer({ fault: () => faults.stall });
    const { summary, events } = await engineRun({ ...run, baseURL: server.openai, questions: 1, pace: { callMs: 200, maxRetries: 1 } });
    expect(summary).toMatchObject({ exitCode: 3, counts: { closed: 0, errored: 1 } });
    const [errored] = ofKind(events, 'trial-errored');
    expect(errored).toMatchObject({ error: 'timeout' });
    expect(errored?.message).toContain('--call-timeout');
  });

  test('is given up while its reply drips, too', async () => {
    const server = await askedServer({ fault: () => ({ kind: 'drip', bytes: 1, everyMs: 50 }) });
    const { summary } = await engineRun({ ...run, baseURL: server.openai, questions: 1, pace: { callMs: 300, maxRetries: 0 } });
    expect(summary).toMatchObject({ exitCode: 3, counts: { errored: 1 } });
  });
});

test.each([
  ['behind an API is given up', undefined, 'timeout'],
  ['of a model that runs here is not: it is only slow', 4, 'answered'],
])('a call %s', async (_, slots, came) => {
  const pace = { maxConcurrency: 1, maxRetries: 0, callMs: 60, trialMs: 10_000 };
  const pacer = new Pacer(pace, { stop: new StopSwitch(), control: new RunControl() }, () => undefined);
  const clock = new Stopwatch(10_000, () => undefined);
  const reservation = { settle: () => undefined, release: async () => undefined, forfeit: async () => undefined };
  const send = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      setTimeout(resolve, 400, 'answered');
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const model = { endpoint: 'x', ...(slots !== undefined && { slots }) } as Model;
  const call = { id: 'c', model, clock, givingUp: new GivingUp(), reserve: async () => reservation, send };
  const found = await pacer.perform(call).then(
    ({ value }) => value,
    ({ kind }) => kind,
  );
  clock.stop();
  expect(found).toBe(came);
});

describe('a trial that takes too long', () => {
  test('is set aside with its paid calls kept, and goes on from them', async () => {
    let slow = true;
    const server = await askedServer({
      latency: ({ id }) => (slow && server.requests.findIndex((request) => request.id === id) > 1 ? 5_000 : 60),
    });
    const options = { agents: ['openai/a+self-consistency?k=4'], baseURL: server.openai, questions: 1 };
    const first = await engineRun({ ...options, pace: { maxConcurrency: 1, trialMs: 800 } });
    expect(first.summary).toMatchObject({ exitCode: 3, counts: { errored: 1 } });
    expect(ofKind(first.events, 'trial-errored')[0]).toMatchObject({
      error: 'timeout',
      message: expect.stringContaining('--trial-timeout'),
    });
    const paid = server.requests.slice(0, 2).map(({ id }) => id);

    slow = false;
    const second = await engineRun({ ...options, folder: first.folder, pace: { maxConcurrency: 1, trialMs: 4_000 } });
    expect(second.summary).toMatchObject({ exitCode: 0, counts: { closed: 1 } });
    for (const id of paid) expect(server.byId(id)).toHaveLength(1);
  });

  test('sends nothing more', async () => {
    const server = await askedServer({ latency: () => 250 });
    const options = { agents: ['openai/a+self-consistency?k=6'], baseURL: server.openai, questions: 1 };
    const { summary } = await engineRun({ ...options, pace: { maxConcurrency: 1, trialMs: 600 } });
    expect(summary).toMatchObject({ counts: { errored: 1 } });
    expect(server.requests.length).toBeLessThanOrEqual(3);
  });
});

describe('the stopwatch', () => {
  const pause = (ms: number) => new Promise((next) => setTimeout(next, ms));

  test('stands still while all calls wait, runs while one is under way or none is open', async () => {
    let expired = 0;
    const watch = new Stopwatch(300, () => expired++);
    watch.wait();
    watch.wait();
    await pause(350);
    expect(expired).toBe(0);
    watch.send();
    await pause(80);
    watch.land();
    await pause(350);
    expect(expired).toBe(0);
    watch.giveUp();
    await pause(400);
    expect(expired).toBe(1);
    watch.stop();
  });
});
