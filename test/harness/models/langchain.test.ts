import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { system, user } from '../../../harness/core/message.ts';
import type { Model } from '../../../harness/core/model.ts';
import type { Settings } from '../../../harness/core/request.ts';
import { closeConnections } from '../../../harness/models/connections.ts';
import { langchainModel } from '../../../harness/models/langchain.ts';
import { forgetLessons } from '../../../harness/models/learned-parameters.ts';
import { type ApiServer, faults, startApiServer } from '../../support/api-server.ts';
import { callOf } from '../../support/model-call.ts';

const server: ApiServer = await startApiServer();
const modelOf = (provider: string, settings: Settings = {}): Promise<Model> =>
  langchainModel({
    id: `langchain/${provider}:m`,
    model: 'm',
    provider,
    baseURL: provider === 'openai' ? server.openai : server.anthropic,
    apiKey: 'none-at-all',
    settings,
  });
const hello = { messages: [user('hello')] };
const lastBody = () => server.requests.at(-1)?.body;

beforeEach(() => {
  forgetLessons();
  delete server.options.answer;
  delete server.options.fault;
});
afterAll(() => Promise.all([server.close(), closeConnections()]));

describe.each(['openai', 'anthropic'])('langchain/%s', (provider) => {
  it('asks once, with the call id, and reads words, finish and usage', async () => {
    server.options.answer = () => ({ text: 'Yes.', finish: 'length', usage: { input: 100, cached: 900, written: 0, output: 50 } });
    const generation = await (await modelOf(provider)).generate(hello, callOf({ id: `lc-${provider}` }));
    expect(generation).toMatchObject({ text: 'Yes.', finish: 'length' });
    expect(generation.usage).toMatchObject({ input: 100, cachedInput: 900, cacheWrite: 0, output: 50 });
    expect(server.byId(`lc-${provider}`)).toHaveLength(1);
  });

  it('reads a refusal', async () => {
    server.options.answer = () => ({ text: 'I will not.', finish: 'refusal' });
    expect(await (await modelOf(provider)).generate(hello, callOf())).toMatchObject({ text: 'I will not.', finish: 'refusal' });
  });

  it('sends settings, system message and image', async () => {
    const messages = [
      system('brief'),
      user([
        { type: 'text', text: 'what?' },
        { type: 'image', mediaType: 'image/png', base64: 'iVBORw0=' },
      ]),
    ];
    const schema = { name: 'move', schema: { type: 'object', properties: {} } };
    await (await modelOf(provider, { temperature: 0.5, maxTokens: 30, stop: ['END'] })).generate({ messages, schema }, callOf());
    const body = lastBody();
    expect(body).toMatchObject({ model: 'm', temperature: 0.5, max_tokens: 30 });
    expect(body.stop ?? body.stop_sequences).toEqual(['END']);
    expect(JSON.stringify(body)).toContain('iVBORw0=');
    expect(JSON.stringify(body)).toContain('brief');
    expect(body.response_format?.json_schema.schema ?? body.output_config?.format.schema).toEqual(schema.schema);
  });

  it('lets a request override the model', async () => {
    const model = await modelOf(provider, { temperature: 0.5 });
    await model.generate({ ...hello, temperature: 0.9 }, callOf());
    expect(lastBody().temperature).toBe(0.9);
    await model.generate(hello, callOf());
    expect(lastBody().temperature).toBe(0.5);
  });

  it('drops what the endpoint refuses, and says so', async () => {
    server.options.fault = ({ body }) => (body.temperature === undefined ? undefined : faults.unsupported('temperature'));
    const model = await modelOf(provider, { temperature: 0.5 });
    expect((await model.generate(hello, callOf({ id: `drop-${provider}` }))).sent).toEqual({ dropped: ['temperature'] });
    expect(server.byId(`drop-${provider}`)).toHaveLength(2);
  });
});

describe('langchain/openai', () => {
  it('renames the token limit where the endpoint wants it', async () => {
    server.options.fault = ({ body }) =>
      body.max_tokens === undefined ? undefined : faults.unsupported('max_tokens', 'max_completion_tokens');
    const model = await modelOf('openai', { maxTokens: 30, reasoningEffort: 'low', seed: 4 });
    await model.generate(hello, callOf());
    expect(lastBody()).toMatchObject({ max_completion_tokens: 30, reasoning_effort: 'low', seed: expect.any(Number) });
    expect(lastBody().max_tokens).toBeUndefined();
  });

  it('counts a JSON answer that was cut short as cut short', async () => {
    server.options.answer = () => ({ text: '{"a":', finish: 'length' });
    const schema = { name: 's', schema: { type: 'object', properties: {} } };
    expect((await (await modelOf('openai')).generate({ ...hello, schema }, callOf())).finish).toBe('length');
  });
});

describe('another provider', () => {
  it('names the package that is missing', async () => {
    const error = await modelOf('groq').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).toContain('npm install @langchain/groq');
  });

  it('says that langchain knows no such provider', async () => {
    await expect(modelOf('nobody')).rejects.toBeInstanceOf(UserError);
  });
});
