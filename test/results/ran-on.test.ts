import { expect, test } from 'vitest';
import type { RanOn } from '../../harness/core/ran-on.ts';
import { noteRanOn, ranOnOf } from '../../results/ran-on.ts';
import { beginInvocation } from '../../results/runs.ts';
import { startsOf } from '../../results/starts.ts';
import { madeRun, madeStore } from './made-store.ts';

const cpu: RanOn = { backend: 'cpu', threads: 2, slots: 4, context: 4_096, kv: 'f16', flash: 'auto', llama_cpp: 'v0.5.0' };
const cuda: RanOn = { ...cpu, backend: 'cuda', devices: ['A "big" one', 'A "big" one'], gpu_layers: 31 };

test('what an endpoint ran on is noted once with its start, and read once for a run', async () => {
  const store = madeStore();
  const { one, other, run } = await store.commit(() => {
    const run = madeRun(store, 'run');
    const begin = () => beginInvocation(store, run.n, 'owner', { node: 'v20' }, 1);
    const [one, two, other] = [begin(), begin(), beginInvocation(store, madeRun(store, 'other').n, 'owner', { node: 'v20' }, 1)];
    for (const ranOn of [cuda, cpu, cuda]) noteRanOn(store, one, "local/it's #1", ranOn);
    noteRanOn(store, two, "local/it's #1", cuda);
    noteRanOn(store, two, 'local/b', cuda);
    return { one, other, run };
  });
  expect(one).not.toBe(other);
  // In the order in which they came, endpoints apart.
  expect(ranOnOf(store, run.n)).toEqual([
    { endpoint: "local/it's #1", ...cuda },
    { endpoint: "local/it's #1", ...cpu },
    { endpoint: 'local/b', ...cuda },
  ]);
  const [first, second] = startsOf(store, run.n);
  expect(first?.environment).toEqual({ node: 'v20', runs_on: [expect.objectContaining(cuda), expect.objectContaining(cpu)] });
  expect(second?.environment.runs_on).toHaveLength(2);
  expect(ranOnOf(store, other)).toEqual([]);
});
