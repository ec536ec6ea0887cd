import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { assistant, system, user } from '../../../harness/core/message.ts';
import { costOf } from '../../../harness/core/price.ts';
import type { Settings } from '../../../harness/core/request.ts';
import { closeConnections } from '../../../harness/models/connections.ts';
import { type OpenAIApi, openaiModel } from '../../../harness/models/openai.ts';
import { type ApiServer, startApiServer } from '../../support/api-server.ts';
import { callOf } from '../../support/model-call.ts';

const server: ApiServer = await startApiServer();
const modelWith = (settings: Settings = {}, more: { api?: OpenAIApi; stream?: boolean; model?: string } = {}) =>
  openaiModel({ id: 'openai/m', model: 'm', baseURL: server.openai, apiKey: 'sk-test-key', settings, ...more });
const hello = { messages: [user('hello')] };
const lastBody = () => server.requests.at(-1)?.body;

beforeEach(() => {
  delete server.options.answer;
  delete server.options.fault;
});
afterAll(() => Promise.all([server.close(), closeConnections()]));

const ways = [
  ['chat', { api: 'chat', stream: false }],
  ['chat, streamed', { api: 'chat', stream: true }],
  ['responses', { api: 'responses', stream: false }],
  ['responses, streamed', { api: 'responses', stream: true }],
] as const;

describe.each(ways)('openai over %s', (name, way) => {
  const generate = (reply: NonNullable<typeof server.options.answer>) => {
    server.options.answer = reply;
    return modelWith({}, way).generate(hello, callOf());
  };

  it.each(['stop', 'length', 'filter', 'refusal'] as const)('reads finish %s with its words', async (finish) => {
    const generation = await generate(() => ({ text: 'Some words.', finish }));
    expect(generation).toMatchObject({ text: 'Some words.', finish });
  });

  it('leaves an empty answer empty', async () => {
    expect(await generate(() => ({ text: '' }))).toMatchObject({ text: '', finish: 'stop' });
  });

  it('keeps shown reasoning apart', async () => {
    expect(await generate(() => ({ text: '4', reasoning: 'two and two' }))).toMatchObject({ text: '4', reasoning: 'two and two' });
  });

  it('takes cached tokens and cache writes out of the input', async () => {
    const { usage } = await generate(() => ({ text: 'x', usage: { input: 100, cached: 900, written: 24, output: 50, reasoning: 30 } }));
    expect(usage).toEqual({ input: 100, cachedInput: 900, cacheWrite: 24, output: 50, reasoning: 30 });
  });

  it('sends the call id, so that draws differ and repeats do not', async () => {
    const ask = (id: string) => modelWith({}, way).generate(hello, callOf({ id }));
    const [one, two] = [`${name} 1`, `${name} 2`];
    const [first, again, other] = [await ask(one), await ask(one), await ask(two)];
    expect(first.text).toBe(again.text);
    expect(first.text).not.toBe(other.text);
    expect(server.byId(two)).toHaveLength(1);
  });

  it('tells replies apart that share an id', async () => {
    server.options.answer = ({ id }) => ({ text: id, id: 'same' });
    const texts = await Promise.all(['x', 'y'].map((id) => modelWith({}, way).generate(hello, callOf({ id }))));
    expect(texts.map(({ text }) => text)).toEqual(['x', 'y']);
  });
});

describe('openai chat completions on the wire', () => {
  it('sends only what the user set', async () => {
    await modelWith().generate(hello, callOf());
    expect(lastBody()).toEqual({ model: 'm', messages: [{ role: 'user', content: 'hello' }] });
  });

  it('sends every setting by its own name, and records them', async () => {
    const settings: Settings = { temperature: 0, topP: 0.5, maxTokens: 20, stop: ['\n', 'END'], seed: 7, reasoningEffort: 'low' };
    const schema = { name: 'move', schema: { type: 'object' } };
    const { sent } = await modelWith(settings).generate({ ...hello, schema }, callOf({ id: 'seeded' }));
    const { seed, messages, model, ...rest } = lastBody();
    expect(rest).toEqual({
      temperature: 0,
      top_p: 0.5,
      max_tokens: 20,
      stop: ['\n', 'END'],
      reasoning_effort: 'low',
      response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } },
    });
    expect(sent).toEqual({ ...rest, seed, response_format: 'json_schema' });
    expect(JSON.stringify(sent)).not.toContain('hello');
  });

  it('derives another seed below 2^31 for each draw, the same for the same call', async () => {
    const seeds = [];
    for (const id of ['d1', 'd1', 'd2']) {
      await modelWith({ seed: 7 }).generate(hello, callOf({ id }));
      seeds.push(lastBody().seed);
    }
    expect(seeds[0]).toBe(seeds[1]);
    expect(seeds[0]).not.toBe(seeds[2]);
    for (const seed of seeds) expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31).toBe(true);
  });

  it('lets a request override the model, but not with undefined', async () => {
    await modelWith({ temperature: 1, topP: 0.5 }).generate({ ...hello, temperature: 0.2, topP: undefined }, callOf());
    expect(lastBody()).toMatchObject({ temperature: 0.2, top_p: 0.5 });
  });

  it('sends images as data addresses, and roles as they are', async () => {
    const messages = [
      system('be brief'),
      user([
        { type: 'text', text: 'what?' },
        { type: 'image', mediaType: 'image/png', base64: 'iVBORw0=' },
      ]),
      assistant('a cat'),
    ];
    await modelWith().generate({ messages }, callOf());
    expect(lastBody().messages).toEqual([
      { role: 'system', content: 'be brief' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'what?' },
          { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0=' } },
        ],
      },
      { role: 'assistant', content: 'a cat' },
    ]);
    await modelWith({}, { api: 'responses' }).generate({ messages }, callOf());
    expect(lastBody().input[1].content[1]).toMatchObject({ type: 'input_image', image_url: 'data:image/png;base64,iVBORw0=' });
  });

  it('streams long answers, short ones not', async () => {
    await modelWith({ maxTokens: 16_384 }).generate(hello, callOf());
    expect(lastBody().stream).toBeUndefined();
    const { text } = await modelWith({ maxTokens: 16_385 }).generate(hello, callOf({ id: 'long' }));
    expect(lastBody()).toMatchObject({ stream: true, stream_options: { include_usage: true } });
    expect(text).toMatch(/^answer /);
  });

  it('costs exactly what the usage and the price say', async () => {
    server.options.answer = () => ({ text: 'x', usage: { input: 1000, cached: 4000, written: 0, output: 500, reasoning: 400 } });
    const { usage } = await modelWith().generate(hello, callOf());
    // 1000 × 0.25 + 4000 × 0.025 + 500 × 2 = 250 + 100 + 1000 = 1350 per million: reasoning is part of the output.
    expect(costOf({ input: 0.25, cachedInput: 0.025, output: 2 }, usage)).toBeCloseTo(0.00135, 12);
  });

  it('has no usage where the server counts nothing, and no answer where content is missing', async () => {
    server.options.fault = () => ({ kind: 'other-json', body: { choices: [{ message: { content: null }, finish_reason: 'stop' }] } });
    const generation = await modelWith().generate(hello, callOf());
    expect(generation).toEqual({ text: '', finish: 'stop', sent: {} });
  });

  it('names the endpoint by base URL and model, and carries the limit the user set', () => {
    expect(modelWith({ maxTokens: 5 })).toMatchObject({ id: 'openai/m', endpoint: `${server.openai} m`, maxTokens: 5 });
  });
});

describe('openai responses on the wire', () => {
  it('names settings as that API does and records what it does not know', async () => {
    const settings: Settings = { temperature: 0, maxTokens: 9, reasoningEffort: 'high', stop: ['x'], seed: 1 };
    const { sent } = await modelWith(settings, { api: 'responses' }).generate({ ...hello, schema: { name: 's', schema: {} } }, callOf());
    expect(lastBody()).toEqual({
      model: 'm',
      input: [{ role: 'user', content: 'hello' }],
      temperature: 0,
      max_output_tokens: 9,
      reasoning: { effort: 'high' },
      text: { format: { type: 'json_schema', name: 's', schema: {}, strict: true } },
    });
    expect(sent).toMatchObject({ 'reasoning.effort': 'high', dropped: ['stop', 'seed'] });
  });
});
