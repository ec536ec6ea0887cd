import {
  closeSync,
  copyFileSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { readGguf } from '../../../local-models/gguf/gguf-file.ts';
import { templates, writeGguf } from '../../support/gguf.ts';
import { ggufPieces, TYPE, text, u32, u64 } from '../../support/gguf-bytes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const REAL = fileURLToPath(new URL('../../../../shared/models/SmolLM2-135M-Instruct.Q4_1.gguf', import.meta.url));
const noRealModel = existsSync(REAL) ? undefined : `${REAL} is absent`;
if (noRealModel !== undefined) process.stderr.write(`tests of a real model are skipped: ${noRealModel}\n`);

const inFolder = (name: string) => join(temporaryFolder(), name);

/** What is wrong with a file, in one line that names it. */
async function fault(path: string): Promise<string> {
  const error = await readGguf(path).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  const { message } = error as UserError;
  expect(message).toContain(path);
  expect(message).not.toContain('\n');
  return message;
}

async function faultOf(content: Buffer | string): Promise<string> {
  const path = inFolder('model.gguf');
  writeFileSync(path, content);
  return fault(path);
}

describe('a sound file', () => {
  test('says what it is', async () => {
    const written = writeGguf(inFolder('m.gguf'), { weights: 'q8_0', tokenizer: 'bpe', context: 1_024, template: templates.noSystem });
    expect(await readGguf(written.path)).toMatchObject({
      ...written,
      parts: [written.path],
      architecture: 'llama',
      name: 'random tiny q8_0 bpe 1',
      quantisation: 'Q8_0',
      tensors: 21,
      contextLength: 1_024,
      layers: 2,
      embeddingLength: 64,
      heads: 4,
      // Two layers, two key-value heads, a key and a value of 16 each.
      cachedPerToken: 2 * 2 * 2 * 16,
      vocabulary: 512,
      tokenizer: 'gpt2',
      chatTemplate: templates.noSystem,
    });
  });

  test('that leaves things out says so', async () => {
    const { path } = writeGguf(inFolder('m.gguf'), { template: null });
    expect((await readGguf(path)).chatTemplate).toBeUndefined();
    const bare = inFolder('bare.gguf');
    writeFileSync(bare, Buffer.concat(ggufPieces({ 'general.architecture': ['text', 'mamba'] }, [])));
    expect(await readGguf(bare)).toMatchObject({
      architecture: 'mamba',
      parameters: 0,
      quantisation: 'unknown',
      cachedPerToken: undefined,
    });
  });

  test('may have heads that differ from layer to layer', async () => {
    const keys = { 'llama.attention.head_count_kv': ['u32s', [2, 0]], 'llama.attention.key_length': ['u32', 24] } as const;
    const { path } = writeGguf(inFolder('m.gguf'), { metadata: keys });
    expect((await readGguf(path)).cachedPerToken).toBe(2 * (24 + 16));
  });

  test.skipIf(noRealModel !== undefined)('made by others is read as gguf-py 0.19.0 reads it', async () => {
    expect(await readGguf(REAL)).toMatchObject({
      bytes: 98_362_432,
      parameters: 134_515_008,
      tensors: 272,
      quantisation: 'Q4_1',
      contextLength: 8_192,
      heads: 9,
      cachedPerToken: 30 * 3 * (64 + 64),
      licence: 'apache-2.0',
    });
  });
});

describe('a split model', () => {
  const parts = () => {
    const folder = temporaryFolder();
    const [one, two] = [1, 2].map((n) => join(folder, `m-0000${n}-of-00002.gguf`)) as [string, string];
    const split = { 'split.count': ['u32', 2] } as const;
    writeGguf(one, { metadata: split });
    writeGguf(two, { metadata: split, seed: 2 });
    return { folder, one, two };
  };

  test('counts all its parts', async () => {
    const { one, two } = parts();
    const alone = (await readGguf(writeGguf(inFolder('alone.gguf')).path)).parameters;
    expect(await readGguf(one)).toMatchObject({ parts: [one, two], parameters: 2 * alone });
  });

  test('wants its first part, all others, and their names', async () => {
    const { folder, one, two } = parts();
    expect(await fault(two)).toContain(`name the first: ${one}`);
    const renamed = join(folder, 'renamed.gguf');
    copyFileSync(one, renamed);
    expect(await fault(renamed)).toMatch(/one of 2 parts; .*-00001-of-00002\.gguf/);
    truncateSync(two, 1_000);
    await expect(readGguf(one)).rejects.toThrow(`${two}: its header is cut short or damaged`);
  });
});

describe('what is no model file is told for what it is', () => {
  test('nothing there, a folder', async () => {
    const folder = temporaryFolder();
    expect(await fault(join(folder, 'none.gguf'))).toContain('there is no such model file');
    mkdirSync(join(folder, 'some.gguf'));
    expect(await fault(join(folder, 'some.gguf'))).toContain('is a folder');
  });

  test.each([
    ['', /it is empty/],
    ['<!DOCTYPE html><html>log in</html>', /it is a web page/],
    ['\n <html><body>', /it is a web page/],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:1\n', /a git-lfs pointer: .*git lfs pull/],
    ['\u0010\u0000\u0000\u0000\u0000\u0000\u0000\u0000{"__metadata__":{}}', /a safetensors file/],
    ['PK\u0003\u0004', /a zip archive/],
    ['tjgg\u0003', /a format before GGUF/],
    ['{"a":1}', /it is JSON/],
    ['\u0000'.repeat(64), /it begins with zeros/],
    ['\u007fELF', /it begins with 7f 45 4c 46/],
  ])('%j', async (content, says) => {
    expect(await faultOf(content)).toMatch(says);
  });
});

describe('a file that was cut short', () => {
  test('says by how many bytes, wherever the weights end', async () => {
    const { path, bytes } = writeGguf(inFolder('m.gguf'));
    truncateSync(path, bytes - 12_345);
    expect(await fault(path)).toContain('is 12 345 bytes short: 657 671 of 670 016');
    truncateSync(path, bytes - 1);
    expect(await fault(path)).toContain('is 1 byte short');
  });

  test('says so wherever its header ends', async () => {
    const whole = readFileSync(writeGguf(inFolder('m.gguf')).path);
    for (let length = 4; length < 12_000; length += 97)
      expect(await faultOf(whole.subarray(0, length))).toMatch(/is cut short or damaged|bytes? short/);
  });

  test.skipIf(noRealModel !== undefined)('real weights', async () => {
    const path = inFolder('real.gguf');
    copyFileSync(REAL, path);
    const file = openSync(path, 'r+');
    ftruncateSync(file, 98_350_087);
    closeSync(file);
    expect(await fault(path)).toContain('is 12 345 bytes short: 98 350 087 of 98 362 432');
  });
});

describe('a hostile header costs neither memory nor time', () => {
  const head = (tensors: number | bigint, keys: number | bigint, ...rest: Buffer[]) =>
    Buffer.concat([Buffer.from('GGUF'), u32(3), u64(tensors), u64(keys), ...rest]);
  const HUGE = 2n ** 64n - 1n;
  const key = (name: string, ...value: Buffer[]) => Buffer.concat([text(name), ...value]);
  const rest = Buffer.alloc(4_096);

  test.each<[string, Buffer, RegExp]>([
    ['tensors without end', head(HUGE, 0, rest), /the number of tensors is 18446744073709551615/],
    ['more tensors than fit', head(1_000, 0, rest), /announces 1000 tensors and has 4104 bytes left/],
    ['more keys than fit', head(0, 1_000_000, rest), /announces 1000000 keys/],
    ['a key longer than the file', head(0, 1, u64(2 ** 40), rest), /bytes of a key/],
    ['a text longer than the file', head(0, 1, key('a', u32(TYPE.text), u64(2 ** 31)), rest), /bytes of the text of "a"/],
    ['a list longer than the file', head(0, 1, key('a', u32(TYPE.list), u32(TYPE.u64), u64(2 ** 50)), rest), /values in "a"/],
    ['a list of texts without end', head(0, 1, key('a', u32(TYPE.list), u32(TYPE.text), u64(HUGE)), rest), /texts in "a"/],
    ['a list of lists', head(0, 1, key('a', u32(TYPE.list), u32(TYPE.list), u64(1)), rest), /unknown type 9/],
    ['a value of no type', head(0, 1, key('a', u32(99)), rest), /"a" is of the unknown type 99/],
    [
      'a key that comes twice',
      head(0, 2, key('a', u32(TYPE.bool), Buffer.from([1])), key('a', u32(TYPE.bool), Buffer.from([1])), rest),
      /"a" comes twice/,
    ],
    ['an alignment of none', head(0, 1, key('general.alignment', u32(TYPE.u32), u32(0)), rest), /an alignment of 0/],
    ['a tensor of five dimensions', head(1, 0, text('t'), u32(5), rest), /"t" has 5 dimensions/],
    ['a tensor larger than any disk', head(1, 0, text('t'), u32(2), u64(2 ** 50), u64(2 ** 50), u32(0), u64(0), rest), /weights/],
    ['a tensor beyond the file', head(1, 0, text('t'), u32(1), u64(2 ** 40), u32(0), u64(0), rest), /bytes short/],
    [
      'tensors that overlap',
      head(2, 0, ...[0, 0].flatMap((at) => [text('t'), u32(1), u64(64), u32(0), u64(at)]), rest),
      /"t" lies at 0, expected at 256/,
    ],
    [
      'rows that are no blocks',
      head(1, 0, text('t'), u32(1), u64(33), u32(8), u64(0), rest),
      /rows of 33 weights, and Q8_0 comes in blocks of 32/,
    ],
  ])('%s', async (_, content, says) => {
    expect(await faultOf(content)).toMatch(says);
  });

  test('a text of more than a mebibyte is refused, however long the file', async () => {
    const path = inFolder('m.gguf');
    writeFileSync(path, head(0, 1, key('tokenizer.chat_template', u32(TYPE.text), u64(2 ** 27))));
    truncateSync(path, 2 ** 28);
    expect(await fault(path)).toMatch(/at most 1048576 are read/);
  });

  test('a tensor of a type that is not known yet is no fault', async () => {
    const path = inFolder('m.gguf');
    const keys = key('general.architecture', u32(TYPE.text), text('new'));
    writeFileSync(path, head(1, 1, keys, text('t'), u32(1), u64(64), u32(999), u64(0), rest));
    expect(await readGguf(path)).toMatchObject({ parameters: 64, quantisation: 'type 999' });
  });

  test('versions that are not read', async () => {
    const version = (bytes: Buffer) => Buffer.concat([Buffer.from('GGUF'), bytes, rest]);
    expect(await faultOf(version(u32(1)))).toMatch(/is of GGUF version 1; versions 2 and 3 are read/);
    expect(await faultOf(version(u32(7)))).toMatch(/version 7/);
    expect(await faultOf(version(Buffer.from([0, 0, 0, 3])))).toMatch(/big-endian/);
  });
});
