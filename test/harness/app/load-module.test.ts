import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadModule } from '../../../harness/app/load-module.ts';
import { userSuite } from '../../../harness/app/user-suite.ts';
import { question } from '../../../tasks/authoring/question.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pentathlon-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

describe('loadModule', () => {
  test('TypeScript with its own files, packages and the running library', async () => {
    file('lib/part.ts', 'export const where: string = import.meta.url; export const folder = import.meta.dirname;');
    const path = file(
      'main.ts',
      `import { question } from 'pentathlon'; import { z } from 'zod'; import { readFileSync } from 'node:fs'; import { where, folder } from './lib/part.ts';
       export const own: string = readFileSync(new URL('./main.ts', import.meta.url), 'utf8').slice(0, 6);
       export const schema = z.string(); export { question, where, folder };`,
    );
    const { exports, home } = await loadModule(path);
    expect(home).toBe(folder);
    expect(exports.own).toBe('import');
    expect(exports.where).toMatch(/lib\/part\.ts$/);
    expect(exports.folder).toBe(join(folder, 'lib'));
    expect(exports.question).toBe(question);
  });

  test('a package beside the module comes before ours', async () => {
    file('own/node_modules/zod/package.json', '{"name":"zod","type":"module","exports":"./index.js"}');
    file('own/node_modules/zod/index.js', "export const z = 'theirs';");
    const { exports } = await loadModule(file('own/main.ts', "export { z } from 'zod';"));
    expect(exports.z).toBe('theirs');
  });

  test('the digest follows the files it imports and no others', async () => {
    const path = file('digest/main.ts', "import { n } from './n.ts'; export default n;");
    const change = async (name: string, content: string) => {
      file(`digest/${name}`, content);
      return (await loadModule(path)).digest;
    };
    const first = await change('n.ts', 'export const n = 1;');
    expect(await change('unrelated.ts', 'export const m = 1;')).toBe(first);
    const second = await change('n.ts', 'export const n = 2;');
    expect(second).not.toBe(first);
    expect((await loadModule(path)).exports.default).toBe(2);
    expect(await change('main.ts', "import { n } from './n.ts'; export default n + 1;")).not.toBe(second);
  });

  test.each([
    ['missing.ts', undefined, /missing\.ts: no such file$/],
    ['syntax.ts', 'export const a = 1;\nexport const b = ;\n', /syntax\.ts, line 2: /],
    ['import.ts', "\nimport './nowhere.ts';", /import\.ts, line 2: .*nowhere/],
    ['package.ts', "import 'no-such-package-here';", /package\.ts, line 1: .*no-such-package-here.*npm install/],
    ['throws.ts', "throw new Error('first\\nsecond');", /throws\.ts fails while it loads: Error: first second/],
    ['notes.txt', 'hello', /expected a TypeScript or JavaScript module/],
  ])('%s is a one-line error', async (name, content, message) => {
    const path = content === undefined ? join(folder, name) : file(name, content);
    const error = await loadModule(path).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'UserError', message: expect.stringMatching(message) });
    expect((error as Error).message).not.toContain('\n');
  });
});

describe('userSuite', () => {
  test.each([
    ['no default', 'export const a = 1;', /no default export/],
    ['a function', 'export default () => 1;', /a function/],
    ['no tasks', "export default { id: 'x' };", /no id or no list of tasks/],
    ['a broken task', "export default { id: 'x', tasks: [{ id: 'y' }] };", /task 1 of its suite/],
    [
      'a task alone',
      "import { question, text, user } from 'pentathlon'; export default question({ id: 'q', version: '1', samples: [], prompt: () => [user('')], answer: () => text() });",
      /a task alone/,
    ],
  ])('%s is said in one line', async (name, content, message) => {
    await expect(userSuite(file(`${name.replaceAll(' ', '-')}.ts`, content))).rejects.toThrow(message);
  });
});
