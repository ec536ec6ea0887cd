import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../local-models/catalogue/catalogue.data.ts';
import { endedInOneLine } from '../../support/ended-in-one-line.ts';
import { type FileServer, fileServer } from '../../support/file-server.ts';
import { templates, writeGguf } from '../../support/gguf.ts';
import { type PentathlonEnd, pentathlon, startPentathlon } from '../../support/run-pentathlon.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { DANGER, HOSTILE } from '../../support/terminal-danger.ts';
import { until } from '../../support/until.ts';

let cwd: string;
let folder: string;
const env = () => ({ PENTATHLON_MODELS: folder, XDG_CACHE_HOME: join(cwd, 'cache'), HF_ENDPOINT: 'http://127.0.0.1:1' });
const models = (...words: string[]) => pentathlon(['models', ...words], { cwd, env: env() });
const json = async (...words: string[]) => JSON.parse((await models(...words, '--json')).stdout);
const left = () => readdirSync(folder).sort();
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
beforeEach(() => {
  cwd = temporaryFolder();
  folder = join(cwd, 'models');
});

/** Safe for a terminal, and not a fault of the program's own. */
function decent({ code, stdout, stderr }: PentathlonEnd): void {
  expect(code).not.toBe(70);
  expect(DANGER.exec(stdout + stderr)?.[0]).toBeUndefined();
}

describe('models list', () => {
  test('names the catalogue, what is known and what is here', async () => {
    const first = await models();
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/^model +state +size +context +licence +figures$/m);
    expect(first.stdout).toMatch(/^smollm2-135m +not here +98\.4 MB +8 192 +Apache-2\.0 +verified$/m);
    expect(first.stdout).toMatch(/^qwen3-8b +not here +5\.03 GB +32 768 +Apache-2\.0 +unverified$/m);
    for (const line of first.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect((await models('list')).stdout).toBe(first.stdout);
    expect(existsSync(folder)).toBe(false);
  });

  test('tells a part, a damaged file, a changed one and unknown ones from those that are here', async () => {
    mkdirSync(folder);
    const file = (name: string) => join(folder, CATALOGUE.find((model) => model.name === name)?.file ?? '');
    writeGguf(file('smollm2-135m'));
    truncateSync(writeGguf(file('qwen3-0.6b')).path, 10_000);
    writeFileSync(`${file('qwen3-8b')}.part`, 'x'.repeat(4_000));
    writeFileSync(`${file('qwen3-8b')}.part.json`, JSON.stringify({ source: 'hf:x', total: 9_000_000 }));
    const own = writeGguf(join(folder, 'own.gguf'), { context: 512 });
    expect((await models('pull', own.path)).code).toBe(0);
    const { models: listed } = await json('list');
    const state = (name: string) => listed.find((one: { name: string }) => one.name === name);
    expect(state('smollm2-135m')).toMatchObject({ state: 'changed', verified: false, why: '670 016 bytes long, expected 98 362 432' });
    expect(state('qwen3-0.6b')).toMatchObject({ state: 'damaged', why: expect.stringContaining('cut short') });
    expect(state('qwen3-8b')).toMatchObject({ state: 'part', bytesHere: 4_000, bytes: 9_000_000 });
    expect(state('own')).toMatchObject({ state: 'here', bytesHere: own.bytes, context: 512, quantisation: 'F32', verified: false });
    writeGguf(own.path, { context: 512, seed: 2 });
    expect(await json('list')).toMatchObject({
      models: expect.arrayContaining([expect.objectContaining({ name: 'own', state: 'changed' })]),
    });
    expect((await models('list')).stdout).toMatch(/^qwen3-8b +4\.00 kB here +9\.00 MB/m);
  });
});

describe('models pull', () => {
  const model = () => readFileSync(writeGguf(join(cwd, 'served.gguf')).path);
  const slowly = (content: Buffer) => fileServer(content, (asked) => (asked.headers.range === undefined ? { pieceMs: 20 } : {}));
  const partOf = (server: FileServer) => startPentathlon(['models', 'pull', `${server.origin}/m.gguf`], { cwd, env: env() });
  const fetched = () => statSync(join(folder, 'm.gguf.part'), { throwIfNoEntry: false })?.size ?? 0;

  test('fetches, says the SHA-256, and names the file on stdout', async () => {
    const content = model();
    const server = await fileServer(content);
    const { code, stdout, stderr } = await models('pull', `${server.origin}/m.gguf`);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(folder, 'm.gguf')}\n` });
    expect(stderr).toContain(`SHA-256 ${sha256(content)}, recorded, as none was stated`);
    expect(stderr).toContain('m.gguf: 670 kB of 670 kB');
    expect(stderr).toContain('-a local/m\n');
    expect(await json('pull', `${server.origin}/m.gguf`)).toEqual([
      expect.objectContaining({ path: join(folder, 'm.gguf'), bytes: content.length, checked: 'none', before: true }),
    ]);
  });

  test('names the server that states the SHA-256', async () => {
    const content = model();
    const server = await fileServer(content, () => ({ headers: { 'x-linked-etag': `"${sha256(content)}"` } }));
    const { stderr } = await models('pull', `${server.origin}/m.gguf`);
    expect(stderr).toContain(`SHA-256 ${sha256(content)}, as ${new URL(server.origin).host} states it\n`);
  });

  test('killed at any moment goes on from there', async () => {
    const content = model();
    const server = await slowly(content);
    const running = partOf(server);
    await until(() => fetched() > 100_000);
    running.kill('SIGKILL');
    await running.ended;
    expect(left()).toEqual(['m.gguf.lock', 'm.gguf.part', 'm.gguf.part.json']);
    expect((await json('list')).models.at(-1)).toMatchObject({ name: 'm', state: 'part', bytes: content.length });
    const again = await models('pull', `${server.origin}/m.gguf`);
    expect(again.code).toBe(0);
    expect(Number(/\d+/.exec(server.asked[1]?.headers.range ?? '')?.[0])).toBeGreaterThan(100_000);
    expect(readFileSync(join(folder, 'm.gguf')).equals(content)).toBe(true);
    expect(left()).toEqual(['m.gguf', 'm.gguf.json']);
  });

  test('stopped by Ctrl-C keeps the part, says so and ends with 3', async () => {
    const server = await slowly(model());
    const running = partOf(server);
    await until(() => fetched() > 100_000);
    running.kill('SIGINT');
    const { code, stdout, stderr } = await running.ended;
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^stopped; what was fetched is kept, the same command goes on from there$/m);
    expect(left()).toEqual(['m.gguf.part', 'm.gguf.part.json']);
  });

  test('by two processes at once is done by one of them', async () => {
    const content = model();
    const server = await slowly(content);
    const ends = await Promise.all([partOf(server).ended, partOf(server).ended]);
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    expect(ends.map(({ stderr }) => stderr.includes('was here before')).sort()).toEqual([false, true]);
    expect(server.asked).toHaveLength(1);
    expect(readFileSync(join(folder, 'm.gguf')).equals(content)).toBe(true);
  });

  test('without a network says where the file is and where to put it', async () => {
    const end = await models('pull', 'smollm2-135m');
    const [entry] = CATALOGUE;
    endedInOneLine(end, /cannot be reached/);
    expect(end.stderr).toContain(`/${entry?.repository}/resolve/main/${entry?.file} `);
    expect(end.stderr).toContain(join(folder, entry?.file ?? ''));
  });

  test('of what is none is one line', async () => {
    endedInOneLine(await models('pull', 'smolm2-135m'), /did you mean "smollm2-135m"\?/);
    const server = await fileServer(model(), () => ({ status: 404 }));
    endedInOneLine(await models('pull', `${server.origin}/m.gguf?sig=secret`), /answers 404: there is no such file/);
    endedInOneLine(await models('pull'), /missing required argument 'model'/);
  });
});

describe('models show', () => {
  test('tells what the file says, and what it takes', async () => {
    const { path } = writeGguf(join(cwd, 'm.gguf'), { weights: 'q8_0', context: 1_024 });
    const { code, stdout } = await models('show', path);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^quantisation +Q8_0$/m);
    expect(stdout).toMatch(/^context +1 024 tokens$/m);
    expect(stdout).toMatch(/^cache +a token: 256 B f16, 136 B q8_0, 72 B q4_0$/m);
    // 188 736 bytes of weights and 1 024 times 256 of cache: it was not trained for more.
    expect(stdout).toMatch(/^memory +at least 451 kB with 1 024 tokens of context$/m);
    expect(stdout).toMatch(/^system role +yes$/m);
    expect(await json('show', path)).toMatchObject({ architecture: 'llama', systemRole: true, chatTemplate: templates.chatml });
  });

  test('tells no memory where the file states what cannot be', async () => {
    const { path } = writeGguf(join(cwd, 'm.gguf'), { metadata: { 'llama.block_count': ['u32', 4_294_967_295] } });
    const { stdout } = await models('show', path);
    expect(stdout).toMatch(/^cache +not known: /m);
    expect(stdout).toMatch(/^memory +at least 670 kB of weights$/m);
    expect(await json('show', path)).toMatchObject({ leastMemory: 670_016, leastMemoryTokens: 0 });
  });

  test('tells a model without a system role, without a template, with one that cannot be read', async () => {
    const shown = async (template: string | null) => {
      const { path } = writeGguf(join(cwd, 'm.gguf'), { template });
      return { text: (await models('show', path)).stdout, ...(await json('show', path)) };
    };
    expect(await shown(templates.noSystem)).toMatchObject({
      systemRole: false,
      text: expect.stringMatching(/^system role +no: its words/m),
    });
    expect(await shown(null)).toMatchObject({ text: expect.stringMatching(/^chat template +none/m) });
    expect((await shown('{% for broken')).systemRole).toBeUndefined();
  });

  test('of what is no model is one line', async () => {
    writeFileSync(join(cwd, 'page.gguf'), '<html>');
    endedInOneLine(await models('show', 'page.gguf'), /page\.gguf is no GGUF file: it is a web page/);
    endedInOneLine(await models('show', 'smollm2-135m'), /pentathlon models pull smollm2-135m/);
    endedInOneLine(await models('show', './none.gguf'), /there is no file/);
  });
});

describe('a name that an agent', () => {
  test('can be given only in quotes, or with its ending, is suggested so', async () => {
    const { stderr } = await models('pull', writeGguf(join(cwd, 'my model.gguf')).path);
    expect(stderr).toContain("play it with: pentathlon run gtbench -a 'local/my model'\n");
    expect((await models('pull', writeGguf(join(cwd, 'm+cot.gguf')).path)).stderr).toContain('-a local/m+cot.gguf\n');
    expect((await models('show', 'm+cot.gguf')).stderr).toBe('');
    expect((await json('list')).models.slice(-2)).toMatchObject([{ name: 'm+cot.gguf' }, { name: 'my model' }]);
  });

  test('cannot be given is not pulled without another, and said to be so where it is', async () => {
    const { path } = writeGguf(join(cwd, 'my,model.gguf'));
    endedInOneLine(await models('pull', path), /no agent can be called local\/my,model\.gguf; give it another with --as/);
    expect((await models('pull', path, '--as', 'mine')).stderr).toContain('-a local/mine\n');
    writeGguf(join(folder, 'my?model.gguf'));
    for (const { code, stderr } of [await models('list'), await models('show', 'my?model')]) {
      expect(code).toBe(0);
      expect(stderr).toMatch(/^"my\?model(\.gguf)?": an agent cannot be called so.*; rename the file/m);
    }
  });
});

test('a models folder that is a file is one line for every command', async () => {
  writeFileSync(folder, '');
  for (const words of [['list'], ['pull', 'smollm2-135m'], ['show', 'smollm2-135m'], ['rm', 'smollm2-135m', '--yes']])
    endedInOneLine(await models(...words), /models cannot be the models folder, as there is a file; set PENTATHLON_MODELS/);
});

describe('models rm', () => {
  test('asks for --yes, then deletes the file, its part and its record', async () => {
    const made = writeGguf(join(cwd, 'own.gguf'));
    await models('pull', made.path);
    writeFileSync(join(folder, 'own.gguf.part'), 'x');
    endedInOneLine(await models('rm', 'own'), /would delete \S+own\.gguf \(670 kB\); add --yes to do it/);
    expect(left()).toEqual(['own.gguf', 'own.gguf.json', 'own.gguf.part']);
    const { code, stderr } = await models('rm', 'own', '--yes');
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^deleted \S+own\.gguf/) });
    expect(left()).toEqual([]);
    expect(existsSync(made.path)).toBe(true);
  });

  test('of a model half fetched, and of nothing outside its folder', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, `${CATALOGUE[0]?.file}.part`), 'x');
    expect((await models('rm', 'smollm2-135m', '--yes')).code).toBe(0);
    expect(left()).toEqual([]);
    const { path } = writeGguf(join(cwd, 'm.gguf'));
    endedInOneLine(await models('rm', path, '--yes'), /is not in the models folder/);
    endedInOneLine(await models('rm', '../m.gguf', '--yes'), /there is no file|is not in the models folder/);
    endedInOneLine(await models('rm', 'none', '--yes'), /there is no such model/);
    expect(existsSync(path)).toBe(true);
  });
});

test('hostile text from a file, its name, a server reaches no terminal as it is', async () => {
  const name = `m${HOSTILE.replaceAll('\u0000', '').replaceAll('/', '')}.gguf`;
  mkdirSync(folder);
  const metadata = Object.fromEntries(
    ['general.name', 'general.license', 'general.size_label'].map((key) => [key, ['text', HOSTILE] as const]),
  );
  const { path } = writeGguf(join(folder, name), { template: `${HOSTILE}\n${templates.chatml}`, metadata });
  decent(await models('show', path));
  decent(await models('show', name));
  decent(await models('list'));
  decent(await models('rm', name));
  decent(await models('pull', path));
  const server = await fileServer(readFileSync(path), (_, number) =>
    number === 0 ? { status: 302, headers: { location: `ht${encodeURI(HOSTILE.replaceAll('\u0000', ''))}tp://x` } } : {},
  );
  decent(await models('pull', `${server.origin}/m.gguf`));
  decent(await models('pull', `${server.origin}/n.gguf`));
  truncateSync(path, 5_000);
  decent(await models('list'));
});
