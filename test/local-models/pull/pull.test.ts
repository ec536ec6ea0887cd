import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { CATALOGUE } from '../../../local-models/catalogue/catalogue.data.ts';
import { httpGet } from '../../../local-models/pull/http-get.ts';
import { type PulledFile, type PullOptions, pull } from '../../../local-models/pull/pull.ts';
import { redirected } from '../../../local-models/pull/redirect.ts';
import { type Behaviour, fileServer } from '../../support/file-server.ts';
import { writeGguf } from '../../support/gguf.ts';
import { mayMount, smallDisk } from '../../support/small-disk.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A model of 670 016 bytes: some forty pieces of the server's. */
const model = (seed = 1): Buffer => readFileSync(writeGguf(join(temporaryFolder(), 'made.gguf'), { seed }).path);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

let folder: string;
let path: string;
beforeEach(() => {
  folder = join(temporaryFolder(), 'models');
  path = join(folder, 'm.gguf');
  vi.stubEnv('XDG_CACHE_HOME', join(folder, '..', 'cache'));
});
afterEach(() => vi.unstubAllEnvs());

const env = (more: Readonly<Record<string, string>> = {}) => ({ PENTATHLON_MODELS: folder, ...more });
async function pulled(asked: string, options: Partial<PullOptions> = {}): Promise<PulledFile> {
  const [file] = await pull(asked, { env: env(), pauseMs: 1, ...options });
  return file as PulledFile;
}
/** The one line with which a pull fails. */
async function failure(asked: string, options: Partial<PullOptions> = {}): Promise<string> {
  const error = await pulled(asked, options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  const { message } = error as UserError;
  expect(message).not.toContain('\n');
  return message;
}
/** What lies in the models folder. */
const left = (): string[] => readdirSync(folder).sort();
const ranges = (asked: readonly { headers: { range?: string | undefined } }[]) => asked.map(({ headers }) => headers.range);
/** Behaves in one way after another; then as it should. */
const inTurn =
  (...ways: readonly Behaviour[]) =>
  (_: unknown, number: number): Behaviour =>
    ways[number] ?? {};

describe('a pull', () => {
  test('brings the file, says how far it is, records what it met, and is not done twice', async () => {
    const content = model();
    const server = await fileServer(content);
    const seen: [number, number | undefined][] = [];
    const found = await pulled(`${server.origin}/m.gguf?secret=1`, { onBytes: (_, bytes, total) => seen.push([bytes, total]) });
    const record = { source: `${server.origin}/m.gguf`, bytes: content.length, sha256: sha256(content), checked: 'none' };
    expect(found).toEqual({ ...record, path, before: false });
    expect(readFileSync(path).equals(content)).toBe(true);
    expect(JSON.parse(readFileSync(`${path}.json`, 'utf8'))).toEqual(record);
    expect(left()).toEqual(['m.gguf', 'm.gguf.json']);
    expect(seen.at(-1)).toEqual([content.length, content.length]);
    expect(seen.every(([bytes], i) => bytes > (seen[i - 1]?.[0] ?? 0))).toBe(true);

    expect(await pulled(`${server.origin}/m.gguf`)).toEqual({ ...record, path, before: true });
    expect(server.asked).toHaveLength(1);
  });

  test('takes another name, and copies a file of this machine', async () => {
    const { path: made, bytes } = writeGguf(join(temporaryFolder(), 'own.gguf'));
    expect(await pulled(made, { as: 'mine' })).toMatchObject({ path: join(folder, 'mine.gguf'), bytes, source: made, checked: 'none' });
    expect(readFileSync(join(folder, 'mine.gguf')).equals(readFileSync(made))).toBe(true);
    writeFileSync(made, 'GGUF');
    expect(await failure(made)).toContain('header is cut short');
    expect(left()).toEqual(['mine.gguf', 'mine.gguf.json']);
  });

  test('of the first part of a split model brings them all', async () => {
    const split = { 'split.count': ['u32', 2] } as const;
    const part = (seed: number) => readFileSync(writeGguf(join(temporaryFolder(), 'x.gguf'), { seed, metadata: split }).path);
    const server = await fileServer(part(1));
    const two = part(2);
    const files = await pull(`${server.origin}/q/m-00001-of-00002.gguf`, {
      env: env(),
      onBytes: (file) => {
        if (file.includes('00001')) server.content = two;
      },
    });
    expect(files.map((file) => file.path)).toEqual([join(folder, 'm-00001-of-00002.gguf'), join(folder, 'm-00002-of-00002.gguf')]);
    expect(readFileSync(join(folder, 'm-00002-of-00002.gguf')).equals(two)).toBe(true);
    expect(server.asked.map((one) => one.path)).toEqual(['/q/m-00001-of-00002.gguf', '/q/m-00002-of-00002.gguf']);
  });
});

describe('a connection that breaks', () => {
  test('is taken up where it broke', async () => {
    const content = model();
    const server = await fileServer(content, inTurn({ cutAfter: 100_000 }, { cutAfter: 200_000 }, { status: 503 }));
    expect(await pulled(`${server.origin}/m.gguf`)).toMatchObject({ sha256: sha256(content) });
    const [first, second, third, fourth, ...more] = ranges(server.asked);
    expect([first, more]).toEqual([undefined, []]);
    expect([second, third, fourth]).toEqual(['bytes=100000-', 'bytes=300000-', 'bytes=300000-']);
    expect(server.asked[1]?.headers['if-range']).toMatch(/^"[0-9a-f]{32}"$/);
  });

  test('in silence counts as broken', async () => {
    const server = await fileServer(model(), inTurn({ stallAfter: 50_000 }));
    await pulled(`${server.origin}/m.gguf`, { idleMs: 500 });
    expect(ranges(server.asked).slice(0, 2)).toEqual([undefined, 'bytes=50000-']);
  });

  test('again and again without a byte ends in one line; what was fetched stays, and the next pull goes on', async () => {
    const content = model();
    let mended = false;
    const server = await fileServer(content, (_, number) => (mended ? {} : { cutAfter: number === 0 ? 160_000 : 0 }));
    expect(await failure(`${server.origin}/m.gguf`)).toMatch(/breaks off .* 5 times without a byte; 160 000 bytes are kept/);
    expect(server.asked).toHaveLength(6);
    expect(left()).toEqual(['m.gguf.part', 'm.gguf.part.json']);
    mended = true;
    await pulled(`${server.origin}/m.gguf`);
    expect(ranges(server.asked).at(-1)).toBe('bytes=160000-');
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  test('to a server that sends the whole file again starts over', async () => {
    const content = model();
    const server = await fileServer(content, inTurn({ cutAfter: 100_000 }, { ignoreRange: true, cutAfter: 50_000 }));
    await pulled(`${server.origin}/m.gguf`);
    expect(ranges(server.asked)).toEqual([undefined, 'bytes=100000-', 'bytes=50000-']);
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  test.each([
    ['heeds If-Range', false],
    ['does not', true],
  ])('while the file changes on a server that %s starts over', async (_, deaf) => {
    const [before, after] = [model(1), model(2)];
    const server = await fileServer(before, (asked, number) => {
      if (number === 0) return { cutAfter: 100_000 };
      server.content = after;
      if (deaf) delete asked.headers['if-range'];
      return {};
    });
    await pulled(`${server.origin}/m.gguf`);
    expect(readFileSync(path).equals(after)).toBe(true);
  });

  test('to a server that marks nothing starts over: nobody could tell a change', async () => {
    const content = model();
    const server = await fileServer(content, inTurn({ cutAfter: 100_000 }));
    server.etag = () => undefined;
    await pulled(`${server.origin}/m.gguf`);
    expect(ranges(server.asked)).toEqual([undefined, undefined]);
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  test('after the last byte leaves nothing to fetch, only to check', async () => {
    const content = model();
    const server = await fileServer(content, inTurn({ announce: content.length + 1_000 }));
    await pulled(`${server.origin}/m.gguf`);
    expect(ranges(server.asked)).toEqual([undefined, `bytes=${content.length}-`]);
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  test('to a file that became shorter starts over', async () => {
    const smaller = readFileSync(writeGguf(join(temporaryFolder(), 's.gguf'), { weights: 'q4_0' }).path);
    expect(smaller.length).toBeLessThan(300_000);
    const server = await fileServer(model(), (asked, number) => {
      if (number === 0) return { cutAfter: 300_000 };
      server.content = smaller;
      server.etag = () => undefined;
      delete asked.headers['if-range'];
      return {};
    });
    await pulled(`${server.origin}/m.gguf`);
    expect(ranges(server.asked)).toEqual([undefined, 'bytes=300000-', undefined]);
    expect(readFileSync(path).equals(smaller)).toBe(true);
  });

  test('to a server that sends a part at a time is taken up part after part', async () => {
    const content = model();
    const server = await fileServer(content, inTurn({ cutAfter: 100_000 }, { announce: 50_000 }, { announce: 200_000 }));
    await pulled(`${server.origin}/m.gguf`);
    expect(ranges(server.asked)).toEqual([undefined, 'bytes=100000-', 'bytes=150000-', 'bytes=350000-']);
    expect(readFileSync(path).equals(content)).toBe(true);
  });
});

describe('a server that lies', () => {
  test('about the length, too short: the file is found to be cut, and deleted', async () => {
    const server = await fileServer(model(), () => ({ announce: 500_000 }));
    expect(await failure(`${server.origin}/m.gguf`)).toMatch(
      /^http:\S+\/m\.gguf is 170 016 bytes short: 500 000 of 670 016; .*what was fetched is deleted$/,
    );
    expect(left()).toEqual([]);
  });

  test('about the length, too long: more never comes', async () => {
    const server = await fileServer(model(), () => ({ announce: 700_000, ignoreRange: true }));
    expect(await failure(`${server.origin}/m.gguf`)).toMatch(/breaks off/);
    expect(existsSync(path)).toBe(false);
  });

  test('about the SHA-256 that it states itself', async () => {
    const content = model();
    const server = await fileServer(content, () => ({ headers: { 'x-linked-etag': `"${'0'.repeat(64)}"` } }));
    expect(await failure(`${server.origin}/m.gguf`)).toMatch(
      new RegExp(`has the SHA-256 ${sha256(content)}, expected 0{64} \\(stated by 127.0.0.1:\\d+\\); what was fetched is deleted`),
    );
    expect(left()).toEqual([]);
  });

  test('and the SHA-256 that a hub states is what the file is checked by', async () => {
    const content = model();
    const server = await fileServer(content, (asked) =>
      asked.path.startsWith('/o/r/') ? { status: 302, headers: { location: '/blob', 'x-linked-etag': `"${sha256(content)}"` } } : {},
    );
    const found = await pulled('hf:o/r:Q8_0/m.gguf', { env: env({ HF_ENDPOINT: server.origin }) });
    expect(found).toMatchObject({ source: 'hf:o/r:Q8_0/m.gguf', checked: 'hub', statedBy: new URL(server.origin).host, path });
    expect(await pulled('hf:o/r:Q8_0/m.gguf', { env: env({ HF_ENDPOINT: server.origin }) })).toEqual({ ...found, before: true });
    expect(server.asked.map((one) => one.path)).toEqual(['/o/r/resolve/main/Q8_0/m.gguf', '/blob']);
  });

  test('with another file than the first time: the SHA-256 that was met first counts', async () => {
    const server = await fileServer(model(1));
    const first = await pulled(`${server.origin}/m.gguf`);
    server.content = model(2);
    rmSync(path);
    expect(await failure(`${server.origin}/m.gguf`)).toMatch(new RegExp(`expected ${first.sha256} \\(met when it was first pulled\\)`));
    expect(existsSync(path)).toBe(false);
  });

  test("with another file than the catalogue's", async () => {
    const [entry] = CATALOGUE;
    const server = await fileServer(model());
    const asked = { env: env({ HF_ENDPOINT: server.origin }) };
    expect(await failure(entry?.name ?? '', asked)).toMatch(/is 670 016 bytes long, expected 98 362 432; what was fetched is deleted/);
    expect(server.asked[0]?.path).toBe(`/${entry?.repository}/resolve/main/${entry?.file}`);
    expect(left()).toEqual([]);
  });

  test.each<[string, Behaviour, RegExp]>([
    [
      'a web page',
      { body: '<html>log in</html>', headers: { 'content-type': 'text/html; charset=utf-8' } },
      /a web page instead of the file/,
    ],
    [
      'a page under another name',
      { body: '<!doctype html>', headers: { 'content-type': 'application/octet-stream' } },
      /no GGUF file: it is a web page/,
    ],
    ['a git-lfs pointer', { body: 'version https://git-lfs.github.com/spec/v1\n' }, /a git-lfs pointer/],
    ['a gzip archive', { body: `\u001f\u008b\u0008${'x'.repeat(40)}` }, /no GGUF file: it begins with 1f/],
    ['no byte', { body: '' }, /no GGUF file: it is empty; what was fetched is deleted/],
    ['an impossible length', { announce: Number.MAX_SAFE_INTEGER }, /has no room for /],
  ])('with %s instead of the file', async (_, behaviour, says) => {
    const server = await fileServer(model(), () => behaviour);
    expect(await failure(`${server.origin}/m.gguf`)).toMatch(says);
    expect(left()).toEqual([]);
    expect(server.asked).toHaveLength(1);
  });
});

describe('a server that refuses', () => {
  test.each<[number, Readonly<Record<string, string>>, RegExp, number]>([
    [401, {}, /answers 401: the file is not open to everybody/, 1],
    [403, {}, /answers 403: the file is not open/, 1],
    [404, {}, /answers 404: there is no such file/, 1],
    [416, {}, /answers 416/, 1],
    [418, {}, /answers 418; expected the file/, 1],
    [429, { 'retry-after': '3600' }, /answers 429: too many requests; try again in 3600 s/, 1],
    [429, {}, /answers 429: too many requests; try again later/, 5],
    [500, {}, /answers 500: it is in trouble; try again later/, 5],
  ])('with %i', async (status, headers, says, times) => {
    const server = await fileServer(model(), () => ({ status, headers }));
    expect(await failure(`${server.origin}/m.gguf?secret=1`)).toMatch(says);
    expect(server.asked).toHaveLength(times);
    expect(left()).toEqual([]);
  });

  test('in passing is asked again', async () => {
    const server = await fileServer(model(), inTurn({ status: 429, headers: { 'retry-after': '0' } }, { status: 502 }));
    expect(await pulled(`${server.origin}/m.gguf`)).toMatchObject({ before: false });
  });

  test('altogether: where to find the file and where to put it', async () => {
    const message = await failure('hf:o/r:m.gguf', { env: env({ HF_ENDPOINT: 'http://127.0.0.1:1' }), pauseMs: 60_000 });
    expect(message).toBe(
      `127.0.0.1:1 cannot be reached (ECONNREFUSED); to place the file by hand, fetch http://127.0.0.1:1/o/r/resolve/main/m.gguf where there is a network and put it at ${path}`,
    );
  });
});

describe('redirects', () => {
  test('are followed, and an end is put to those without one', async () => {
    const content = model();
    const server = await fileServer(content, (asked) =>
      asked.path === '/m.gguf'
        ? { status: 307, headers: { location: '/a' } }
        : asked.path === '/a'
          ? { status: 301, headers: { location: '/b' } }
          : {},
    );
    await pulled(`${server.origin}/m.gguf`);
    expect(readFileSync(path).equals(content)).toBe(true);
    const loop = await fileServer(content, () => ({ status: 302, headers: { location: '/again.gguf' } }));
    expect(await failure(`${loop.origin}/again.gguf`)).toMatch(/from address to address without end/);
    expect(loop.asked.length).toBeLessThan(20);
  });

  test('to what is no web address, or from https to http, are not', async () => {
    const server = await fileServer(model(), () => ({ status: 302, headers: { location: 'file:///etc/passwd' } }));
    expect(await failure(`${server.origin}/m.gguf`)).toMatch(/sends on to file:; not followed/);
    const secure = new URL('https://h/a/m.gguf');
    expect(redirected(secure, '../b.gguf').href).toBe('https://h/b.gguf');
    expect(redirected(secure, '//other/c').href).toBe('https://other/c');
    expect(() => redirected(secure, 'http://h/b')).toThrow(/^h sends on from https to http; not followed$/);
    expect(redirected(new URL('http://h/a'), 'https://h/b').href).toBe('https://h/b');
  });

  test('are asked with the headers that are meant for each address', async () => {
    const server = await fileServer(model(), inTurn({ status: 302, headers: { location: '/b' } }));
    const headers = (address: URL): Readonly<Record<string, string>> => (address.pathname === '/a' ? { authorization: 'Bearer x' } : {});
    const { body } = await httpGet(new URL(`${server.origin}/a`), { headers, signal: undefined, idleMs: 5_000 });
    body.destroy();
    expect(server.asked.map((asked) => asked.headers.authorization)).toEqual(['Bearer x', undefined]);
  });

  test('take no token to another host than Hugging Face', async () => {
    const server = await fileServer(model());
    await pulled('hf:o/r:m.gguf', { env: env({ HF_ENDPOINT: server.origin, HF_TOKEN: 'hf_secret' }) });
    expect(JSON.stringify(server.asked)).not.toContain('hf_secret');
    expect(readFileSync(`${path}.json`, 'utf8')).not.toContain('hf_secret');
  });
});

describe('two pulls of one file', () => {
  test('at once: one fetches, the other waits and finds it', async () => {
    const content = model();
    const server = await fileServer(content, () => ({ pieceMs: 2 }));
    const said: string[] = [];
    const both = await Promise.all([1, 2].map(() => pulled(`${server.origin}/m.gguf`, { say: (text) => said.push(text) })));
    expect(both.map(({ before }) => before).sort()).toEqual([false, true]);
    expect(server.asked).toHaveLength(1);
    expect(said.filter((text) => text.includes('another pull'))).toHaveLength(1);
    expect(readFileSync(path).equals(content)).toBe(true);
    expect(left()).toEqual(['m.gguf', 'm.gguf.json']);
  });

  test('one of them dead: the other follows', async () => {
    const server = await fileServer(model());
    const lock = (pid: number, host = hostname()) => writeFileSync(`${path}.lock`, JSON.stringify({ pid, host }));
    mkdirSync(folder, { recursive: true });
    // Linux gives no process a number this high.
    lock(2 ** 30);
    await pulled(`${server.origin}/m.gguf`);
    expect(left()).toEqual(['m.gguf', 'm.gguf.json']);
  });

  test('one of them stopped meanwhile goes on later', async () => {
    const content = model();
    const server = await fileServer(content, inTurn({ pieceMs: 5 }));
    const stop = new AbortController();
    const first = pulled(`${server.origin}/m.gguf`, { signal: stop.signal, onBytes: (_, bytes) => bytes > 100_000 && stop.abort() });
    await expect(first).rejects.toThrow(/abort/i);
    expect(left()).toEqual(['m.gguf.part', 'm.gguf.part.json']);
    await pulled(`${server.origin}/m.gguf`);
    expect(Number(/\d+/.exec(server.asked[1]?.headers.range ?? '')?.[0])).toBeGreaterThan(100_000);
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  test('from two places under one name are two files', async () => {
    const [one, other] = [await fileServer(model(1)), await fileServer(model(2))];
    await pulled(`${one.origin}/m.gguf`);
    expect(await failure(`${other.origin}/m.gguf`)).toMatch(
      /is here from http:\S+; give the other one a name with --as, or remove it with/,
    );
    expect(await pulled(`${other.origin}/m.gguf`, { as: 'n.gguf' })).toMatchObject({ sha256: sha256(model(2)) });
  });

  test('a part of one place is not gone on with from another', async () => {
    const [one, other] = [await fileServer(model(1), () => ({ cutAfter: 100_000, ignoreRange: true })), await fileServer(model(2))];
    for (const server of [one, other]) server.etag = () => '"same"';
    await failure(`${one.origin}/m.gguf`);
    await pulled(`${other.origin}/m.gguf`);
    expect(readFileSync(path).equals(model(2))).toBe(true);
  });
});

describe('a file that is here already', () => {
  test('placed by hand is checked and recorded', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, model());
    const found = await pulled('hf:o/r:m.gguf', { env: env({ HF_ENDPOINT: 'http://127.0.0.1:1' }) });
    expect(found).toMatchObject({ before: true, source: path, checked: 'none', sha256: sha256(model()) });
    writeFileSync(path, model(2));
    expect(await failure('hf:o/r:m.gguf')).toMatch(
      /is here and is another file: of SHA-256 \S+, expected \S+; remove it with: pentathlon models rm m\.gguf/,
    );
  });

  test("under a catalogue's name but not its file", async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, CATALOGUE[0]?.file ?? ''), model());
    expect(await failure('smollm2-135m')).toMatch(/is here and is another file: 670 016 bytes long, expected 98 362 432/);
  });
});

describe('what is asked for', () => {
  test.each<[string, RegExp]>([
    ['smolm2-135m', /did you mean "smollm2-135m"\?/],
    ['hf:o/r', /expected hf:owner\/repo:file/],
    ['hf:o/r:../../x.gguf', /expected hf:owner\/repo:file/],
    ['hf:o/r:model.bin', /expected a file that ends in \.gguf, got "model\.bin"/],
    ['http://h/..%2Fx.gguf', /expected a file that ends in \.gguf/],
    ['http://h/.hidden.gguf', /expected a file that ends in \.gguf/],
    ['http://h/a%1b%5b2J.gguf', /expected a file that ends in \.gguf, got "a\\u001b/],
    ['http://h/model', /expected a file that ends in \.gguf/],
    ['http://u:p@h/m.gguf', /an address with a name or a password/],
    ['./none.gguf', /there is no file/],
    ['ftp://h/m.gguf', /^models pull: only http and https addresses can be fetched, got ftp:$/],
    ['FILE:///m.gguf', /only http and https addresses can be fetched, got FILE:$/],
    ['nothing', /^the catalogue has no model "nothing"; expected one of smollm2-135m, /],
    ['hf:o/r:my,model.gguf', /no agent can be called local\/my,model\.gguf; give it another with --as, without a comma/],
    ['http://h/my%3Fmodel.gguf', /no agent can be called local\/my\?model\.gguf/],
    ['http://h/m,-00001-of-00002.gguf', /and the parts of a split model keep their names/],
  ])('%s', async (asked, says) => {
    const message = await failure(asked);
    expect(message).toMatch(says);
    expect(message).not.toContain('u:p');
  });

  test.each(['../x', '.x', 'a/b', 'a\nb', 'a,b', 'a?b', 'a '])('as %j', async (as) => {
    expect(await failure('hf:o/r:m.gguf', { as })).toMatch(/--as: expected a file name/);
  });
});

describe('a disk', () => {
  test.skipIf(!mayMount)('that has no room is told before a byte is fetched, one that fills up keeps the part', async () => {
    const disk = smallDisk('size=512k');
    const content = model();
    const server = await fileServer(content, () => ({}));
    const onDisk = { env: { PENTATHLON_MODELS: disk.folder } };
    expect(await failure(`${server.origin}/m.gguf`, onDisk)).toMatch(/has no room for 670 kB more: \d+ kB are free/);
    expect(readdirSync(disk.folder)).toEqual([]);
    const unannounced = await fileServer(content, () => ({ chunked: true }));
    unannounced.etag = () => '"x"';
    expect(await failure(`${unannounced.origin}/m.gguf`, onDisk)).toMatch(/is full; make room/);
    expect(readdirSync(disk.folder)).toEqual(['m.gguf.part', 'm.gguf.part.json']);
    // The block that the lock took and gave back: now there is no room for a word, and a lock of no words would be waited for.
    const filler = join(disk.folder, 'z');
    expect(() => writeFileSync(filler, Buffer.alloc(512 * 1024))).toThrow(/ENOSPC/);
    expect(await failure(`${unannounced.origin}/m.gguf`, onDisk)).toMatch(/is full; make room/);
    expect(readdirSync(disk.folder)).toEqual(['m.gguf.part', 'm.gguf.part.json', 'z']);
    rmSync(filler);
    disk.remount('size=4m');
    expect(await pulled(`${unannounced.origin}/m.gguf`, onDisk)).toMatchObject({ sha256: sha256(content) });
    expect(ranges(unannounced.asked)[1]).toMatch(/^bytes=\d+-$/);
  });

  test('whose folder is a file', async () => {
    writeFileSync(folder, '');
    expect(await failure('hf:o/r:m.gguf')).toMatch(/models cannot be the models folder, as there is a file; set PENTATHLON_MODELS/);
  });
});
