import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { user } from '../../../harness/core/message.ts';
import { closeConnections } from '../../../harness/models/connections.ts';
import { loadPrices } from '../../../harness/models/prices.ts';
import { type ModelContext, PROVIDERS, resolveModel } from '../../../harness/models/registry.ts';
import { type ApiServer, startApiServer } from '../../support/api-server.ts';
import { callOf } from '../../support/model-call.ts';

const KEY = 'sk-registry-secret-key';
const server: ApiServer = await startApiServer();
const prices = await loadPrices();
const folder = await mkdtemp(join(tmpdir(), 'registry-'));
afterAll(() => Promise.all([server.close(), closeConnections(), rm(folder, { recursive: true })]));

const resolve = (provider: string, name: string, parameters: Record<string, string> = {}, context: Partial<ModelContext> = {}) =>
  resolveModel({ provider, name, parameters }, { prices, env: { OPENAI_API_KEY: KEY, ANTHROPIC_API_KEY: KEY }, ...context });

const complaintOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect((error as Error).message).not.toMatch(/\n/);
  return (error as Error).message;
};

describe('a resolved model', () => {
  it('has its spec as id with sorted parameters, its endpoint, limit and price', async () => {
    const { model } = await resolve('openai', 'gpt-5-mini', { temperature: '0', max_tokens: '64' });
    expect(model).toMatchObject({
      id: 'openai/gpt-5-mini?max_tokens=64&temperature=0',
      endpoint: 'https://api.openai.com/v1 gpt-5-mini',
      maxTokens: 64,
      price: { input: 0.25, output: 2 },
    });
  });

  it('has no price where none is known', async () => {
    expect((await resolve('openai', 'my-model')).model.price).toBeUndefined();
  });

  it.each([
    ['openai', 'm'],
    ['anthropic', 'm'],
    ['langchain', 'openai:m'],
  ])('never holds the key: %s', async (provider, name) => {
    const { model, fingerprint } = await resolve(provider, name, { temperature: '0.5' });
    expect(JSON.stringify([model.id, model.endpoint, fingerprint, model])).not.toContain(KEY);
  });

  it('has a fingerprint of provider, model, address and settings', async () => {
    const context = { baseURL: `${server.openai}/` };
    const { fingerprint } = await resolve('openai', 'm', { temperature: '0.5', stop: 'a|b', api: 'responses' }, context);
    expect(fingerprint).toEqual({
      provider: 'openai',
      model: 'm',
      baseURL: server.openai,
      settings: { temperature: 0.5, stop: ['a', 'b'] },
      api: 'responses',
    });
  });

  it.each([
    ['openai', 'm', '/v1/chat/completions'],
    ['anthropic', 'm', '/v1/messages'],
    ['langchain', 'openai:m', '/v1/chat/completions'],
    ['langchain', 'anthropic:m', '/v1/messages'],
  ])('asks the server it was pointed at: %s/%s', async (provider, name, path) => {
    const baseURL = path.endsWith('messages') ? server.anthropic : server.openai;
    const { model } = await resolve(provider, name, { base_url: baseURL, max_tokens: '9' });
    const id = `${provider}/${name}`;
    expect((await model.generate({ messages: [user('hi')] }, callOf({ id }))).text).toMatch(/^answer /);
    expect(server.byId(id)[0]).toMatchObject({ path, model: 'm', body: { max_tokens: 9 } });
    expect(JSON.stringify(server.byId(id)[0]?.headers)).toContain(KEY);
  });

  it('answers from a recording too', async () => {
    const file = join(folder, 'answers.jsonl');
    await writeFile(file, '{"id":"1","output":"recorded"}\n');
    const { model } = await resolve('replay', file);
    expect((await model.generate({ messages: [user('hi')] }, callOf())).text).toBe('recorded');
  });
});

describe('the base URL', () => {
  const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: 'http://from-env/v1', ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: 'http://from-env' };
  const addressOf = async (provider: string, parameters: Record<string, string>, context: Partial<ModelContext>) =>
    (await resolve(provider, 'm', parameters, { env, ...context })).model.endpoint;

  it.each(['openai', 'anthropic'])('comes from parameter, flag, environment, default, in that order: %s', async (provider) => {
    const flag = { baseURL: 'http://from-flag' };
    expect(await addressOf(provider, { base_url: 'http://from-parameter' }, flag)).toBe('http://from-parameter m');
    expect(await addressOf(provider, {}, flag)).toBe('http://from-flag m');
    expect(await addressOf(provider, {}, {})).toContain('http://from-env');
    expect(await addressOf(provider, {}, { env: { OPENAI_API_KEY: KEY, ANTHROPIC_API_KEY: KEY } })).toMatch(
      /^https:\/\/api\.(openai|anthropic)\.com/,
    );
  });

  it.each(['not a url', 'ftp://host/v1', 'https://user:secret@host/v1', 'https://host/v1?key=secret'])('cannot be %j', async (base_url) => {
    const message = await complaintOf(resolve('openai', 'm', { base_url }));
    expect(message).toContain('base URL of openai');
    expect(message).not.toContain('secret');
  });
});

describe('the key', () => {
  it.each([
    ['openai', 'm', 'OPENAI_API_KEY'],
    ['anthropic', 'm', 'ANTHROPIC_API_KEY'],
    ['langchain', 'anthropic:m', 'ANTHROPIC_API_KEY'],
  ])('is asked for by its variable: %s', async (provider, name, variable) => {
    const message = await complaintOf(resolve(provider, name, {}, { env: {} }));
    expect(message).toContain(`export ${variable}=`);
  });

  it('is not needed for a server of the user', async () => {
    const { model } = await resolve('openai', 'm', {}, { env: {}, baseURL: server.openai });
    expect((await model.generate({ messages: [user('hi')] }, callOf())).text).toMatch(/^answer /);
  });

  it('can stand in another variable, by parameter before flag', async () => {
    const env = { MINE: 'key-of-mine', THEIRS: 'key-of-theirs' };
    const { model } = await resolve('openai', 'm', { key_env: 'MINE' }, { env, keyVariable: 'THEIRS', baseURL: server.openai });
    await model.generate({ messages: [user('hi')] }, callOf({ id: 'mine' }));
    expect(server.byId('mine')[0]?.headers.authorization).toBe('Bearer key-of-mine');
    expect(await complaintOf(resolve('openai', 'm', { key_env: 'NOT_SET' }, { env, baseURL: server.openai }))).toContain('NOT_SET');
  });
});

describe('a wrong spec', () => {
  it.each([
    ['a provider', () => resolve('opnai', 'm'), /"opnai".*"openai"/],
    ['a name like a built-in member', () => resolve('toString', 'm'), /unknown provider/],
    ['no model', () => resolve('openai', ''), /openai\/gpt-5-mini/],
    ['a parameter', () => resolve('openai', 'm', { temprature: '1' }), /"temprature".*"temperature".*max_tokens/],
    ['api for anthropic', () => resolve('anthropic', 'm', { api: 'chat' }), /api/],
    ['temperature', () => resolve('openai', 'm', { temperature: 'warm' }), /temperature.*number.*warm/],
    ['an empty temperature', () => resolve('openai', 'm', { temperature: '' }), /temperature.*number/],
    ['temperature out of range', () => resolve('openai', 'm', { temperature: '3' }), /from 0 to 2/],
    ['max_tokens', () => resolve('openai', 'm', { max_tokens: '1.5' }), /max_tokens.*whole number/],
    ['stop', () => resolve('openai', 'm', { stop: '|' }), /stop/],
    ['reasoning_effort', () => resolve('openai', 'm', { reasoning_effort: 'lots' }), /none, minimal, low/],
    ['stream', () => resolve('openai', 'm', { stream: 'yes' }), /true or false/],
    ['langchain without provider', () => resolve('langchain', 'gpt-5'), /langchain\/<provider>:<model>/],
    ['langchain without package', () => resolve('langchain', 'groq:m', {}, { env: { GROQ_API_KEY: 'k' } }), /npm install @langchain\/groq/],
  ])('is one line that says what is wrong: %s', async (_, work, expected) => {
    expect(await complaintOf(work())).toMatch(expected);
  });
});

it('knows its providers', () => {
  expect(PROVIDERS).toEqual(['openai', 'anthropic', 'langchain', 'local', 'replay']);
});
