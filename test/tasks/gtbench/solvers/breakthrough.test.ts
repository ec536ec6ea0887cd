import { describe, expect, test } from 'vitest';
import { ENDED } from '../../../../harness/core/game.ts';
import { random } from '../../../../harness/core/random.ts';
import { type Breakthrough, breakthrough } from '../../../../tasks/gtbench/games/breakthrough.ts';
import { breakthroughSolver } from '../../../../tasks/gtbench/solvers/breakthrough.ts';
import { BreakthroughBoard } from '../../../../tasks/gtbench/solvers/breakthrough-board.ts';
import { ProofSearch } from '../../../../tasks/gtbench/solvers/proof-search.ts';
import { stateValue } from '../../../../tasks/gtbench/solvers/solver.ts';
import { allPositions, plainSearch, strayed } from './plain-search.ts';

const NODES = 200_000;
const start = (rows: number, columns: number): Breakthrough => breakthrough.start({ rows, columns });

describe('breakthrough by proof search', () => {
  test.each([
    [3, 4],
    [3, 5],
    [2, 6],
    [4, 3],
    [3, 3],
  ])('%d columns, %d rows: every move of positions from all over the game is worth what plain search says', (columns, rows) => {
    const plain = plainSearch(breakthrough);
    const solver = breakthroughSolver(NODES);
    const positions = allPositions(breakthrough, { rows, columns });
    const some = random('positions', rows, columns).shuffle(positions).slice(0, 400);
    for (const state of some) expect(solver.moveValues(state)).toEqual(plain(state));
  });

  test('plays best moves only, and a win that is near as fast as can be', () => {
    const plain = plainSearch(breakthrough);
    const solver = breakthroughSolver(NODES);
    for (let seed = 0; seed < 200; seed++) {
      const state = strayed(breakthrough, { rows: 5, columns: 3 }, seed % 12, seed);
      if (state === undefined) continue;
      const values = plain(state);
      const ends = breakthrough.legal(state, 0).map((id) => breakthrough.apply(breakthrough.copy(state), id).won);
      solver.play(state).forEach((p, i) => {
        if (p === 0) return;
        expect(values[i]).toBe(Math.max(...values));
        if (ends.includes(true)) expect(ends[i]).toBe(true);
      });
    }
  });

  /** Solved by two independent programs each: df-pn, and minimax or a plain depth-first search. */
  test('the first player wins on 3 columns of 4, 5 and 6 rows and on 4 columns of 4 and 5', () => {
    for (const [columns, rows] of [
      [3, 4],
      [3, 5],
      [3, 6],
      [4, 4],
      [4, 5],
    ] as const) {
      expect(stateValue(breakthroughSolver(4_000_000), start(rows, columns))).toBe(1);
    }
  });

  test('the first player loses on 3 columns of 7 rows', { timeout: 120_000 }, () => {
    const nodes = 20_000_000;
    const search = new ProofSearch(nodes);
    const { low, high } = search.bounds(new BreakthroughBoard(start(7, 3)), { low: -1, high: 1, plies: 0 }, 1000, nodes);
    expect([low, high]).toEqual([-1, -1]);
  });

  test('late positions of the usual board are proven', () => {
    const solver = breakthroughSolver(NODES);
    let [positions, known] = [0, 0];
    for (let seed = 0; positions < 20; seed++) {
      const state = strayed(breakthrough, {}, 20, seed);
      if (state === undefined) continue;
      positions++;
      if (solver.moveValues(state) !== undefined) known++;
    }
    expect(known).toBe(positions);
  });

  test('where nodes run out it says that it does not know, and still plays legal moves, never into a loss at once', () => {
    const solver = breakthroughSolver(300);
    expect(solver.moveValues(start(8, 8))).toBeUndefined();
    for (let seed = 0; seed < 60; seed++) {
      const state = strayed(breakthrough, { rows: 6, columns: 5 }, 8 + (seed % 8), seed);
      if (state === undefined) continue;
      const play = solver.play(state);
      const legal = breakthrough.legal(state, 0);
      expect(play.length).toBe(legal.length);
      expect(play.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      const loses = legal.map((id) => losesAtOnce(state, id));
      if (loses.includes(false)) expect(play.some((p, i) => p > 0 && loses[i])).toBe(false);
    }
  });

  test('a board comes back to itself, and two ways to one position meet', () => {
    for (let seed = 0; seed < 100; seed++) {
      const state = strayed(breakthrough, { rows: 7, columns: 4 }, seed % 25, seed);
      if (state === undefined) continue;
      const board = new BreakthroughBoard(state);
      const [low, high, guess] = [board.low, board.high, board.evaluate()];
      for (const id of breakthrough.legal(state, 0)) {
        const child = breakthrough.apply(breakthrough.copy(state), id);
        if (breakthrough.mover(child) === ENDED) continue;
        board.make(id);
        const fresh = new BreakthroughBoard(child);
        expect([board.low, board.high, board.evaluate()]).toEqual([fresh.low, fresh.high, fresh.evaluate()]);
        board.unmake(id);
        expect([board.low, board.high, board.evaluate()]).toEqual([low, high, guess]);
      }
    }
  });
});

/** Whether the other seat can end the game in its favour right after a move. */
function losesAtOnce(state: Breakthrough, id: number): boolean {
  const after = breakthrough.apply(breakthrough.copy(state), id);
  return !after.won && breakthrough.legal(after, 0).some((reply) => breakthrough.apply(breakthrough.copy(after), reply).won);
}
