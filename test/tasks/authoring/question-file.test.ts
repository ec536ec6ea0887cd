import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { textOf } from '../../../harness/core/message.ts';
import { jsonl } from '../../../tasks/authoring/jsonl.ts';
import { type QuestionFileOptions, questionFile } from '../../../tasks/authoring/question-file.ts';
import { answered, samplesOf } from './answered.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pentathlon-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
const lines = (...rows: unknown[]): string => rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('');

/** Reads a question file the way a run does: settings go through the task's parameters. */
async function samples(path: string, settings: QuestionFileOptions = {}) {
  const task = questionFile(path);
  const parameters = task.parameters.parse(settings);
  return { task, parameters, samples: await samplesOf(task, { parameters }) };
}

describe('a question file', () => {
  test('rows without an id go by their number; blank lines, a byte-order mark and CRLF do not count', async () => {
    const path = file('plain.jsonl', `\uFEFF{"input":"2+2?","target":4}\r\n\r\n{"id":"b","input":"3+3?","target":"6"}`);
    const { task, parameters, samples: rows } = await samples(path, { answer: 'number' });
    expect(task.id).toBe(join(folder, 'plain'));
    expect(rows.map(({ id, target }) => [id, target])).toEqual([
      ['1', '4'],
      ['b', '6'],
    ]);
    expect((await answered(task, rows[0] as never, parameters, 'The answer is 4.00.')).verdict?.score).toEqual({ scored: true, value: 1 });
    expect((await answered(task, rows[1] as never, parameters, 'Answer: 7')).verdict?.score).toEqual({ scored: true, value: 0 });
  });

  test('choices are lettered and shown; a target names one by letter or text', async () => {
    const choices = ['Rome', 'Paris'];
    const path = file(
      'choices.jsonl.gz',
      gzipSync(lines({ input: 'Capital of France?', target: 'Paris', choices }, { input: 'Of Italy?', target: 'A', choices })),
    );
    const { task, parameters, samples: rows } = await samples(path);
    expect(rows.map(({ target }) => target)).toEqual(['B', 'A']);
    const seen = await answered(task, rows[0] as never, parameters, async ({ prompt }) => {
      expect(prompt.map(textOf).join()).toContain('A. Rome\nB. Paris');
      return 'B';
    });
    expect(seen.verdict?.score).toEqual({ scored: true, value: 1 });
  });

  test('includes looks for the target in the whole reply', async () => {
    const path = file('includes.jsonl', lines({ input: 'Capital of France?', target: ['paris', 'lutetia'] }));
    const { task, parameters, samples: rows } = await samples(path, { judge: 'includes' });
    expect((await answered(task, rows[0] as never, parameters, 'It must be Paris, I think.')).verdict?.score).toEqual({
      scored: true,
      value: 1,
    });
    expect((await answered(task, rows[0] as never, parameters, 'Rome')).verdict?.score).toEqual({ scored: true, value: 0 });
    expect(task.parameters.safeParse({ answer: 'number', judge: 'includes' }).success).toBe(false);
  });

  test('the label is no part of what makes a sample', async () => {
    const contents = [];
    for (const target of ['Paris', 'Rome'])
      contents.push((await samples(file('label.jsonl', lines({ input: 'Capital?', target })))).samples[0]?.content);
    expect(contents[0]).toEqual(contents[1]);
  });

  const good = { input: 'a', target: 'b' };
  test.each<[string, string, QuestionFileOptions, RegExp]>([
    ['a row without target', lines(good, { input: 'a' }), {}, /bad\.jsonl, line 2, field "target": .*got nothing$/],
    ['a row of another type', lines(good, '', '[1]'), {}, /bad\.jsonl, line 3: .*expected object/],
    ['broken JSON', lines(good, '{"input": "a'), {}, /bad\.jsonl, line 2: expected one JSON object on the line, got "\{\\"input/],
    ['an empty question', lines({ input: '', target: 'b' }), {}, /line 1, field "input"/],
    [
      'a target that is no number',
      lines({ input: 'a', target: 'four' }),
      { answer: 'number' },
      /line 1, field "target": expected a number, got "four"/,
    ],
    [
      'a target that is no option',
      lines({ input: 'a', target: 'D', choices: ['x', 'y'] }),
      {},
      /line 1, field "target": expected a letter from A to B/,
    ],
    ['a choice without choices', lines(good), { answer: 'choice' }, /line 1, field "choices"/],
    ['an id that comes twice', lines({ id: 7, ...good }, good, { id: '7', ...good }), {}, /line 3: the id "7" is already that of line 1/],
    ['an id that is another row’s number', lines({ id: '2', ...good }, good), {}, /line 2: the id "2" is already that of line 1/],
  ])('%s is a one-line error', async (_, content, settings, message) => {
    const error = await samples(file('bad.jsonl', content), settings).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'UserError', message: expect.stringMatching(message) });
    expect((error as Error).message).not.toContain('\n');
  });

  test.each([
    ['missing.jsonl', undefined, /missing\.jsonl: no such file/],
    ['damaged.jsonl.gz', 'no gzip', /not a gzip file/],
    ['latin1.jsonl', Uint8Array.of(0x7b, 0xe9, 0x7d, 0x0a), /not UTF-8/],
  ])('%s is a one-line error', async (name, content, message) => {
    const path = content === undefined ? join(folder, name) : file(name, content);
    await expect(samples(path)).rejects.toMatchObject({ name: 'UserError', message: expect.stringMatching(message) });
  });
});

test('a question file goes by its path from the working folder, so that two of one name stay two', () => {
  const ids = ['q.jsonl', './q.jsonl', 'a/q.jsonl', './a/../b/q.ndjson.gz', 'a/Q.JSONL', '..q.jsonl'].map((path) => questionFile(path).id);
  expect(ids).toEqual(['q', 'q', 'a/q', 'b/q', 'a/Q', '..q']);
  expect(questionFile(join(folder, 'a', 'q.jsonl')).id).toBe(join(folder, 'a', 'q'));
  expect(questionFile('../q.jsonl').id).toBe(resolve('../q'));
});

test('jsonl streams: a bad row is met after the rows before it, and nobody waits for those behind it', async () => {
  const path = file('long.jsonl', `${lines({ n: 1 }, { n: 2 })}${'{"n":3}\n'.repeat(200_000)}oops\n`);
  const read: number[] = [];
  for await (const { n } of jsonl(path, z.object({ n: z.number() })).of({ parameters: {}, seed: '1' })) {
    read.push(n);
    if (read.length === 3) break;
  }
  expect(read).toEqual([1, 2, 3]);
});
