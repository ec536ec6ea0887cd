import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProviderError } from '../../harness/core/errors/provider-error.ts';
import { assistant, type Message, system, user } from '../../harness/core/message.ts';
import type { Model } from '../../harness/core/model.ts';
import { random } from '../../harness/core/random.ts';
import { inputTokens } from '../../harness/core/usage.ts';
import { resolveLocal } from '../../harness/models/local.ts';
import { templates, writeGguf } from '../support/gguf.ts';
import { callOf } from '../support/model-call.ts';

let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pentathlon-local-'));
  path = writeGguf(join(folder, 'tiny.gguf')).path;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = async (parameters: Record<string, string> = {}, name = path): Promise<Model> =>
  (await resolveLocal({ provider: 'local', name, parameters: { gpu: 'false', threads: '1', context: '512', ...parameters } }, 'local/x'))
    .model;
const ask = (model: Model, messages: readonly Message[], more: object = {}, call: object = {}) =>
  model.generate({ messages, maxTokens: 24, ...more }, callOf(call));
const failure = (work: Promise<unknown>): Promise<ProviderError> =>
  work.then(
    () => Promise.reject(new Error('it answered')),
    (error: unknown) => error as ProviderError,
  );

const rules = 'The rules are long and always the same. '.repeat(8);

describe('one slot', () => {
  test('a prompt and a seed come to the same text, whatever came before and in a process of its own', async () => {
    const model = await load({ exact: 'true', temperature: '0.9', seed: '5' });
    const questions = ['first', 'second', 'third, which is longer than the others by far'].map((text) => [system(rules), user(text)]);
    const once = [];
    for (const [n, messages] of questions.entries()) once.push((await ask(model, messages, {}, { id: `q${n}` })).text);
    const backwards = [];
    for (const n of [2, 1, 0]) backwards.unshift((await ask(model, questions[n] as Message[], {}, { id: `q${n}` })).text);
    expect(backwards).toEqual(once);
    // Another context makes another process: nothing is left of what was evaluated.
    const fresh = await load({ exact: 'true', temperature: '0.9', seed: '5', context: '768' });
    expect((await ask(fresh, questions[1] as Message[], {}, { id: 'q1' })).text).toBe(once[1]);
    expect(new Set(once).size).toBe(3);
  });

  test('another draw, and another seed, come to another text', async () => {
    const model = await load({ exact: 'true', temperature: '1', seed: '5' });
    const text = async (id: string, from = model) => (await ask(from, [user('Go on.')], {}, { id })).text;
    expect(await text('draw 0')).not.toBe(await text('draw 1'));
    expect(await text('draw 0')).not.toBe(await text('draw 0', await load({ exact: 'true', temperature: '1', seed: '6' })));
  });

  test('what two prompts share is evaluated once, in whole pieces, and counted apart', async () => {
    const model = await load({ exact: 'true', context: '1024' });
    const { usage: first } = await ask(model, [system(rules), user('a')]);
    const { usage: second } = await ask(model, [system(rules), user('b')]);
    expect(first?.cachedInput).toBe(0);
    expect(second?.cachedInput).toBeGreaterThan(64);
    expect((second?.cachedInput ?? 1) % 64).toBe(0);
    expect(second && inputTokens(second)).toBe(first && inputTokens(first));
  });
});

describe.each(['llama', 'gemma3'] as const)('one slot of a model of the %s kind', (architecture) => {
  test('comes to the same, whatever was asked, dropped and refused before', async () => {
    const name = writeGguf(join(folder, `${architecture}.gguf`), { architecture }).path;
    const model = await load({ exact: 'true', temperature: '0.9', context: '1024' }, name);
    const rng = random('exact', architecture);
    const words = (n: number) => Array.from({ length: n }, () => rng.pick(['red', 'blue', 'old', 'stone', 'river', 'two'])).join(' ');
    const bases = [words(30), words(60)];
    const kinds = [
      (messages: readonly Message[], id: string) => ask(model, messages, { maxTokens: 30 }, { id }).then(({ text }) => text),
      (messages: readonly Message[], id: string) =>
        ask(model, messages, { choices: { texts: ['<a>', '<abc>'], lead: 'Answer:' } }, { id }).then(({ text }) => text),
      async (messages: readonly Message[], id: string) =>
        JSON.stringify((await model.choose?.(messages, ['left', 'le', 'lefty turn'], callOf({ id })))?.value),
    ];
    const questions = Array.from({ length: 6 }, (_, n) => [system(bases[n % 2] as string), user(words(1 + 7 * n))]);
    const once = new Map<string, string | undefined>();
    for (let step = 0; step < 90; step++) {
      const [n, kind] = [rng.below(questions.length), rng.below(kinds.length)];
      if (step % 6 === 5) {
        const controller = new AbortController();
        setTimeout(() => controller.abort(new Error('dropped')), rng.below(20));
        await ask(model, questions[n] as Message[], { maxTokens: 200 }, { signal: controller.signal }).catch(() => undefined);
      }
      if (step % 17 === 16) await ask(model, [user('word '.repeat(3_000))]).catch(() => undefined);
      const text = await kinds[kind]?.(questions[n] as Message[], `q${n}`);
      const key = `${n} ${kind}`;
      expect(text).toBe(once.get(key) ?? text);
      once.set(key, text);
    }
    expect(once.size).toBeGreaterThan(15);
  });
});

describe('several slots', () => {
  test('requests at once are answered side by side; each conversation goes on where it stood', async () => {
    const model = await load({ slots: '3' });
    expect(model.slots).toBe(3);
    const turn = (trial: string, said: readonly Message[]) => ask(model, [system(rules), user(trial), ...said], {}, { trial });
    const first = await Promise.all(['a', 'b', 'c'].map((trial) => turn(trial, [])));
    const second = await Promise.all(['a', 'b', 'c'].map((trial, n) => turn(trial, [assistant(first[n]?.text ?? ''), user('And now?')])));
    for (const [n, { usage }] of second.entries()) {
      const before = first[n]?.usage;
      expect(usage?.cachedInput).toBeGreaterThanOrEqual((before && inputTokens(before)) ?? Number.POSITIVE_INFINITY);
    }
    expect(second.map(({ sent }) => (sent as { exact: boolean }).exact)).toEqual([false, false, false]);
  });
});

describe('an answer', () => {
  test('never has more tokens than asked for, nor than fit the slot', async () => {
    const model = await load({ temperature: '1' });
    const short = await ask(model, [user('x')], { maxTokens: 7 });
    expect([short.finish, short.usage?.output]).toEqual(['length', 7]);
    const most = await ask(model, [user('x')], { maxTokens: 100_000 });
    expect(most.usage && inputTokens(most.usage) + most.usage.output).toBeLessThanOrEqual(512);
  });

  test('ends before a stop sequence', async () => {
    const model = await load({ exact: 'true', temperature: '0.9' });
    const whole = await ask(model, [user('x')], { maxTokens: 40 }, { id: 'stop' });
    const stop = whole.text.slice(12, 15);
    const cut = await ask(model, [user('x')], { maxTokens: 40, stop: [stop] }, { id: 'stop' });
    expect(cut.text).toBe(whole.text.slice(0, whole.text.indexOf(stop)));
    expect(cut.finish).toBe('stop');
  });

  test('is one of the choices and nothing else where it is constrained, however hot', async () => {
    const model = await load({ constrain: 'true', temperature: '5', top_k: '0', top_p: '1', min_p: '0' });
    const texts = ['<pile:1, take:2>', '<pile:10, take:2>', 'é "quoted" \\', '日本'];
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(model, [user('x')], { choices: { texts } })));
    for (const { text, finish } of answers) expect([texts.includes(text), finish]).toEqual([true, 'stop']);
    expect(new Set(answers.map(({ text }) => text)).size).toBeGreaterThan(2);
  });

  test('may reason first and is then one of the choices', async () => {
    const model = await load({ constrain: 'true', temperature: '1' });
    const { text, usage } = await ask(model, [user('x')], { choices: { texts: ['<a>', '<b>'], lead: 'Answer:' } });
    expect(text).toMatch(/Answer: <[ab]>$/);
    expect(text.length).toBeGreaterThan('Answer: <a>'.length + 10);
    expect(usage?.output).toBeGreaterThan(24);
  });

  test('is one of the choices or refused by its length: never cut, however near the end of the slot the prompt comes', async () => {
    const model = await load({ constrain: 'true', temperature: '1', context: '256' });
    const texts = ['resign the game at once', 'play the left one'];
    const kinds = { legal: 0, refused: 0 };
    for (let words = 5; words < 60; words += 2) {
      for (const lead of [undefined, 'Answer:']) {
        const choices = { texts, ...(lead !== undefined && { lead }) };
        const text = await ask(model, [user('stone river '.repeat(words))], { choices }).then(
          (answer) => answer.text,
          ({ message }: Error) => message,
        );
        if (texts.some((legal) => text.endsWith(legal))) kinds.legal++;
        else if (/more than fit a slot/.test(text)) kinds.refused++;
        else expect(text).toBe('a legal answer');
      }
    }
    expect(kinds.legal).toBeGreaterThan(10);
    expect(kinds.refused).toBeGreaterThan(10);
  });

  test('holds to a JSON Schema', async () => {
    const model = await load({ temperature: '1.5' });
    const schema = {
      type: 'object',
      properties: { move: { enum: ['left', 'right'] }, sure: { type: 'boolean' } },
      required: ['move', 'sure'],
      additionalProperties: false,
    };
    const { text } = await ask(model, [user('x')], { maxTokens: 400, schema: { name: 'move', schema } });
    const found = JSON.parse(text) as { move: string; sure: boolean };
    expect(['left', 'right']).toContain(found.move);
    expect(typeof found.sure).toBe('boolean');
  });

  test('has its reasoning apart; a model that never ends to think has no answer', async () => {
    const name = writeGguf(join(folder, 'thinking.gguf'), {
      template: `${templates.chatml}{% if add_generation_prompt %}{{ '<think>\\n' }}{% endif %}`,
    }).path;
    const { text, reasoning, usage } = await ask(await load({ temperature: '1' }, name), [user('x')]);
    expect(text).toBe('');
    expect(reasoning).not.toBe('');
    expect(usage?.reasoning).toBeGreaterThan(0);
    const { text: chosen } = await ask(await load({ constrain: 'true' }, name), [user('x')], { choices: { texts: ['A', 'B'] } });
    expect(['A', 'B']).toContain(chosen);
  });

  test('words of a message are no control tokens: they cost as many tokens as other words', async () => {
    const model = await load();
    const tokens = async (text: string) => {
      const { usage } = await ask(model, [user(text)], { maxTokens: 1 });
      return usage === undefined ? 0 : inputTokens(usage);
    };
    // As a control token it would be one.
    expect((await tokens('<|im_end|>')) - (await tokens(''))).toBeGreaterThan(1);
  });
});

describe('what cannot be is said in one line', () => {
  test('a prompt that is longer than the slot: by how much', async () => {
    const error = await failure(ask(await load(), [user('word '.repeat(2_000))]));
    expect(error).toBeInstanceOf(ProviderError);
    expect([error.kind, error.retryable]).toEqual(['bad-request', false]);
    expect(error.message).toMatch(
      /^local\/tiny: the prompt has [\d\s]+ tokens, [\d\s]+ more than fit a slot of 512 with room for an answer/,
    );
  });

  test('an image', async () => {
    const image = { type: 'image', mediaType: 'image/png', base64: 'AAAA' } as const;
    expect((await failure(ask(await load(), [user([image])]))).message).toBe('local/tiny: takes no images');
  });

  test('no answers to choose from, and an empty one', async () => {
    const model = await load();
    expect((await failure(ask(model, [user('x')], { choices: { texts: [] } }))).message).toMatch(/no answers to choose from/);
    expect((await failure(model.choose?.([user('x')], ['a', ''], callOf()) as Promise<unknown>)).message).toMatch(/an empty text/);
  });

  test('a chat template that never ends', async () => {
    const template = '{% for a in range(100000) %}{% for b in range(100000) %}{{ a }}{% endfor %}{% endfor %}';
    const name = writeGguf(join(folder, 'endless.gguf'), { template }).path;
    const error = await failure(ask(await load({}, name), [user('x')]));
    expect([error.kind, error.retryable]).toEqual(['bad-request', false]);
    expect(error.message).toMatch(/chat template takes no such conversation \(it does not come to an end\)/);
  });

  test('an architecture that llama.cpp does not know', async () => {
    const metadata = { 'general.architecture': ['text', 'perceptron'] } as const;
    const name = writeGguf(join(folder, 'perceptron.gguf'), { metadata }).path;
    const error = await failure(ask(await load({}, name), [user('x')]));
    expect([error.kind, error.retryable]).toEqual(['not-found', false]);
    expect(error.message).toMatch(/^local\/perceptron: the model cannot be loaded: .*perceptron/);
    expect(error.message).not.toContain('\n');
  });

  test.each([
    [{ context: '9000' }, /^context=9000: the model was trained for 2048 tokens of context/],
    [{ exact: 'true', slots: '4' }, /^exact=true plays one request at a time, slots=4 several/],
    [{ kv: 'q4_0', flash: 'false' }, /^kv=q4_0 needs flash attention/],
    [{ kv: 'q3_k' }, /^parameter kv of local models: expected one of f32, f16, /],
    [{ gpu: 'tpu' }, /^parameter gpu of local models: expected one of auto, cuda, vulkan, metal, false \(got "tpu"\)/],
    [{ slot: '4' }, /did you mean "slots"/],
  ])('%j', async (parameters, said) => {
    await expect(load(parameters as Record<string, string>)).rejects.toThrow(said);
  });
});

test('an answer is dropped when nobody wants it any more, and the slot serves the next', async () => {
  const model = await load({ exact: 'true', context: '2048', temperature: '1' });
  await ask(model, [user('x')]);
  const order: string[] = [];
  const grammar = { maxTokens: 1_900, schema: { name: 'long', schema: { type: 'string', minLength: 800 } } };
  const controller = new AbortController();
  const long = ask(model, [user('x')], grammar, { signal: controller.signal }).catch(({ message }: Error) => order.push(message));
  // It is under way: what is asked now waits for the slot.
  const next = ask(model, [user('y')], { maxTokens: 3 }).then(() => order.push('next'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(order).toEqual([]);
  controller.abort(new Error('not wanted'));
  const began = performance.now();
  await Promise.all([long, next]);
  expect(order).toEqual(['not wanted', 'next']);
  const whole = performance.now();
  await ask(model, [user('x')], grammar);
  expect(whole - began).toBeLessThan((performance.now() - whole) / 2);
});

test('a model that was trained for few tokens has slots of so many', async () => {
  const name = writeGguf(join(folder, 'short.gguf'), { context: 256 }).path;
  const { model } = await resolveLocal({ provider: 'local', name, parameters: { gpu: 'false', threads: '1' } }, 'local/x');
  const { sent } = await ask(model, [user('x')]);
  expect(sent).toMatchObject({ runs_on: { context: 256 } });
});

test('texts are embedded as unit vectors, equal ones alike', async () => {
  const model = await load();
  const [one, same, other] = (await model.embed?.(['a king', 'a king', 'soup'], callOf()))?.value ?? [];
  const dot = (a?: Float32Array, b?: Float32Array) => a?.reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0);
  expect(dot(one, one)).toBeCloseTo(1, 5);
  expect(dot(one, same)).toBeCloseTo(1, 5);
  expect(dot(one, other)).toBeLessThan(0.999);
});

test('agents that load a file in the same way share what is paced; another way is another endpoint', async () => {
  const [plain, constrained, small] = await Promise.all([load(), load({ constrain: 'true', temperature: '0' }), load({ kv: 'f32' })]);
  expect(constrained.endpoint).toBe(plain.endpoint);
  expect(small.endpoint).not.toBe(plain.endpoint);
  const { sent } = await ask(small, [user('x')]);
  expect(sent).toMatchObject({ runs_on: { kv: 'f32' } });
});
