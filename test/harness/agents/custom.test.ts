import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { HumanMessage } from '@langchain/core/messages';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { ChatPromptTemplate, MessagesPlaceholder } from '@langchain/core/prompts';
import { RunnableLambda, RunnableParallel } from '@langchain/core/runnables';
import { describe, expect, test } from 'vitest';
import { customAgent } from '../../../harness/agents/custom.ts';
import type { CustomTools } from '../../../harness/agents/custom-tools.ts';
import { ProviderError } from '../../../harness/core/errors/provider-error.ts';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { textOf, user } from '../../../harness/core/message.ts';
import { failed, read } from '../../../harness/core/reading.ts';
import type { Turn } from '../../../harness/core/turn.ts';
import { letterTurn } from './letter-turn.ts';
import { type Replies, testModel, testScope } from './test-scope.ts';

function sit(exported: unknown, replies?: Replies, model = replies && testModel) {
  const agent = customAgent({ id: 'custom:mine', exported, fingerprint: {}, ...(model && { model }), policy: { kind: 'fail' } });
  const place = testScope(replies);
  const player = agent.sit(1, place.scope);
  return { ...place, agent, act: (turn: Turn<string> = letterTurn, scope = place.scope) => player.act(turn, scope) };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a function', () => {
  test('answers with text or { text }, sync or async, without a model; its text is read like any model’s', async () => {
    for (const exported of [() => 'I say B', async () => ({ text: 'I say B' })]) {
      const { agent, act } = sit(exported);
      expect(await act()).toEqual({ answer: read('B'), candidates: [{ reading: read('B'), text: 'I say B' }] });
      expect([agent.models.length, agent.callsPerTurn]).toEqual([0, 0]);
    }
    expect((await sit(() => 'Z').act()).answer).toEqual(failed('illegal', 'Z is not A, B or C'));
    expect((await sit(() => '  ').act()).answer).toMatchObject({ ok: false, kind: 'empty' });
  });

  test('is told its seat and the legal answers, remembers within a trial only, and draws from the turn’s generator', async () => {
    const exported = (_turn: Turn, tools: CustomTools) => {
      const turns = Number(tools.memory.get('turns') ?? 0) + 1;
      tools.memory.set('turns', turns);
      return `${tools.seat} ${turns} ${tools.rng.pick(tools.legal ?? [])}`;
    };
    const first = sit(exported);
    const [one, two] = [await first.act(), await first.act()];
    const again = await sit(exported).act();
    expect(one.candidates[0]?.text).toMatch(/^1 1 [ABC]$/);
    expect(two.candidates[0]?.text).toMatch(/^1 2 [ABC]$/);
    expect(again).toEqual(one);
  });

  test('calls its model through the scope, side by side in children of their own, with the settings it gives', async () => {
    const exported = async (_turn: Turn, { call }: CustomTools) => {
      const drafts = await Promise.all([call('one', { temperature: 0.5 }), call([user('two')])]);
      return call(`${drafts.join(' ')}`);
    };
    const { act, calls } = sit(exported, async (path) => {
      await pause(path === 'call 0' ? 20 : 1);
      return path === 'call 2' ? 'C' : path;
    });
    expect((await act()).answer).toEqual(read('C'));
    expect(calls).toEqual([
      { path: 'call 0', request: { temperature: 0.5, messages: [user('one')] } },
      { path: 'call 1', request: { messages: [user('two')] } },
      { path: 'call 2', request: { messages: [user('call 0 call 1')] } },
    ]);
  });

  test('names its calls alike whichever reply arrives first', async () => {
    // Two chains of three calls, side by side, the first slow to go on: by arrival, later calls of the two would change places.
    const exported = async (_turn: Turn, { call }: CustomTools) => {
      const chain = async (name: string, idle: number) => {
        let reply = name;
        for (let step = 0; step < 3; step++) {
          reply = await call(`${reply} ${name}`);
          for (let i = 0; i < idle; i++) await null;
        }
        return reply;
      };
      return (await Promise.all([chain('x', 20), chain('y', 0)])).join(' ');
    };
    const traces = await Promise.all(
      [(i: number) => i, (i: number) => 5 - i, (i: number) => (i * 3) % 5].map(async (latency) => {
        const { act, calls } = sit(exported, async (path) => {
          await pause(4 * latency(Number(path.slice(5))));
          return `${path}: A`;
        });
        await act();
        return calls.map(({ path, request }) => [path, request.messages.map(textOf)]);
      }),
    );
    expect(traces[0]).toHaveLength(6);
    expect(traces[1]).toEqual(traces[0]);
    expect(traces[2]).toEqual(traces[0]);
  });

  test('fails its turn with the call’s own error, also where it caught that error and also where it did not wait', async () => {
    const down = new ProviderError('529 overloaded', { kind: 'overloaded', retryable: true });
    const replies: Replies = async () => {
      await pause(5);
      throw down;
    };
    const caught = sit(async (_turn: Turn, { call }: CustomTools) => call('q').catch(() => 'A'), replies);
    await expect(caught.act()).rejects.toBe(down);
    const impatient = sit((_turn: Turn, { call }: CustomTools) => {
      call('q').catch(() => {});
      return 'A';
    }, replies);
    await expect(impatient.act()).rejects.toBe(down);
  });

  test('cannot go on calling after its turn', async () => {
    let kept: CustomTools | undefined;
    const { act } = sit(
      (_turn: Turn, tools: CustomTools) => {
        kept = tools;
        return 'A';
      },
      () => 'B',
    );
    await act();
    await expect(kept?.call('late')).rejects.toThrow(/after its turn had ended/);
  });

  test('hands on how a call ended when it hands on its words', async () => {
    const exported = (_turn: Turn, { call }: CustomTools) => call('q');
    const refused = sit(exported, () => ({ text: 'I would say A', finish: 'refusal' }));
    expect((await refused.act()).answer).toMatchObject({ ok: false, kind: 'refused' });
    const cut = sit(exported, () => ({ text: 'well, 4', finish: 'length' }));
    expect((await cut.act()).answer).toMatchObject({ ok: false, kind: 'truncated' });
  });
});

describe('a LangChain runnable', () => {
  const prompt = ChatPromptTemplate.fromMessages([
    ['system', 'You are at seat {seat}.'],
    ['human', '{question} {reasoned}'],
  ]);

  test('prompt | chat | parser: its call is journalled with the messages of the prompt', async () => {
    const exported = { runnable: (chat: BaseChatModel) => prompt.pipe(chat).pipe(new StringOutputParser()) };
    const { act, calls } = sit(exported, () => 'So it is B');
    expect((await act()).answer).toEqual(read('B'));
    expect(calls).toEqual([
      {
        path: 'call 0',
        request: {
          messages: [
            { role: 'system', content: 'You are at seat 1.' },
            { role: 'user', content: 'Which one? Think, then end with the letter.' },
          ],
        },
      },
    ]);
  });

  test('may end with the message itself or with a state whose last message answers', async () => {
    const message = { runnable: (chat: BaseChatModel) => prompt.pipe(chat) };
    expect((await sit(message, () => 'B').act()).answer).toEqual(read('B'));
    const state = {
      runnable: (chat: BaseChatModel) =>
        prompt.pipe(chat).pipe(RunnableLambda.from((reply) => ({ messages: [new HumanMessage('q'), reply] }))),
    };
    expect((await sit(state, () => 'C').act()).answer).toEqual(read('C'));
  });

  test('side-by-side branches call in children of their own, whatever arrives first', async () => {
    const branch = (chat: BaseChatModel, name: string) =>
      RunnableLambda.from((_: unknown) => `first ${name}`)
        .pipe(chat)
        .pipe(new StringOutputParser())
        .pipe(RunnableLambda.from((text: string) => `second ${name} after ${text}`))
        .pipe(chat)
        .pipe(new StringOutputParser());
    const exported = {
      runnable: (chat: BaseChatModel) =>
        RunnableParallel.from({ x: branch(chat, 'x'), y: branch(chat, 'y') }).pipe(RunnableLambda.from(({ x, y }) => `${x} ${y}`)),
    };
    const traces = await Promise.all(
      [(i: number) => i, (i: number) => 3 - i].map(async (latency) => {
        const { act, calls } = sit(exported, async (path) => {
          await pause(8 * latency(Number(path.slice(5))));
          return `${path} A`;
        });
        expect((await act()).answer).toEqual(read('A'));
        return calls.map(({ path, request }) => `${path}: ${request.messages.map(textOf)}`);
      }),
    );
    expect(traces[0]).toEqual(['call 0: first x', 'call 1: first y', 'call 2: second x after call 0 A', 'call 3: second y after call 1 A']);
    expect(traces[1]).toEqual(traces[0]);
  });

  test('images pass through the prompt and the chat model unchanged, in each of LangChain’s dialects', async () => {
    const image = { type: 'image', mediaType: 'image/png', base64: 'iVBORw0KGgo=' } as const;
    const turn = { ...letterTurn, prompt: [user([{ type: 'text', text: 'Look.' }, image])] };
    const others = new HumanMessage({
      content: [
        { type: 'image', source_type: 'base64', mime_type: 'image/png', data: 'iVBORw0KGgo=' },
        { type: 'image', mimeType: 'image/png', data: 'iVBORw0KGgo=' },
      ],
    });
    const exported = {
      runnable: (chat: BaseChatModel) => ChatPromptTemplate.fromMessages([new MessagesPlaceholder('messages'), others]).pipe(chat),
    };
    const { act, calls } = sit(exported, () => 'A');
    await act(turn);
    expect(calls[0]?.request.messages).toEqual([
      user([{ type: 'text', text: 'Look.' }, image, { type: 'text', text: 'Answer with the letter alone.' }]),
      user([image, image]),
    ]);
  });

  test('settings bound to the chat model reach the request, usage and the reason to stop reach the message', async () => {
    let seen: unknown;
    const exported = {
      runnable: (chat: BaseChatModel) =>
        prompt.pipe(chat.withConfig({ stop: ['END'], temperature: 0.2 } as object)).pipe(
          RunnableLambda.from((reply) => {
            seen = reply;
            return reply;
          }),
        ),
    };
    const usage = { input: 10, cachedInput: 4, cacheWrite: 1, output: 7, reasoning: 2 };
    const { act, calls } = sit(exported, () => ({ text: 'A', finish: 'length', usage }));
    await act();
    expect(calls[0]?.request).toMatchObject({ stop: ['END'], temperature: 0.2 });
    expect(seen).toMatchObject({
      usage_metadata: { input_tokens: 15, output_tokens: 7, total_tokens: 22 },
      response_metadata: { finish_reason: 'length' },
    });
  });

  test('a failed call is made once and fails the turn with its own error, fallbacks or not', async () => {
    const down = new ProviderError('500', { kind: 'server', status: 500, retryable: true });
    const chain = (chat: BaseChatModel) => prompt.pipe(chat).pipe(new StringOutputParser());
    const replies: Replies = () => {
      throw down;
    };
    const plain = sit({ runnable: chain }, replies);
    await expect(plain.act()).rejects.toBe(down);
    expect(plain.calls).toHaveLength(1);
    const withFallback = sit({ runnable: (chat: BaseChatModel) => chain(chat).withFallbacks([RunnableLambda.from(() => 'A')]) }, replies);
    await expect(withFallback.act()).rejects.toBe(down);
  });

  test('a runnable exported as it is plays without a model, or takes the chat model from its config', async () => {
    const alone = RunnableLambda.from(({ legal }: { legal: string[] }) => legal[2] ?? '');
    expect((await sit(alone).act()).answer).toEqual(read('C'));
    const asking = RunnableLambda.from(({ messages }: { messages: HumanMessage[] }, config) =>
      (config as { configurable: { chat: BaseChatModel } }).configurable.chat.invoke(messages),
    );
    const { act, calls } = sit(asking, () => 'B');
    expect((await act()).answer).toEqual(read('B'));
    expect(calls.map(({ path }) => path)).toEqual(['call 0']);
  });
});

test('each turn has calls of its own below it, and the policy wraps custom agents too', async () => {
  const agent = customAgent({
    id: 'custom:mine',
    exported: (turn: Turn, { call }: CustomTools) => call(turn.prompt.map(textOf).join()),
    fingerprint: {},
    model: testModel,
    policy: { kind: 'retry', times: 1 },
  });
  const { scope, calls, steps } = testScope((path) => (path.includes('retry') ? 'A' : 'Z'));
  const player = agent.sit(0, scope);
  for (const turn of ['turn 1', 'turn 2']) expect((await player.act(letterTurn, scope.child(turn))).answer).toEqual(read('A'));
  expect(calls.map(({ path }) => path)).toEqual(['turn 1/call 0', 'turn 1/retry 1/call 0', 'turn 2/call 0', 'turn 2/retry 1/call 0']);
  expect(steps).toHaveLength(2);
});

test('what cannot be an agent, an answer or a call is one line for the user', async () => {
  const wrong = async (run: () => unknown, words: RegExp) => {
    const error = await Promise.resolve()
      .then(run)
      .catch((raised: unknown) => raised);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toMatch(words);
    expect((error as UserError).message).not.toContain('\n');
  };
  await wrong(() => sit(42), /custom:mine.*expected the module to export a function.*got a number/);
  await wrong(() => sit(undefined), /got undefined/);
  await wrong(() => sit(() => 42).act(), /answer with text or \{ text \}, got a number/);
  await wrong(() => sit((_: Turn, { call }: CustomTools) => call('q')).act(), /model=/);
  await wrong(() => sit({ runnable: (chat: BaseChatModel) => chat }).act(), /model=/);
  await wrong(() => sit({ runnable: () => 'text' }, () => 'A').act(), /return a LangChain runnable, got a string/);
  const tools = { runnable: (chat: BaseChatModel) => RunnableLambda.from(() => chat.invoke('q', { tools: [] } as object)) };
  await wrong(() => sit(tools, () => 'A').act(), /no tools/);
  const link = new HumanMessage({ content: [{ type: 'image_url', image_url: { url: 'https://example.org/a.png' } }] });
  await wrong(() => sit({ runnable: (chat: BaseChatModel) => RunnableLambda.from(() => chat.invoke([link])) }, () => 'A').act(), /base64/);
});
