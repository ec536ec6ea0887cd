import { describe, expect, test } from 'vitest';
import { random } from '../../../../harness/core/random.ts';
import { type Nim, nim } from '../../../../tasks/gtbench/games/nim.ts';
import { nimSolver } from '../../../../tasks/gtbench/solvers/nim.ts';
import { stateValue } from '../../../../tasks/gtbench/solvers/solver.ts';

const start = (piles: readonly number[], misere: boolean): Nim => nim.start(nim.parameters.parse({ piles, misere }));

/** Whether the seat to move wins, by trying every move. */
function wins(piles: readonly number[], misere: boolean, known = new Map<string, boolean>()): boolean {
  const key = piles.toSorted((a, b) => a - b).join();
  const found = known.get(key);
  if (found !== undefined) return found;
  const moves = piles.flatMap((size, pile) => Array.from({ length: size }, (_, left) => piles.with(pile, left)));
  const won = moves.length === 0 ? misere : moves.some((after) => !wins(after, misere, known));
  known.set(key, won);
  return won;
}

describe.each([true, false])('nim, misère %s', (misere) => {
  test('each move is worth what trying everything says, from 1 to 4 piles of up to 4, and from larger ones', () => {
    const known = new Map<string, boolean>();
    const sets: number[][] = [
      [7, 7],
      [1, 3, 5, 7],
      [3, 4, 5],
      [1, 1, 1, 1, 1],
      [6, 5, 4, 3],
      [2, 2, 2, 2, 2],
      [9, 10],
    ];
    for (let i = 1; i < 5 ** 4; i++) sets.push([i % 5, Math.floor(i / 5) % 5, Math.floor(i / 25) % 5, Math.floor(i / 125)]);
    for (const piles of sets) {
      const state = start(piles, misere);
      const values = nim.legal(state, 0).map((id) => (wins(nim.apply(nim.copy(state), id).piles, misere, known) ? -1 : 1));
      expect(nimSolver.moveValues(state), piles.join()).toEqual(values);
      expect(stateValue(nimSolver, state), piles.join()).toBe(wins(piles, misere, known) ? 1 : -1);
    }
  });

  test('stays right through whole games', () => {
    const known = new Map<string, boolean>();
    const rng = random('nim solver', String(misere));
    for (let game = 0; game < 50; game++) {
      for (let state = start([2, 3, 4, 5], misere); state.left > 0; ) {
        expect(stateValue(nimSolver, state)).toBe(wins(state.piles, misere, known) ? 1 : -1);
        state = nim.apply(state, rng.pick(nim.legal(state, nim.mover(state))));
      }
    }
  });

  test('1,3,5,7 is lost with every move; 3,4,5 is won by taking two from the first pile alone', () => {
    expect(new Set(nimSolver.moveValues(start([1, 3, 5, 7], misere)))).toEqual(new Set([-1]));
    const state = start([3, 4, 5], misere);
    const values = nimSolver.moveValues(state) ?? [];
    expect(nim.legal(state, 0).filter((_, i) => values[i] === 1)).toEqual([3]);
  });
});

test('ten piles of a thousand are no more work than their moves', () => {
  const values = nimSolver.moveValues(start(Array(10).fill(1000), true));
  expect(values).toHaveLength(10_000);
  expect(new Set(values)).toEqual(new Set([-1]));
});
