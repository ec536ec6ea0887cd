import { describe, expect, test } from 'vitest';
import { Slots, sharedPrefix } from '../../../local-models/child/slots.ts';

const never = new AbortController().signal;
const alone = { conversation: undefined, signal: never };
const slot = (name: string, tokens: number[]) => ({ name, tokens });
const gate = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

test('a shared prefix ends at the first difference or with the shorter list', () => {
  expect(sharedPrefix([1, 2, 3], [1, 2, 4, 5])).toBe(2);
  expect(sharedPrefix([1, 2], [1, 2, 3])).toBe(2);
  expect(sharedPrefix([], [1])).toBe(0);
  expect(sharedPrefix([2, 1], [1, 2])).toBe(0);
});

test('a request goes to the free slot that shares the longest prefix with it', async () => {
  const slots = new Slots([slot('a', [1, 2, 3]), slot('b', [1, 2, 3, 4, 5]), slot('c', [9])]);
  expect(await slots.use([1, 2, 3, 4, 6], alone, async ({ name }) => name)).toBe('b');
  expect(await slots.use([9, 9], alone, async ({ name }) => name)).toBe('c');
});

describe('turns of games that share their rules', () => {
  const RULES = [7, 7, 7];
  const game = (trial: string) => ({ conversation: { trial, seat: 0 }, signal: never });
  const promptOf = (n: number, turn: number) => [...RULES, n, ...Array.from({ length: turn }, (_, at) => at)];

  async function play(slots: Slots<ReturnType<typeof slot>>, n: number, turn: number): Promise<string> {
    const prompt = promptOf(n, turn);
    return slots.use(prompt, game(`${n}`), async (mine) => {
      mine.tokens = [...prompt, 99];
      return mine.name;
    });
  }

  test('each finds its own slot again, in whatever order they come', async () => {
    const slots = new Slots(['a', 'b', 'c', 'd'].map((name) => slot(name, [])));
    const seen = new Map<number, Set<string>>();
    for (let turn = 0; turn < 12; turn++) {
      for (const n of turn % 2 === 0 ? [0, 1, 2, 3] : [2, 0, 3, 1]) seen.set(n, (seen.get(n) ?? new Set()).add(await play(slots, n, turn)));
    }
    expect([...seen.values()].map(({ size }) => size)).toEqual([1, 1, 1, 1]);
    expect(new Set([...seen.values()].flatMap((names) => [...names])).size).toBe(4);
  });

  test('a new game takes the slot of one that is over, though that was used last; games under way keep theirs', async () => {
    const slots = new Slots(['a', 'b'].map((name) => slot(name, [])));
    const first = await play(slots, 0, 0);
    const second = await play(slots, 1, 0);
    await play(slots, 0, 5);
    slots.over('0');
    expect(await play(slots, 2, 0)).toBe(first);
    expect(await play(slots, 1, 1)).toBe(second);
  });

  test('more games than slots still get one', async () => {
    const slots = new Slots([slot('a', [])]);
    expect([await play(slots, 0, 0), await play(slots, 1, 0), await play(slots, 0, 1)]).toEqual(['a', 'a', 'a']);
  });
});

test('among equals the one unused for longest is taken', async () => {
  const slots = new Slots([slot('a', []), slot('b', []), slot('c', [])]);
  const names: string[] = [];
  for (let n = 0; n < 4; n++) names.push(await slots.use([n], alone, async ({ name }) => name));
  expect(names).toEqual(['a', 'b', 'c', 'a']);
});

test('a slot has one request at a time; others wait in the order they came, also past one that failed', async () => {
  const slots = new Slots([slot('a', [])]);
  const { opened, open } = gate();
  const order: number[] = [];
  let under = 0;
  const work = (n: number) => async () => {
    expect(++under).toBe(1);
    if (n === 0) await opened;
    order.push(n);
    under--;
    if (n === 1) throw new Error('failed');
  };
  const all = [0, 1, 2, 3].map((n) => slots.use([n], alone, work(n)));
  open();
  const ends = await Promise.allSettled(all);
  expect(order).toEqual([0, 1, 2, 3]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
});

test('a request that is dropped while it waits leaves the queue and touches no slot', async () => {
  const slots = new Slots([slot('a', [])]);
  const { opened, open } = gate();
  const controller = new AbortController();
  const first = slots.use([1], alone, () => opened);
  const dropped = slots.use([2], { conversation: { trial: 't', seat: 0 }, signal: controller.signal }, async () => 'worked');
  const after = slots.use([3], alone, async () => 'served');
  controller.abort(new Error('not wanted'));
  await expect(dropped).rejects.toThrow('not wanted');
  open();
  await first;
  expect(await after).toBe('served');
});

test('a conversation whose trial ended while it waited holds no slot', async () => {
  const slots = new Slots([slot('a', []), slot('b', [])]);
  const { opened, open } = gate();
  const busy = [slots.use([1], alone, () => opened), slots.use([1], alone, () => opened)];
  const late = slots.use([2], { conversation: { trial: 'over', seat: 0 }, signal: never }, async ({ name }) => name);
  slots.over('over');
  open();
  await Promise.all(busy);
  const taken = await late;
  const living = { conversation: { trial: 'living', seat: 0 }, signal: never };
  const own = await slots.use([9, 9], living, async (mine) => {
    mine.tokens = [9, 9];
    return mine.name;
  });
  expect(await slots.use([2], { conversation: { trial: 'new', seat: 0 }, signal: never }, async ({ name }) => name)).not.toBe(own);
  expect(['a', 'b']).toContain(taken);
});
