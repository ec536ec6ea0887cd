import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { user } from '../../../harness/core/message.ts';
import type { Settings } from '../../../harness/core/request.ts';
import { anthropicModel } from '../../../harness/models/anthropic.ts';
import { closeConnections } from '../../../harness/models/connections.ts';
import { forgetLessons } from '../../../harness/models/learned-parameters.ts';
import { openaiModel } from '../../../harness/models/openai.ts';
import { type ApiRequest, type ApiServer, type Fault, faults, startApiServer } from '../../support/api-server.ts';
import { callOf } from '../../support/model-call.ts';

const server: ApiServer = await startApiServer();
const openai = (settings: Settings) => openaiModel({ id: 'o', model: 'm', baseURL: server.openai, apiKey: 'none', settings });
const anthropic = (settings: Settings) => anthropicModel({ id: 'a', model: 'm', baseURL: server.anthropic, apiKey: 'none', settings });
const hello = { messages: [user('hello')] };
let seen = 0;
const fresh = () => server.requests.slice(seen);

beforeEach(() => {
  forgetLessons();
  seen = server.requests.length;
  delete server.options.latency;
});
afterAll(() => Promise.all([server.close(), closeConnections()]));

/** Refuses parameters as a model does that does not know them: each request is told of the first one. */
const refusing =
  (...rules: [name: string, fault: Fault][]) =>
  ({ body }: ApiRequest) =>
    rules.find(([name]) => body[name] !== undefined)?.[1];

describe('a refused parameter', () => {
  it('is renamed once, remembered, and what was sent is recorded', async () => {
    server.options.fault = refusing(['max_tokens', faults.unsupported('max_tokens', 'max_completion_tokens')]);
    const model = openai({ maxTokens: 50 });
    const first = await model.generate(hello, callOf({ id: 'r1' }));
    const second = await model.generate(hello, callOf({ id: 'r2' }));
    expect(first.sent).toEqual({ max_completion_tokens: 50 });
    expect(second.sent).toEqual({ max_completion_tokens: 50 });
    expect([server.byId('r1').length, server.byId('r2').length]).toEqual([2, 1]);
  });

  it('is dropped once, remembered for the endpoint by another model object too', async () => {
    server.options.fault = refusing(['temperature', faults.unsupported('temperature')]);
    const first = await openai({ temperature: 0, topP: 0.5 }).generate(hello, callOf());
    const second = await openai({ temperature: 0.7 }).generate(hello, callOf());
    expect(first.sent).toEqual({ top_p: 0.5, dropped: ['temperature'] });
    expect(second.sent).toEqual({ dropped: ['temperature'] });
    expect(fresh()).toHaveLength(3);
  });

  it('costs each of many first calls at most one more request', async () => {
    server.options.fault = refusing(['temperature', faults.unsupported('temperature')]);
    server.options.latency = () => 30;
    const model = openai({ temperature: 0 });
    await Promise.all(Array.from({ length: 30 }, (_, i) => model.generate(hello, callOf({ id: `many-${i}` }))));
    for (let i = 0; i < 30; i++) expect(server.byId(`many-${i}`)).toHaveLength(2);
    await model.generate(hello, callOf({ id: 'later' }));
    expect(server.byId('later')).toHaveLength(1);
  });

  it('is not forgotten when another one is refused after it', async () => {
    server.options.fault = refusing(
      ['max_tokens', faults.unsupported('max_tokens', 'max_completion_tokens')],
      ['temperature', faults.unsupportedValue('temperature', 0)],
      ['stop', faults.unsupported('stop')],
    );
    const { sent } = await openai({ temperature: 0, maxTokens: 5, stop: ['x'] }).generate(hello, callOf({ id: 'three' }));
    expect(sent).toEqual({ max_completion_tokens: 5, dropped: ['temperature', 'stop'] });
    expect(server.byId('three')).toHaveLength(4);
  });

  it('only loses the value that was refused', async () => {
    server.options.fault = ({ body }) =>
      body.reasoning_effort === 'minimal' ? faults.unsupportedValue('reasoning_effort', 'minimal') : undefined;
    expect((await openai({ reasoningEffort: 'minimal' }).generate(hello, callOf())).sent).toEqual({ dropped: ['reasoning_effort'] });
    expect((await openai({ reasoningEffort: 'high' }).generate(hello, callOf())).sent).toEqual({ reasoning_effort: 'high' });
  });

  it('never loops with a server that refuses whatever it is sent', async () => {
    server.options.fault = ({ body }) => faults.unsupported(Object.keys(body).at(-1) ?? 'model');
    const wanted = { temperature: 0, topP: 1, maxTokens: 5, seed: 1 };
    await expect(openai(wanted).generate(hello, callOf({ id: 'loop' }))).rejects.toMatchObject({ kind: 'bad-request', retryable: false });
    expect(server.byId('loop').length).toBeLessThanOrEqual(6);
  });

  it.each([
    ['`temperature` is deprecated for this model.', 'temperature'],
    ['temperature: Extra inputs are not permitted', 'temperature'],
    ['`temperature` and `top_p` cannot both be specified for this model. Please use only one.', 'top_p'],
    ['This model does not support the effort parameter.', 'output_config.effort'],
  ])('is understood in the words %j', async (words, dropped) => {
    let refused = false;
    server.options.fault = () => {
      if (refused) return undefined;
      refused = true;
      return faults.badRequest(words);
    };
    const { sent } = await anthropic({ temperature: 0, topP: 0.5, reasoningEffort: 'low' }).generate(hello, callOf());
    expect(sent).toMatchObject({ dropped: [dropped] });
  });

  it.each(['max_tokens: Unexpected value', 'messages: image input is not supported, stop sending it', 'temperature: must be at most 1'])(
    'is not seen in %j',
    async (words) => {
      server.options.fault = () => faults.badRequest(words);
      const model = anthropic({ temperature: 2, stop: ['x'] });
      await expect(model.generate(hello, callOf({ id: words }))).rejects.toMatchObject({ kind: 'bad-request' });
      expect(server.byId(words)).toHaveLength(1);
    },
  );
});
