import { expect, test } from 'vitest';
import { endWords } from '../../../../harness/app/screens/trial/trial-words.ts';
import type { TrialRecord } from '../../../../results/trial-record.ts';

test('verdicts on single draws stand last and name their draw, those that rank first', () => {
  const verdict = (metric: string, value: number, candidate?: number) => ({
    seat: 0,
    metric,
    judge: 'j',
    version: '1',
    score: { scored: true, value, ...(candidate !== undefined && { reason: 'format 1.00' }) },
    ...(candidate !== undefined && { candidate }),
  });
  const verdicts = [verdict('a', 1), verdict('reward', 2), verdict('reward', 1, 0), verdict('reward', 3, 1), verdict('score', 1)];
  const record = { agents: [{ id: 'x' }], ended: 'answered', metric: 'score', verdicts } as unknown as TrialRecord;
  expect(endWords(record, false)).toEqual([
    'ended: answered',
    'score 1',
    'a 1',
    'reward 2',
    'draw 0: reward 1 (format 1.00)',
    'draw 1: reward 3 (format 1.00)',
  ]);
});
