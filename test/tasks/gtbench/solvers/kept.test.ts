import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { kept } from '../../../../tasks/gtbench/solvers/kept.ts';

const KEY = { solver: 'test', version: '1' };
const NUMBERS = [0.1, -0, Number.MIN_VALUE, 1 / 3];

let folder = '';
let works = 0;

const work = (): Float64Array => {
  works++;
  return Float64Array.from(NUMBERS);
};
const cache = (): string => join(folder, 'pentathlon');
const file = (): string => join(cache(), readdirSync(cache())[0] ?? '');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
  works = 0;
  vi.stubEnv('XDG_CACHE_HOME', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('numbers kept on disk', () => {
  test('are worked out once, and come back bit for bit', () => {
    expect([...kept(KEY, 4, work)]).toEqual(NUMBERS);
    expect([...kept(KEY, 4, work)]).toEqual(NUMBERS);
    expect(works).toBe(1);
    expect(readdirSync(cache())).toHaveLength(1);
  });

  test('are others under another version', () => {
    kept(KEY, 4, work);
    kept({ ...KEY, version: '2' }, 4, work);
    expect(works).toBe(2);
    expect(readdirSync(cache())).toHaveLength(2);
  });

  test.each<[string, (content: Buffer) => Buffer | string]>([
    ['cut short', (content) => content.subarray(0, -1)],
    ['empty', () => ''],
    ['with a bit turned in a number', (content) => content.with(70, (content[70] ?? 0) ^ 1) as Buffer],
    ['with a bit turned in the checksum', (content) => content.with(0, (content[0] ?? 0) ^ 1) as Buffer],
    ['longer', (content) => Buffer.concat([content, Buffer.alloc(8)])],
    ['something else', () => 'x'.repeat(96)],
  ])('a file that is %s is worked out again and mended', (_, damage) => {
    kept(KEY, 4, work);
    writeFileSync(file(), damage(readFileSync(file())));
    expect([...kept(KEY, 4, work)]).toEqual(NUMBERS);
    expect(works).toBe(2);
    kept(KEY, 4, work);
    expect(works).toBe(2);
  });

  test("another key's file under this key's name is none", () => {
    kept(KEY, 4, work);
    const content = readFileSync(file());
    rmSync(cache(), { recursive: true });
    kept({ ...KEY, version: '2' }, 4, work);
    writeFileSync(file(), content);
    kept({ ...KEY, version: '2' }, 4, work);
    expect(works).toBe(3);
  });

  test('a cache that can be neither read nor written is no error', () => {
    writeFileSync(join(folder, 'file'), '');
    vi.stubEnv('XDG_CACHE_HOME', join(folder, 'file'));
    expect([...kept(KEY, 4, work)]).toEqual(NUMBERS);
    expect([...kept(KEY, 4, work)]).toEqual(NUMBERS);
    expect(works).toBe(2);
  });

  test('a folder in the place of the file is left alone, and no draft is left behind', () => {
    kept(KEY, 4, work);
    const place = file();
    rmSync(place);
    mkdirSync(place);
    expect([...kept(KEY, 4, work)]).toEqual(NUMBERS);
    expect(works).toBe(2);
    expect(readdirSync(cache())).toHaveLength(1);
  });

  test('without an absolute XDG_CACHE_HOME they lie in the home folder', () => {
    const home = join(folder, 'home');
    mkdirSync(home);
    vi.stubEnv('HOME', home);
    vi.stubEnv('XDG_CACHE_HOME', 'relative');
    kept(KEY, 4, work);
    expect(readdirSync(join(home, '.cache', 'pentathlon'))).toHaveLength(1);
    expect(existsSync('relative')).toBe(false);
  });
});
