import { join } from 'node:path';
import { mustRun, PROGRAM } from './child.ts';
import type { Row } from './row.ts';
import { inScratch, questions } from './scratch.ts';

/** Growth of peak memory from a thousand samples to a hundred thousand. */
export function memoryRow(quick: boolean): Promise<Row[]> {
  return inScratch(async (folder) => {
    const peak = async (n: number) =>
      (await mustRun([PROGRAM, 'run', questions(folder, n, true), '--answer', 'choice', '-a', 'random', '--db', join(folder, `${n}.db`)]))
        .peakMb;
    const [few, many] = [1_000, quick ? 20_000 : 100_000];
    const [small, large] = [await peak(few), await peak(many)];
    const growth = large - small;
    return [
      {
        what: `growth of peak memory from ${few} to ${many} samples`,
        measured: `${Math.round(growth)} MB (${Math.round(small)} to ${Math.round(large)} MB)`,
        bar: '≤ 100 MB',
        ok: growth <= 100,
      },
    ];
  });
}
