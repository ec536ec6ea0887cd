import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { agreeWith } from '../../../tasks/or-r1/agree.ts';
import { commandHost } from '../../support/command-host.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { program, standIn } from './made-run.ts';

const agree = agreeWith(async () => standIn());

function fileOf(rows: readonly object[]): string {
  const path = join(temporaryFolder(), 'recorded.jsonl');
  writeFileSync(path, rows.map((row, i) => JSON.stringify({ id: `made/${i}`, ...row })).join('\n'));
  return path;
}

const SAME = [
  { response: program('optimal 12'), recorded: '12.0', answer: 12, correct: true, copt_dims: [3, 2, 5] },
  { response: program('infeasible'), recorded: 'No Best Solution', answer: 'No Best Solution', correct: true, copt_dims: [3, 2, 4] },
  { response: program('crash'), recorded: null, answer: 7, correct: false, copt_dims: null },
  { response: 'no code at all', recorded: null, answer: 7, correct: false },
];

describe('or-r1 agree', () => {
  test('tells how many outcomes are those recorded, by kind, and pass@1 of both', async () => {
    const { host, lines } = commandHost([fileOf(SAME)]);
    expect(await agree.run(host)).toBe(0);
    expect(lines.map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
      'recorded outcome | answers | same here',
      'best solution | 1 | 1',
      'no best solution | 1 | 1',
      'failed | 2 | 2',
      '',
      'outcomes: 4/4 equal',
      'pass@1: recorded 0.500, here 0.500',
      'size of the model: 1/2 equal',
    ]);
  });

  test('an outcome that differs is named, and the exit code is 1', async () => {
    const rows = [...SAME, { response: program('optimal 13'), recorded: '12.0', answer: 12, correct: true }];
    const { host, lines } = commandHost([fileOf(rows)]);
    expect(await agree.run(host)).toBe(1);
    expect(lines).toContain('outcomes: 4/5 equal');
    expect(lines[1]?.replace(/ {2,}/g, ' | ')).toBe('best solution | 2 | 1');
    expect(lines.at(-1)).toBe('  made/4: recorded 12.0, here 13');
    const json = commandHost([fileOf(rows), '--json']);
    await agree.run(json.host);
    expect(json.documents).toMatchObject([{ rows: 5, same: 4, differing: [{ id: 'made/4' }] }]);
  });

  test.each([
    [[], /expected one file of recorded answers/],
    [['none.jsonl.gz'], /none\.jsonl\.gz: no such file/],
    [['--all', 'a'], /or-r1 agree: .*--all/],
  ])('%j is answered in one line', async (words, message) => {
    await expect(agree.run(commandHost(words).host)).rejects.toThrow(message);
  });

  test.each([
    [[], /holds no recorded answers/],
    [[{ response: 'x', answer: 3 }], /line 1, field "recorded"/],
  ])('a file of %j is answered in one line', async (rows, message) => {
    await expect(agree.run(commandHost([fileOf(rows)]).host)).rejects.toThrow(message);
  });
});
