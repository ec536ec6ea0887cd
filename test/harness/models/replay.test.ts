import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { user } from '../../../harness/core/message.ts';
import type { Call, SampleReference } from '../../../harness/core/model.ts';
import { random } from '../../../harness/core/random.ts';
import { replayModel } from '../../../harness/models/replay.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pentathlon-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}

type Place = Partial<Pick<Call, 'draw' | 'turn' | 'epoch'>>;

/** Asks a recording for one sample: the words it answers with, or the error's message. */
async function reply(
  path: string,
  sample: SampleReference,
  { prompt = 'ours', parameters = {}, ...place }: Place & { prompt?: string; parameters?: Record<string, string> } = {},
) {
  const { model } = await replayModel(path, parameters);
  const call: Call = { id: 'c', task: 't', sample, seat: 0, turn: 1, draw: 0, signal: new AbortController().signal, ...place };
  return model.generate({ messages: [user(prompt)] }, call).then(
    ({ text }) => text,
    (error) => ({ name: error.name, kind: error.kind, retryable: error.retryable, message: error.message }),
  );
}
const missing = (message: RegExp) => ({
  name: 'ProviderError',
  kind: 'missing',
  retryable: false,
  message: expect.stringMatching(message),
});

describe('where rows come from', () => {
  const rows = [
    { id: 'a', output: 'one' },
    { id: 'b', output: 'two' },
  ];
  test.each<[string, () => unknown]>([
    ['list.json', () => rows],
    ['lines.jsonl', () => `${rows.map((row) => JSON.stringify(row)).join('\r\n')}\n\n`],
    ['object.json', () => ({ dataset: 'x', accuracy: 0.5, tags: ['p'], details: rows })],
    ['packed.json.gz', () => gzipSync(JSON.stringify(rows))],
    ['one.jsonl', () => JSON.stringify({ id: 'b', output: 'two', input: [{ role: 'user', content: 'q' }] })],
  ])('%s', async (name, content) => {
    expect(await reply(file(name, content()), { id: 'b' })).toBe('two');
  });

  test('of two lists one is named', async () => {
    const path = file('two.json', { first: rows, second: [{ id: 'b', output: 'other' }] });
    await expect(replayModel(path, {})).rejects.toThrow(/several lists \(first, second\); name one with list=/);
    expect(await reply(path, { id: 'b' }, { parameters: { list: 'second' } })).toBe('other');
  });

  test('the text that the model wrote comes before what was extracted from it; fields can be named', async () => {
    const path = file('fields.json', [{ question_id: 7, prediction: 'C', answer: 'gold', generated: 'The answer is C.', note: 'n' }]);
    expect(await reply(path, { id: '7' })).toBe('The answer is C.');
    expect(await reply(path, { id: '7' }, { parameters: { text: 'note' } })).toBe('n');
    await expect(replayModel(path, { text: 'nothing' })).rejects.toThrow(/no row has a usable field "nothing"/);
    await expect(replayModel(path, { txt: 'note' })).rejects.toThrow(/unknown parameter of replay "txt": did you mean "text"/);
  });

  test.each<[string, unknown, RegExp]>([
    ['absent.json', undefined, /absent\.json: no such file/],
    ['words.json', 'hello\n', /words\.json, line 1: expected a JSON object, got "hello"/],
    ['broken.jsonl', '{"id":"a","output":"x"}\n{"id":', /broken\.jsonl, line 2: /],
    ['empty.json', '', /expected recorded answers, got none/],
    ['number.json', '3', /expected a list of recorded answers/],
    ['mixed.json', [{ id: 1, output: 'x' }, 4], /row 2: expected an object, got 4/],
    ['textless.json', [{ id: 1, score: 2 }], /no field holds the model's text.*id, score.*text=/],
    ['matchless.json', [{ output: 'x' }], /no field to match rows by/],
    ['damaged.json.gz', 'x', /not a gzip file/],
  ])('%s is a one-line error', async (name, content, message) => {
    const path = content === undefined ? join(folder, name) : file(name, content);
    const error = await replayModel(path, {}).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'UserError', message: expect.stringMatching(message) });
    expect((error as Error).message).not.toContain('\n');
  });
});

describe('which row answers', () => {
  test('ids are exact, and a sample without a row has no answer', async () => {
    const path = file('ids.json', [
      { id: 'q-1', prompt: 'p', output: 'one' },
      { id: 'q-11', prompt: 'p', output: 'eleven' },
    ]);
    expect(await reply(path, { id: 'q-1' })).toBe('one');
    expect(await reply(path, { id: 'q-2', words: ['p'] }, { prompt: 'p' })).toEqual(missing(/ids\.json has no answer for sample q-2/));
  });

  test('else the request’s own prompt, else the recorded prompt that holds all of the sample’s words', async () => {
    const path = file('prompts.json', [
      { prompt: 'Q: What is 1+1?\nA. 2\nB. 12', output: 'x' },
      { prompt: 'Q: What is 1+1?\nA. 2\nB. 112', output: 'y' },
      { prompt: 'ours', output: 'z' },
    ]);
    expect(await reply(path, { id: '1', words: ['What is 1+1?', '2', '12'] }, { prompt: 'another' })).toBe('x');
    expect(await reply(path, { id: '1', words: ['What is 1+1?', '2', '112'] }, { prompt: 'another' })).toBe('y');
    expect(await reply(path, { id: '1', words: ['What is 1+1?', '2', '12'] }, { prompt: ' ours\n' })).toBe('z');
    expect(await reply(path, { id: '1', words: ['What is 1+1?', '3'] }, { prompt: 'another' })).toEqual(missing(/sample 1/));
    expect(await reply(path, { id: '1', words: ['What is 1'] }, { prompt: 'another' })).toEqual(missing(/rows 1, 2 could each be its own/));
    expect(await reply(path, { id: '1', words: [] }, { prompt: 'another' })).toEqual(missing(/sample 1/));
  });

  test('words match whole words only, the longest too', async () => {
    const path = file('whole.json', [{ prompt: 'Q: What is 12345', output: 'x' }]);
    expect(await reply(path, { id: '1', words: ['What is 123'] })).toEqual(missing(/sample 1/));
    expect(await reply(path, { id: '1', words: ['What is 12345'] })).toBe('x');
  });

  test('prompts that are lists of messages are read as their words', async () => {
    const path = file('messages.json', [
      {
        prompt: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Why?' },
        ],
        output: 'x',
      },
    ]);
    expect(await reply(path, { id: '1', words: ['Why?'] })).toBe('x');
  });

  test('several rows of one sample are successive draws; what was not drawn is not made up', async () => {
    const path = file('draws.json', [
      { id: 'a', output: 'first' },
      { id: 'a', output: 'second' },
    ]);
    expect([await reply(path, { id: 'a' }), await reply(path, { id: 'a' }, { draw: 1 })]).toEqual(['first', 'second']);
    expect(await reply(path, { id: 'a' }, { draw: 2 })).toEqual(missing(/draw 3 is asked for, 2 recorded/));
    expect(await reply(path, { id: 'a' }, { epoch: 2 })).toBe('second');
    expect(await reply(path, { id: 'a' }, { epoch: 3 })).toEqual(missing(/epoch 3/));
    expect(await reply(path, { id: 'a' }, { epoch: 2, draw: 1 })).toEqual(missing(/epoch 2/));
  });

  test('rows that number their draws go by it, and a list of texts is as many draws', async () => {
    const path = file('numbered.json', [
      { id: 'a', output: 'second', draw: 2 },
      { id: 'a', output: 'first', draw: 1 },
    ]);
    expect([await reply(path, { id: 'a' }), await reply(path, { id: 'a' }, { draw: 1 })]).toEqual(['first', 'second']);
    const twice = file('twice.json', [
      { id: 'a', output: 'x', draw: 0 },
      { id: 'a', output: 'y', draw: 0 },
    ]);
    expect(await reply(twice, { id: 'a' })).toEqual(missing(/rows 1 and 2 both are it/));
    const listed = file('listed.json', [{ id: 'a', output: ['x', 'y'] }]);
    expect(await reply(listed, { id: 'a' }, { draw: 1 })).toBe('y');
  });

  test('a row without text is no answer, an empty text is one', async () => {
    const path = file('holes.json', [
      { id: 'a', output: 'x' },
      { id: 'b', output: null },
      { id: 'c', output: '' },
    ]);
    expect(await reply(path, { id: 'b' })).toEqual(missing(/row 2 holds no text/));
    expect(await reply(path, { id: 'c' })).toBe('');
  });

  test('after the first turn only the exact prompt answers', async () => {
    const path = file('turns.json', [
      { id: 'a', prompt: 'first', output: 'x' },
      { id: 'a', prompt: 'second', output: 'y' },
    ]);
    expect(await reply(path, { id: 'a' }, { turn: 2, prompt: 'second' })).toBe('y');
    expect(await reply(path, { id: 'a' }, { turn: 2, prompt: 'third' })).toEqual(missing(/sample a/));
  });
});

test('what names and identifies a recording', async () => {
  const path = file('named.json', [{ id: 'a', output: 'x', other: 'y' }]);
  const plain = await replayModel(path, {});
  expect(plain.model).toMatchObject({ id: `replay/${path}`, endpoint: 'replay named.json', price: 'free' });
  expect((await replayModel(path, { text: 'other' })).fingerprint).not.toEqual(plain.fingerprint);
  expect((await replayModel(file('copy.json', readFileSync(path)), {})).fingerprint).toEqual(plain.fingerprint);
  expect((await replayModel(file('named.json', [{ id: 'a', output: 'z', other: 'y' }]), {})).fingerprint).not.toEqual(plain.fingerprint);
});

const STUDENT = '../shared/data/dc-cot/students/gsm8k/Qwen2.5-0.5B-Instruct.json';
test.skipIf(!existsSync(STUDENT))(
  `1,319 shuffled real rows are matched by their words in well under a second (needs ${STUDENT})`,
  async () => {
    const details: { prompt: string; generated: string }[] = JSON.parse(readFileSync(STUDENT, 'utf8')).details;
    const path = file('shuffled.json', random('replay').shuffle(details));
    const { model } = await replayModel(path, {});
    const signal = new AbortController().signal;
    const started = performance.now();
    for (const { prompt, generated } of details) {
      const words = [/^Question: (.*)\n\nPlease/s.exec(prompt)?.[1] ?? ''];
      const call: Call = { id: 'c', task: 't', sample: { id: 'x', words }, seat: 0, turn: 1, draw: 0, signal };
      expect((await model.generate({ messages: [user('ours')] }, call)).text).toBe(generated);
    }
    expect(performance.now() - started).toBeLessThan(1500);
  },
);
