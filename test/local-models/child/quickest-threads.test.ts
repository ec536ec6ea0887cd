import { expect, test } from 'vitest';
import { quickestThreads } from '../../../local-models/child/quickest-threads.ts';

/** A machine on which a sample of work takes so many seconds by number of threads; none is tried that is not listed. */
async function found(cores: number, seconds: Record<number, number>) {
  const tried: number[] = [];
  const limits: number[] = [];
  const { threads } = await quickestThreads(cores, async (threads, limit) => {
    tried.push(threads);
    limits.push(limit);
    const took = seconds[threads];
    if (took === undefined) throw new Error(`${threads} threads were tried`);
    return took > limit ? Number.POSITIVE_INFINITY : took;
  });
  return { threads, tried, limits };
}

test('more are taken while they are quicker, and one core is left alone', async () => {
  expect(await found(8, { 1: 8, 2: 4.2, 4: 2.2, 7: 1.4 })).toMatchObject({ threads: 7, tried: [1, 2, 4, 7] });
  expect(await found(5, { 1: 8, 2: 4.2, 4: 2.2 })).toMatchObject({ threads: 4, tried: [1, 2, 4] });
});

test('never one that is slower than fewer: it is given up early, and nothing beyond it is tried', async () => {
  const { threads, tried, limits } = await found(64, { 1: 1, 2: 100 });
  expect([threads, tried]).toEqual([1, [1, 2]]);
  expect(limits[1]).toBeLessThan(2);
  expect(await found(64, { 1: 8, 2: 4, 4: 4.5 })).toMatchObject({ threads: 2 });
});

test('threads that gain next to nothing are not worth their spinning', async () => {
  expect(await found(16, { 1: 1, 2: 0.95 })).toMatchObject({ threads: 1 });
});

test('with one or two cores there is nothing to measure', async () => {
  expect(await found(1, {})).toMatchObject({ threads: 1, tried: [] });
  expect(await found(2, {})).toMatchObject({ threads: 1, tried: [] });
});
