import { afterAll, describe, expect, test } from 'vitest';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { backoff } from '../../../harness/engine/backoff.ts';
import { closeConnections } from '../../../harness/models/connections.ts';
import { nimEvent } from '../../../tasks/gtbench/games/nim.prompt.ts';
import { match } from '../../../tasks/gtbench/match.ts';
import { type ApiRequest, type Fault, faults } from '../../support/api-server.ts';
import { type AskedServer, askedServer } from '../../support/asked-server.ts';
import { engineRun, ofKind } from '../../support/engine-run.ts';
import { folderOfQuestions } from '../../support/folder-of-questions.ts';
import { pentathlon } from '../../support/run-pentathlon.ts';
import { until } from '../../support/until.ts';

afterAll(closeConnections);

/** The last legal move of a Nim prompt, which its instructions give as an example. */
const lastMove = ({ body }: ApiRequest): string => `Answer: ${(JSON.stringify(body.messages).match(/<pile:\d+, take:\d+>/g) ?? []).at(-1)}`;

/**
 * A server whose answers take 50 ms, none of them before the limit is reached or ten seconds are over: on a busy machine the first
 * answers would else be there before the last call of the limit is sent.
 */
async function patientServer(limit: number, models: readonly string[]): Promise<AskedServer> {
  const server = await askedServer({ answer: lastMove, latency: () => full.then(() => new Promise((next) => setTimeout(next, 50))) });
  const full = until(() => models.every((model) => server.peak(model) >= limit)).catch(() => undefined);
  return server;
}

/** Milliseconds between the arrivals of two requests. */
const gapBetween = ({ times }: AskedServer, earlier: number, later: number): number =>
  (times[later] as number) - (times[earlier] as number);

describe('calls in flight reach the limit asked for and never pass it', () => {
  test.each([
    { limit: 16, agents: ['openai/a'], models: ['a'] },
    { limit: 100, agents: ['openai/a'], models: ['a'] },
    { limit: 16, agents: ['openai/a', 'openai/b'], models: ['a', 'b'] },
    { limit: 100, agents: ['openai/a', 'openai/b'], models: ['a', 'b'] },
  ])('questions, $limit calls, $agents', async ({ limit, agents, models }) => {
    const server = await patientServer(limit, models);
    const { summary } = await engineRun({ agents, baseURL: server.openai, questions: limit * 4, pace: { maxConcurrency: limit } });
    expect(summary).toMatchObject({ exitCode: 0, counts: { closed: limit * 4 * agents.length } });
    for (const model of models) expect(server.peak(model)).toBe(limit);
    expect(server.maxInFlight).toBe(limit * models.length);
  });

  test.each([
    { limit: 16, agents: ['openai/a', 'openai/b'], models: ['a', 'b'] },
    { limit: 100, agents: ['openai/a', 'openai/b'], models: ['a', 'b'] },
    { limit: 16, agents: ['openai/a', 'openai/a+cot'], models: ['a'] },
    { limit: 100, agents: ['openai/a', 'openai/a+cot'], models: ['a'] },
  ])('games of two models, $limit calls, $agents', async ({ limit, agents, models }) => {
    const server = await patientServer(limit, models);
    const task = match(nimEvent) as never;
    const { summary } = await engineRun({ task, agents, baseURL: server.openai, samples: limit * 2, pace: { maxConcurrency: limit } });
    expect(summary).toMatchObject({ exitCode: 0, counts: { closed: limit * 4 } });
    for (const model of models) expect(server.peak(model)).toBe(limit);
    expect(server.maxInFlight).toBeLessThanOrEqual(limit * models.length);
  });
});

describe('a refused call', () => {
  test.each<{ headers: Record<string, string>; waitMs: number }>([
    { headers: { 'retry-after': '1' }, waitMs: 1_000 },
    { headers: { 'retry-after-ms': '700' }, waitMs: 700 },
    { headers: { 'retry-after': '9', 'retry-after-ms': '700' }, waitMs: 700 },
  ])('waits as long as the provider asks: $headers', async ({ headers, waitMs }) => {
    const server = await askedServer({ fault: ({ attempt }) => (attempt === 1 ? faults.rateLimited(headers) : undefined) });
    const { summary } = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 8 });
    expect(summary).toMatchObject({ exitCode: 0, counts: { closed: 8 } });
    expect(server.requests).toHaveLength(16);
    for (const { id } of server.requests) {
      const [gap] = server.gaps(id);
      expect(gap).toBeGreaterThanOrEqual(waitMs);
      expect(gap).toBeLessThan(waitMs + 1_000);
    }
  });

  test('cuts the limit, which grows back with success', async () => {
    let refusals = 20;
    const server = await askedServer({
      latency: () => 10,
      fault: () => (refusals-- > 0 ? faults.rateLimited({ 'retry-after-ms': '50' }) : undefined),
    });
    const { summary, events } = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 200 });
    expect(summary).toMatchObject({ exitCode: 0, counts: { closed: 200 } });
    const limits = ofKind(events, 'limit-changed').map(({ to }) => to);
    expect(limits[0]).toBe(12);
    expect(Math.min(...limits)).toBeGreaterThanOrEqual(1);
    expect(limits.at(-1)).toBe(16);
  });

  test('cuts the limit once for calls that were refused together', async () => {
    const server = await askedServer({
      latency: () => 50,
      fault: ({ attempt }) => (attempt === 1 ? faults.overloaded() : undefined),
    });
    const { events } = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 16 });
    const falls = ofKind(events, 'limit-changed').filter(({ from, to }) => to < from);
    expect(falls).toHaveLength(1);
  });

  test.each<[string, Fault]>([
    ['429 with retry-after', faults.rateLimited({ 'retry-after': '1' })],
    ['429 without', faults.rateLimited({})],
    ['500', faults.server()],
  ])('frees its slot while it waits: %s', async (_, fault) => {
    const server = await askedServer({ fault: ({ attempt }) => (server.requests.length === 1 && attempt === 1 ? fault : undefined) });
    const pace = { maxConcurrency: 1 };
    const { summary } = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 3, pace });
    expect(summary).toMatchObject({ exitCode: 0, counts: { closed: 3 } });
    expect(server.maxInFlight).toBe(1);
    const [first, second] = server.requests as [ApiRequest, ApiRequest];
    expect(second.id).not.toBe(first.id);
    expect(gapBetween(server, 0, 1)).toBeLessThan(250);
    expect(server.requests.findLastIndex(({ id }) => id === first.id)).toBeGreaterThan(1);
  });

  test('holds the others once a second one is refused too', async () => {
    const server = await askedServer({
      fault: ({ attempt }) => (server.requests.length <= 2 && attempt === 1 ? faults.rateLimited() : undefined),
    });
    await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 6, pace: { maxConcurrency: 2 } });
    expect(gapBetween(server, 1, 2)).toBeGreaterThanOrEqual(900);
  });
});

test('headers that say nothing is left hold the queue until the limit is whole again', async () => {
  const spent = { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '800ms' };
  const server = await askedServer({ answer: () => (server.requests.length === 1 ? { text: 'it', headers: spent } : 'it') });
  await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 3, pace: { maxConcurrency: 1 } });
  expect(gapBetween(server, 0, 1)).toBeGreaterThanOrEqual(800);
  expect(gapBetween(server, 1, 2)).toBeLessThan(400);
});

describe('failures in passing', () => {
  const passing: readonly (readonly [string, Fault])[] = [
    ['500', faults.server()],
    ['502', faults.server(502)],
    ['503', faults.overloaded(503)],
    ['529', faults.overloaded()],
    ['429', faults.rateLimited({})],
    ['reset', faults.reset],
    ['reset midway', faults.resetMidway],
    ['truncated JSON', faults.truncated],
    ['HTML', faults.html],
    ['stall', faults.stall],
  ];
  const questionOf = ({ body }: ApiRequest): number => Number(/Question q(\d+)/.exec(JSON.stringify(body))?.[1]);
  const faultOf = (request: ApiRequest): Fault => (passing[questionOf(request) - 1] as readonly [string, Fault])[1];

  test('are retried until they pass', async () => {
    const server = await askedServer({ fault: (request) => (request.attempt <= 2 ? faultOf(request) : undefined) });
    const pace = { callMs: 400, maxRetries: 2 };
    const { summary } = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: passing.length, pace });
    expect(summary).toMatchObject({ exitCode: 0, counts: { closed: passing.length, errored: 0 } });
    const attempts = Object.fromEntries(server.requests.map((request) => [passing[questionOf(request) - 1]?.[0], request.attempt]));
    expect(attempts).toEqual(Object.fromEntries(passing.map(([name]) => [name, 3])));
  });

  test('that never pass cost as many requests as were allowed, and their trial alone', async () => {
    const server = await askedServer({ fault: (request) => (questionOf(request) <= passing.length ? faultOf(request) : undefined) });
    const pace = { callMs: 400, maxRetries: 1 };
    const { summary, events } = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: passing.length + 5, pace });
    expect(summary).toMatchObject({ exitCode: 3, counts: { closed: 5, errored: passing.length } });
    expect(server.requests).toHaveLength(2 * passing.length + 5);
    const kinds = ofKind(events, 'trial-errored').map(({ spec, error }) => [Number(spec.sample.id.slice(1)), error] as const);
    expect(Object.fromEntries(kinds.map(([question, kind]) => [passing[question - 1]?.[0], kind]))).toEqual({
      '500': 'server',
      '502': 'server',
      '503': 'overloaded',
      '529': 'overloaded',
      '429': 'rate-limit',
      reset: 'connection',
      'reset midway': 'connection',
      'truncated JSON': 'malformed',
      HTML: 'malformed',
      stall: 'timeout',
    });
  });

  test.each(passing)('are sent once where no retry is wanted: %s', async (_, fault) => {
    const server = await askedServer({ fault: ({ attempt }) => (attempt === 1 ? fault : undefined) });
    const pace = { callMs: 300, maxRetries: 0 };
    await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 1, pace });
    expect(server.requests).toHaveLength(1);
  });
});

describe('failures that no retry mends', () => {
  test.each<[number, Fault]>([
    [400, faults.badRequest('messages: too many')],
    [401, faults.wrongKey('sk-1234567890')],
    [403, { kind: 'status', status: 403, body: { error: { message: 'Forbidden' } } }],
    [404, faults.noSuchModel('a')],
  ])('%i is asked once', async (_, fault) => {
    const server = await askedServer({ fault: () => fault });
    await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 1 });
    expect(server.requests).toHaveLength(1);
  });

  test.each<[number, Fault]>([
    [401, faults.wrongKey('sk-1234567890')],
    [404, faults.noSuchModel('a')],
  ])('%i ends the run as the user’s to mend, whatever was in flight', async (_, fault) => {
    const server = await askedServer({ latency: () => 30, fault: () => fault });
    const { error } = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 100 });
    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).not.toMatch(/\n|sk-1234567890/);
    expect(server.requests.length).toBeLessThanOrEqual(16);
  });

  test('a bad request errors its trial alone', async () => {
    const server = await askedServer({ fault: ({ body }) => (JSON.stringify(body).includes('q7:') ? faults.badRequest('no') : undefined) });
    const { summary, events } = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 20 });
    expect(summary).toMatchObject({ exitCode: 3, counts: { closed: 19, errored: 1 } });
    expect(ofKind(events, 'trial-errored').map(({ spec, error }) => [spec.sample.id, error])).toEqual([['q7', 'bad-request']]);
    expect(server.requests).toHaveLength(20);
  });

  test('a server nobody answers for is given up soon', async () => {
    const server = await askedServer({});
    await server.close();
    const { error } = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 50 });
    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).toMatch(/ECONNREFUSED/);
  });

  test('a server that has answered, if only with an error, is no missing server', async () => {
    const server = await askedServer({
      fault: ({ attempt }) => (attempt === 1 ? faults.server() : attempt <= 3 ? faults.reset : undefined),
    });
    const { summary } = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 1 });
    expect(summary).toMatchObject({ exitCode: 0 });
  });
});

describe('on the command line', () => {
  const words = (baseURL: string) => ['run', 'questions.jsonl', '-a', 'openai/a', '--base-url', baseURL];

  test.each<[string, Fault]>([
    ['401', faults.wrongKey('sk-1234567890')],
    ['404', faults.noSuchModel('a')],
  ])('%s: exit 2, one line, no stack', async (_, fault) => {
    const server = await askedServer({ latency: () => 20, fault: () => fault });
    const { code, stdout, stderr } = await pentathlon(words(server.openai), { cwd: folderOfQuestions(40) });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^pentathlon: [^\n]+\n$/);
    expect(stderr).not.toContain('sk-1234567890');
  });

  test('a server nobody answers for: the same', async () => {
    const server = await askedServer({});
    await server.close();
    const { code, stdout, stderr } = await pentathlon(words(server.openai), { cwd: folderOfQuestions(40) });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^pentathlon: [^\n]+ECONNREFUSED[^\n]*\n$/);
  });

  test('a bad request for one sample: exit 3, the rest on the board', async () => {
    const server = await askedServer({ fault: ({ body }) => (JSON.stringify(body).includes('q7:') ? faults.badRequest('no') : undefined) });
    const { code, stdout, stderr } = await pentathlon(words(server.openai), { cwd: folderOfQuestions(20) });
    expect(code).toBe(3);
    expect(stdout).toContain('openai/a');
    expect(stderr).toContain('19 of 20 trials played, 1 errored');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(server.requests).toHaveLength(20);
  });

  test('a queue that is held when all is done keeps nobody waiting', async () => {
    const spent = {
      'anthropic-ratelimit-requests-remaining': '0',
      'anthropic-ratelimit-requests-reset': new Date(Date.now() + 30_000).toISOString(),
    };
    const server = await askedServer({ answer: () => ({ text: 'it', headers: spent }) });
    const began = performance.now();
    const { code } = await pentathlon(words(server.openai), { cwd: folderOfQuestions(1) });
    expect(code).toBe(0);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('backoff', () => {
  const ids = Array.from({ length: 200 }, (_, i) => `call ${i}`);

  test('doubles between bounds, and no two calls wait the same', () => {
    for (const [attempt, most] of [
      [1, 500],
      [2, 1_000],
      [3, 2_000],
      [12, 60_000],
    ] as const) {
      const waits = ids.map((id) => backoff(id, attempt, undefined));
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(most / 2);
      expect(Math.max(...waits)).toBeLessThanOrEqual(most);
      expect(new Set(waits).size).toBe(ids.length);
    }
  });

  test('is never shorter than what was asked for, and little longer', () => {
    const waits = ids.map((id) => backoff(id, 1, 2_000));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(2_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(2_250);
    expect(new Set(waits).size).toBe(ids.length);
  });
});
