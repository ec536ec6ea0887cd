import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveTasks } from '../../../harness/app/resolve-tasks.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const resolved = async (names: readonly string[], data?: string) => {
  const { tasks, words } = await resolveTasks(names, data === undefined ? {} : { data });
  return { ids: tasks.map(({ task }) => task.id), words };
};

describe('a suite stands for those of its tasks whose files are there', () => {
  test('without a folder what is bundled is played, and one line names the rest and the flag', async () => {
    const { ids, words } = await resolved(['or-r1']);
    expect(ids).toEqual(['or-r1/bundled']);
    expect(words).toHaveLength(1);
    expect(words[0]).toMatch(/^or-r1: left out, for want of --data <folder>: nl4opt, .*, optmath; pentathlon data lists/);
  });

  test('a folder brings in what it holds, under any of the names that its files go by', async () => {
    const folder = temporaryFolder();
    for (const name of ['nl4opt_test.jsonl', 'optmath_bench_test.jsonl']) writeFileSync(join(folder, name), '');
    const { ids, words } = await resolved(['or-r1?seconds=5', 'or-r1/task3'], folder);
    expect(ids).toEqual(['or-r1/nl4opt', 'or-r1/optmath', 'or-r1/bundled', 'or-r1/task3']);
    expect(words).toEqual([expect.stringContaining(`their files are not in ${folder}: mamo-easy, `)]);
  });

  test('where none is there all stay, so that playing them says what was looked for; games need no files', async () => {
    expect(await resolved(['dc-cot'])).toEqual({ ids: ['dc-cot/date', 'dc-cot/gsm8k'], words: [] });
    expect((await resolved(['gtbench'])).words).toEqual([]);
  });

  test('a task that is named by itself is never left out', async () => {
    expect(await resolved(['or-r1/nl4opt'])).toEqual({ ids: ['or-r1/nl4opt'], words: [] });
  });
});
