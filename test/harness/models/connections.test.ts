import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { user } from '../../../harness/core/message.ts';
import { closeConnections, MOST_BYTES, pooledFetch } from '../../../harness/models/connections.ts';
import { openaiModel } from '../../../harness/models/openai.ts';
import { type ApiServer, type ApiServerOptions, startApiServer } from '../../support/api-server.ts';
import { callOf } from '../../support/model-call.ts';

let server: ApiServer;
const start = async (options: ApiServerOptions): Promise<ApiServer> => {
  server = await startApiServer(options);
  return server;
};
const model = () => openaiModel({ id: 'openai/m', model: 'm', baseURL: server.openai, apiKey: 'none', settings: {} });
const post = (init: RequestInit = {}) =>
  pooledFetch(`${server.openai}/chat/completions`, {
    method: 'POST',
    body: '{"model":"m"}',
    headers: { 'content-type': 'application/json' },
    ...init,
  });

afterEach(() => server.close());
afterAll(closeConnections);

describe('pooledFetch', () => {
  it('keeps 200 parallel calls in flight', async () => {
    // Nothing is answered before all 200 have arrived.
    let open = (): void => {};
    const all = new Promise<void>((resolve) => {
      open = resolve;
    });
    await start({
      latency: () => {
        if (server.requests.length === 200) open();
        return all;
      },
    });
    const asked = model();
    const replies = await Promise.all(Array.from({ length: 200 }, () => asked.generate({ messages: [user('hi')] }, callOf())));
    expect(new Set(replies.map((reply) => reply.text)).size).toBe(200);
    expect(server.maxInFlight).toBe(200);
  });

  it('uses a connection again', async () => {
    await start({});
    for (let i = 0; i < 5; i++) await (await post()).text();
    const ports = new Set(server.requests.map((request) => request.headers.connection));
    expect(ports).toEqual(new Set(['keep-alive']));
    expect(server.maxInFlight).toBe(1);
  });

  it('sends what it was given and reads status, headers and body', async () => {
    await start({ answer: () => ({ text: 'grüße', headers: { 'x-more': 'yes' } }) });
    const reply = await post({ headers: { authorization: 'Bearer k', 'x-client-request-id': 'c1' } });
    expect(reply.status).toBe(200);
    expect(reply.ok).toBe(true);
    expect(reply.headers.get('X-More')).toBe('yes');
    expect(reply.headers.get('absent')).toBeNull();
    expect(Object.fromEntries(reply.headers.entries())['x-more']).toBe('yes');
    expect(((await reply.json()) as { choices: { message: object }[] }).choices[0]?.message).toMatchObject({ content: 'grüße' });
    expect(server.requests[0]?.headers).toMatchObject({ authorization: 'Bearer k', 'x-client-request-id': 'c1' });
  });

  it.each([
    ['before the headers', { kind: 'stall' }],
    ['in the middle of the body', { kind: 'drip', bytes: 1, everyMs: 20 }],
  ] as const)('stops %s when the signal says so, and the server sees it', async (_, fault) => {
    await start({ fault: () => fault });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 80);
    await expect(post({ signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => server.inFlight).toBe(0);
  });

  it('does not send what was stopped before it began', async () => {
    await start({});
    await expect(post({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    await (await post()).text();
    expect(server.requests).toHaveLength(1);
  });

  it.each([true, false])('refuses a huge body (announced: %s)', async (announced) => {
    await start({ fault: () => ({ kind: 'huge', bytes: MOST_BYTES + (2 << 20), announced }) });
    await expect(post()).rejects.toMatchObject({ kind: 'too-large', retryable: false });
    await expect.poll(() => server.inFlight).toBe(0);
  });

  it('opens new connections after they were closed', async () => {
    await start({});
    await (await post()).text();
    await closeConnections();
    expect((await post()).status).toBe(200);
  });
});
