import { expect, test } from 'vitest';
import { withDerived } from '../../../harness/app/derived-metrics.ts';
import type { Derived, Task } from '../../../harness/core/task.ts';
import type { Board, BoardRow } from '../../../results/board.ts';

const sum: Derived = {
  id: 'sum',
  note: 'sum: of both',
  from(means) {
    const [one, two] = ['one', 'two'].map((id) => means.get(id));
    if (one === undefined && two === undefined) return undefined;
    if (one === undefined || two === undefined) return { note: 'one is lacking' };
    return { figures: { sum: one.mean + two.mean }, note: `from ${one.n + two.n}` };
  },
};
const task = { id: 'made/game', version: '2', derived: [sum] } as unknown as Task;

const row = (agent: string, ingredients?: BoardRow['ingredients']): BoardRow =>
  ({ agent, extras: { regret: 1 }, ...(ingredients && { ingredients }) }) as unknown as BoardRow;
const board = (rows: readonly BoardRow[], id = 'made/game', version = '2'): Board =>
  ({ sections: [{ title: id, tasks: [{ id, version, parameters: '{}' }], rows }] }) as unknown as Board;

const both = { one: { mean: 0.5, n: 2 }, two: { mean: 0.25, n: 4 } };

test('rows get what their means give, and a word where they give none; nothing else changes', async () => {
  const { sections } = await withDerived(board([row('a', both), row('b', { one: both.one }), row('c', {})]), [task]);
  expect(sections[0]?.rows).toEqual([
    { ...row('a', both), extras: { regret: 1, sum: 0.75 }, notes: { sum: 'from 6' } },
    { ...row('b', { one: both.one }), notes: { sum: 'one is lacking' } },
    row('c', {}),
  ]);
  expect(sections[0]?.notes).toEqual(['sum: of both']);
});

test('a note that only repeats its figures is told from others, with the figures that any row has', async () => {
  const repeating = {
    ...task,
    derived: [
      { ...sum, repeats: true },
      { ...sum, id: 'again' },
    ],
  } as unknown as Task;
  const { sections } = await withDerived(board([row('a', both), row('b', { one: both.one })]), [repeating]);
  expect(sections[0]?.repeated).toEqual({ sum: ['sum'] });
  expect((await withDerived(board([row('a', both)]), [task])).sections[0]).not.toHaveProperty('repeated');
});

test('boards without ingredients stay as they are, and so do those of another version or of a task that nobody knows', async () => {
  const plain = board([row('a')]);
  expect(await withDerived(plain, [task])).toEqual(plain);
  for (const made of [board([row('a', both)], 'made/game', '1'), board([row('a', both)], 'nobody/knows')]) {
    expect((await withDerived(made, [task])).sections[0]?.rows).toEqual(made.sections[0]?.rows);
  }
});

test('built-in tasks are found without being at hand', async () => {
  const sets = ['J', 'Q', 'K', 'Jp', 'Qp', 'Kp', 'Jb', 'Qb', 'Kb', 'Jpb', 'Qpb', 'Kpb'];
  const seen = Object.fromEntries(sets.map((set) => [`bet:${set}`, { mean: 0, n: 5 }]));
  const { sections } = await withDerived(board([row('a', seen)], 'gtbench/kuhn-poker', '1'));
  expect(sections[0]?.rows[0]?.extras.exploitability).toBeCloseTo(1, 12);
});
