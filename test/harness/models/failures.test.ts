import { inspect } from 'node:util';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ProviderError } from '../../../harness/core/errors/provider-error.ts';
import { user } from '../../../harness/core/message.ts';
import type { Model } from '../../../harness/core/model.ts';
import { anthropicModel } from '../../../harness/models/anthropic.ts';
import { closeConnections } from '../../../harness/models/connections.ts';
import { langchainModel } from '../../../harness/models/langchain.ts';
import { openaiModel } from '../../../harness/models/openai.ts';
import { type ApiServer, type Fault, faults, startApiServer } from '../../support/api-server.ts';
import { callOf } from '../../support/model-call.ts';

const KEY = 'zz-very/secret.key+1234567890';
const server: ApiServer = await startApiServer();
const shared = { id: 'm', model: 'm', apiKey: KEY, settings: {} };
const models: [string, Model][] = [
  ['openai chat', openaiModel({ ...shared, baseURL: server.openai })],
  ['openai chat, streamed', openaiModel({ ...shared, baseURL: server.openai, stream: true })],
  ['openai responses', openaiModel({ ...shared, baseURL: server.openai, api: 'responses' })],
  ['openai responses, streamed', openaiModel({ ...shared, baseURL: server.openai, api: 'responses', stream: true })],
  ['anthropic', anthropicModel({ ...shared, baseURL: server.anthropic })],
  ['anthropic, streamed', anthropicModel({ ...shared, baseURL: server.anthropic, stream: true })],
  ['langchain openai', await langchainModel({ ...shared, provider: 'openai', baseURL: server.openai })],
  ['langchain anthropic', await langchainModel({ ...shared, provider: 'anthropic', baseURL: server.anthropic })],
];
const hello = { messages: [user('hello')] };

beforeEach(() => {
  delete server.options.fault;
  delete server.options.answer;
});
afterAll(() => Promise.all([server.close(), closeConnections()]));

async function failureOf(model: Model, fault: Fault, signal?: AbortSignal): Promise<ProviderError> {
  server.options.fault = () => fault;
  const call = callOf(signal && { signal });
  const error = await model.generate(hello, call).then(
    (generation) => expect.fail(`answered ${JSON.stringify(generation)}`),
    (reason: unknown) => reason,
  );
  expect(server.byId(call.id).length, 'requests for one call').toBe(1);
  return error as ProviderError;
}

const cases: [string, Fault, Partial<ProviderError>][] = [
  [
    '429 with retry-after',
    faults.rateLimited({ 'retry-after': '2' }),
    { kind: 'rate-limit', status: 429, retryable: true, retryAfterMs: 2000 },
  ],
  [
    '429 with retry-after-ms',
    faults.rateLimited({ 'retry-after-ms': '150', 'retry-after': '1' }),
    { kind: 'rate-limit', retryAfterMs: 150 },
  ],
  ['429 with a reset', faults.rateLimited({ 'x-ratelimit-reset-requests': '1m2s' }), { kind: 'rate-limit', retryAfterMs: 62_000 }],
  ['429 without a hint', faults.rateLimited({}), { kind: 'rate-limit', retryable: true, retryAfterMs: undefined }],
  ['429 on a spent account', faults.outOfQuota(), { kind: 'auth', status: 429, retryable: false }],
  ['500', faults.server(500), { kind: 'server', status: 500, retryable: true }],
  ['502', faults.server(502), { kind: 'server', status: 502, retryable: true }],
  ['504', faults.server(504), { kind: 'server', status: 504, retryable: true }],
  ['408', faults.server(408), { kind: 'server', status: 408, retryable: true }],
  ['409', faults.server(409), { kind: 'server', status: 409, retryable: true }],
  ['503', faults.overloaded(503), { kind: 'overloaded', status: 503, retryable: true }],
  ['529', faults.overloaded(529), { kind: 'overloaded', status: 529, retryable: true }],
  ['400', faults.badRequest('the prompt is too long'), { kind: 'bad-request', status: 400, retryable: false }],
  ['401', faults.wrongKey('sk-abc***'), { kind: 'auth', status: 401, retryable: false }],
  ['404', faults.noSuchModel('m'), { kind: 'not-found', status: 404, retryable: false }],
  ['a reset', faults.reset, { kind: 'connection', retryable: true }],
  ['a reset in the middle', faults.resetMidway, { kind: 'connection', retryable: true }],
  ['truncated JSON', faults.truncated, { kind: 'malformed', retryable: true }],
  ['HTML', faults.html, { kind: 'malformed', retryable: true }],
  ['JSON of another shape', { kind: 'other-json', body: { hello: 'world' } }, { kind: 'malformed', retryable: true }],
  ['null', { kind: 'other-json', body: null }, { kind: 'malformed', retryable: true }],
];

describe.each(models)('%s', (_, model) => {
  it.each(cases)('maps %s', async (_, fault, facts) => {
    const error = await failureOf(model, fault);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject(facts);
    expect(error.message).toContain(model.endpoint);
    expect(error.message).not.toMatch(/[\r\n]/);
    expect(error.message.length).toBeLessThanOrEqual(300);
  });

  it('reads a slow drip whole', async () => {
    server.options.answer = () => ({ text: 'slow' });
    server.options.fault = ({ body }) => (body.stream ? undefined : { kind: 'drip', bytes: 200, everyMs: 2 });
    expect((await model.generate(hello, callOf())).text).toBe('slow');
  });

  it('ends a stalled call with the reason its signal has', async () => {
    const controller = new AbortController();
    const reason = new Error('the trial ran out of time');
    setTimeout(() => controller.abort(reason), 50);
    expect(await failureOf(model, faults.stall, controller.signal)).toBe(reason);
    await expect.poll(() => server.inFlight).toBe(0);
  });

  it('does not ask once its signal is aborted', async () => {
    const before = server.requests.length;
    const reason = new Error('stopped');
    await expect(model.generate(hello, callOf({ signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
    expect(server.requests.length).toBe(before);
  });

  it('refuses a huge body', async () => {
    const error = await failureOf(model, { kind: 'huge', bytes: 80 << 20, announced: true });
    expect(error).toMatchObject({ kind: 'too-large', retryable: false });
  });

  it.each([400, 401, 429, 500])('never shows the key, even when the server echoes it with %i', async (status) => {
    const words = `bad \u001b[31mkey\u001b[0m ${KEY}\nBearer ${KEY} and sk-proj-abcdefgh12345 ${'x'.repeat(500)}`;
    const error = await failureOf(model, { kind: 'status', status, body: { type: 'error', error: { message: words, type: KEY } } });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(KEY);
    expect(error.message).not.toContain('abcdefgh12345');
    expect(error.message).not.toContain('\u001b');
    expect(error.message).toContain('<key>');
  });

  it('tells the pacer of a limit that is used up, and of no other', async () => {
    const held: number[] = [];
    const ask = (headers: Record<string, string>) => {
      server.options.answer = () => ({ text: 'x', headers });
      return model.generate(hello, callOf({ hold: (ms) => held.push(ms) }));
    };
    await ask({ 'x-ratelimit-remaining-requests': '3', 'x-ratelimit-reset-requests': '9s' });
    expect(held).toEqual([]);
    await ask({ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1.5s' });
    expect(held).toEqual([1500]);
  });
});

it('says that nobody listens', async () => {
  const model = openaiModel({ ...shared, baseURL: 'http://127.0.0.1:1/v1' });
  const error = await model.generate(hello, callOf()).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ kind: 'connection', retryable: true });
  expect((error as Error).message).toContain('ECONNREFUSED');
});

it('says that a name cannot be found', async () => {
  const model = anthropicModel({ ...shared, baseURL: 'http://no-such-host.invalid' });
  await expect(model.generate(hello, callOf())).rejects.toMatchObject({ kind: 'connection', retryable: true });
});

it('reads an error that a router puts into a 200', async () => {
  const model = openaiModel({ ...shared, baseURL: server.openai });
  server.options.fault = () => ({ kind: 'other-json', body: { error: { message: 'upstream is busy', code: 502 } } });
  await expect(model.generate(hello, callOf())).rejects.toMatchObject({ kind: 'server', status: 502, retryable: true });
});
