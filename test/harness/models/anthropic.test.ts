import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { assistant, system, user } from '../../../harness/core/message.ts';
import { costOf } from '../../../harness/core/price.ts';
import type { Settings } from '../../../harness/core/request.ts';
import { anthropicModel } from '../../../harness/models/anthropic.ts';
import { closeConnections } from '../../../harness/models/connections.ts';
import { type ApiServer, startApiServer } from '../../support/api-server.ts';
import { callOf } from '../../support/model-call.ts';

const server: ApiServer = await startApiServer();
const modelWith = (settings: Settings = {}, stream?: boolean) =>
  anthropicModel({
    id: 'anthropic/m',
    model: 'm',
    baseURL: server.anthropic,
    apiKey: 'sk-ant-test',
    settings,
    ...(stream !== undefined && { stream }),
  });
const hello = { messages: [user('hello')] };
const lastBody = () => server.requests.at(-1)?.body;

beforeEach(() => {
  delete server.options.answer;
});
afterAll(() => Promise.all([server.close(), closeConnections()]));

describe.each([
  ['in one piece', false],
  ['streamed', true],
])('anthropic messages %s', (_, stream) => {
  const generate = (reply: NonNullable<typeof server.options.answer>) => {
    server.options.answer = reply;
    return modelWith({}, stream).generate(hello, callOf());
  };

  it.each(['stop', 'length', 'refusal'] as const)('reads finish %s with its words', async (finish) => {
    expect(await generate(() => ({ text: 'Some words.', finish }))).toMatchObject({ text: 'Some words.', finish });
  });

  it('leaves an answer without text empty', async () => {
    expect(await generate(() => ({ text: '' }))).toMatchObject({ text: '', finish: 'stop' });
  });

  it('keeps thinking apart', async () => {
    expect(await generate(() => ({ text: '4', reasoning: 'two and two' }))).toMatchObject({ text: '4', reasoning: 'two and two' });
  });

  it('takes the input as counted: cached tokens stand outside it', async () => {
    const { usage } = await generate(() => ({ text: 'x', usage: { input: 100, cached: 900, written: 24, output: 50, reasoning: 30 } }));
    expect(usage).toEqual({ input: 100, cachedInput: 900, cacheWrite: 24, output: 50, reasoning: 30 });
    // 100 × 1 + 900 × 0.1 + 24 × 1.25 + 50 × 5 = 100 + 90 + 30 + 250 = 470 per million.
    expect(costOf({ input: 1, cachedInput: 0.1, cacheWrite: 1.25, output: 5 }, usage)).toBeCloseTo(0.00047, 12);
  });
});

describe('anthropic on the wire', () => {
  it('sends the limit it cannot do without, and nothing else unasked', async () => {
    await modelWith().generate(hello, callOf({ id: 'w1' }));
    expect(lastBody()).toEqual({ model: 'm', max_tokens: 4096, messages: [{ role: 'user', content: 'hello' }] });
    expect(server.byId('w1')[0]?.path).toBe('/v1/messages');
    expect(server.byId('w1')[0]?.headers.authorization).toBe('Bearer sk-ant-test');
  });

  it('sends system messages apart, images as blocks and every setting by its name', async () => {
    const messages = [
      system('one'),
      user([
        { type: 'text', text: 'what?' },
        { type: 'image', mediaType: 'image/png', base64: 'iVBORw0=' },
      ]),
      assistant('a cat'),
      system('two'),
      user('sure?'),
    ];
    const settings: Settings = { temperature: 0, topP: 0.9, maxTokens: 10, stop: ['END'], seed: 3, reasoningEffort: 'low' };
    const { sent } = await modelWith(settings).generate({ messages, schema: { name: 's', schema: { type: 'object' } } }, callOf());
    expect(lastBody()).toEqual({
      model: 'm',
      system: 'one\n\ntwo',
      max_tokens: 10,
      temperature: 0,
      top_p: 0.9,
      stop_sequences: ['END'],
      output_config: { effort: 'low', format: { type: 'json_schema', schema: { type: 'object' } } },
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'what?' },
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0=' } },
          ],
        },
        { role: 'assistant', content: 'a cat' },
        { role: 'user', content: 'sure?' },
      ],
    });
    expect(sent).toMatchObject({ max_tokens: 10, 'output_config.effort': 'low', dropped: ['seed'] });
  });

  it('streams where the package refuses to wait for one piece', async () => {
    const { text } = await modelWith({ maxTokens: 60_000 }).generate(hello, callOf());
    expect(lastBody().stream).toBe(true);
    expect(text).toMatch(/^answer /);
  });
});
