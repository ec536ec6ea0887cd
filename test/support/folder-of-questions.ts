import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** A folder with `questions.jsonl`: n rows that any text answers. It is gone when the test is over. */
export function folderOfQuestions(n: number): string {
  const folder = temporaryFolder();
  const rows = Array.from({ length: n }, (_, i) =>
    JSON.stringify({ id: `q${i + 1}`, input: `Question q${i + 1}: what is it?`, target: 'it' }),
  );
  writeFileSync(join(folder, 'questions.jsonl'), `${rows.join('\n')}\n`);
  return folder;
}
