import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that is gone again when the work is done. */
export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'pentathlon-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file of so many questions; with choices, players without a model can answer them. */
export function questions(folder: string, n: number, choices = false): string {
  const path = join(folder, `questions-${n}${choices ? '-choices' : ''}.jsonl`);
  const rows = Array.from({ length: n }, (_, i) =>
    JSON.stringify({
      input: `Question ${i}: what is ${i} plus ${i}?`,
      target: choices ? 'B' : String(2 * i),
      ...(choices ? { choices: ['one', 'two', 'three'] } : {}),
    }),
  );
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}
