import { expect, onTestFinished, test } from 'vitest';
import { AnswerPool } from '../../../../tasks/or-r1/sandbox/answer-pool.ts';
import { SMALL, standIn } from './stand-in.ts';

test('an answer waits until a child is free, and says when it goes on', async () => {
  const pool = new AnswerPool('isolated', standIn, 1);
  onTestFinished(() => pool.close());
  const told: string[] = [];
  const run = async (name: string): Promise<void> => {
    const waiting = (): (() => void) => {
      told.push(`${name} waits`);
      return () => void told.push(`${name} goes on`);
    };
    await pool.run({ program: SMALL, kind: 'python', seconds: 60, memoryMb: 256 }, new AbortController().signal, waiting);
  };
  await Promise.all([run('first'), run('second')]);
  expect(told).toEqual(['first waits', 'second waits', 'first goes on', 'second goes on']);
});
