import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { audit } from '../../../tasks/or-r1/audit.ts';
import { commandHost } from '../../support/command-host.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function folderOf(files: Readonly<Record<string, readonly (readonly [string, unknown])[]>>): string {
  const folder = temporaryFolder();
  for (const [name, rows] of Object.entries(files)) {
    writeFileSync(join(folder, name), rows.map(([question, answer]) => `${JSON.stringify({ question, answer })}\n`).join(''));
  }
  return folder;
}

describe('or-r1 audit', () => {
  const made = (): string =>
    folderOf({
      'nl4opt_test.jsonl': [
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ],
      'nlp4lp.jsonl': [
        ['a', 1],
        ['b', 2.5],
      ],
      'complexor.jsonl': [['b', 2]],
    });

  test('tells shared questions and differing labels of each two files, and what stands in more than one', async () => {
    const { host, lines } = commandHost([made()]);
    expect(await audit.run(host)).toBe(0);
    expect(lines.map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
      'file | questions',
      'nl4opt | 3',
      'nlp4lp | 2',
      'complexor | 1',
      '',
      'files | shared | labelled differently',
      'nl4opt and nlp4lp | 2 | 1',
      'nl4opt and complexor | 1 | 0',
      'nlp4lp and complexor | 1 | 1',
      '',
      '6 questions in 3 files, 3 of them distinct; 2 stand in more than one file',
    ]);
  });

  test('--json names each conflict', async () => {
    const { host, documents } = commandHost([made(), '--json']);
    await audit.run(host);
    expect(documents).toMatchObject([{ rows: 6, distinct: 3, repeated: 2 }]);
    const [{ pairs }] = documents as [{ pairs: unknown[] }];
    expect(pairs[0]).toEqual({ files: ['nl4opt', 'nlp4lp'], shared: 2, conflicting: [{ question: 'b', labels: [2, 2.5] }] });
  });

  test.each([
    [[], /expected one folder/],
    [['a', 'b'], /expected one folder/],
    [['--yaml', 'a'], /or-r1 audit: .*--yaml/],
  ])('%j is answered in one line', async (words, message) => {
    await expect(audit.run(commandHost(words).host)).rejects.toThrow(message);
  });

  test.each([
    [{}, /holds none of the test sets' files: nl4opt_test\.jsonl/],
    [{ 'nlp4lp.jsonl': [['a', 'much']] as const }, /nlp4lp\.jsonl, line 1, field "answer"/],
  ])('a folder that holds %j is answered in one line', async (files, message) => {
    await expect(audit.run(commandHost([folderOf(files)]).host)).rejects.toThrow(message);
  });

  test.skipIf(!existsSync('../shared/data/or-r1/testset'))('the official files share 447 questions', async () => {
    const { host, lines } = commandHost(['../shared/data/or-r1/testset']);
    await audit.run(host);
    expect(lines.at(-1)).toMatch(/; 447 stand in more than one file$/);
    expect(lines.find((line) => line.startsWith('optibench and task3'))).toMatch(/ 408 +54$/);
  });
});
