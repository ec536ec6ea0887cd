import { describe, expect, test } from 'vitest';
import { ENDED } from '../../../../harness/core/game.ts';
import { random } from '../../../../harness/core/random.ts';
import { type ConnectFour, connectFour } from '../../../../tasks/gtbench/games/connect-four.ts';
import { connectFourSolver } from '../../../../tasks/gtbench/solvers/connect-four.ts';
import { ConnectFourBoard } from '../../../../tasks/gtbench/solvers/connect-four-board.ts';
import { proofSolver } from '../../../../tasks/gtbench/solvers/proof-solver.ts';
import { plainSearch, strayed } from './plain-search.ts';

const NODES = 200_000;
const start = (raw: object = {}): ConnectFour => connectFour.start(connectFour.parameters.parse(raw));
const played = (columns: readonly number[], raw: object = {}): ConnectFour =>
  columns.reduce((s, id) => connectFour.apply(s, id), start(raw));

describe('connect four by proof search', () => {
  test('late positions of the full board are proven, and every move is worth what plain search says', () => {
    const plain = plainSearch(connectFour);
    const solver = connectFourSolver(NODES);
    const seen = { '-1': 0, '0': 0, '1': 0 };
    let positions = 0;
    for (let seed = 0; positions < 60; seed++) {
      const state = strayed(connectFour, {}, 31, seed);
      if (state === undefined) continue;
      positions++;
      const values = solver.moveValues(state);
      expect(values).toEqual(plain(state));
      for (const value of values ?? []) seen[String(value) as '0']++;
      const best = Math.max(...(values ?? []));
      solver.play(state).forEach((p, i) => {
        if (p > 0) expect(values?.[i]).toBe(best);
      });
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
  });

  test.each([
    { rows: 4, columns: 4, inRow: 3 },
    { rows: 3, columns: 5, inRow: 3 },
    { rows: 5, columns: 3, inRow: 4 },
    { rows: 2, columns: 6, inRow: 4 },
    { rows: 3, columns: 3, inRow: 2 },
    { rows: 6, columns: 1, inRow: 3 },
  ])('$rows rows, $columns columns, $inRow in a row: positions at every stage agree with plain search', (size) => {
    const plain = plainSearch(connectFour);
    const solver = connectFourSolver(NODES);
    for (let plies = 0; plies < size.rows * size.columns; plies++) {
      for (const seed of [1, 2, 3, 4, 5]) {
        const state = strayed(connectFour, size, plies, seed);
        if (state !== undefined) expect(solver.moveValues(state)).toEqual(plain(state));
      }
    }
  });

  /** Values of small boards are John Tromp's, "John's Connect Four Playground". */
  test('4 × 4 is a draw whatever the first move; on 4 rows of 6 the second player wins', () => {
    expect(connectFourSolver(NODES).moveValues(start({ rows: 4, columns: 4 }))).toEqual([0, 0, 0, 0]);
    expect(connectFourSolver(8_000_000).moveValues(start({ rows: 4, columns: 6 }))).toEqual([-1, -1, -1, -1, -1, -1]);
  });

  test('wins at once, wins in two by an open three, and stops the other from either', () => {
    const solver = connectFourSolver(2_000);
    expect(solver.play(played([0, 6, 1, 6, 2, 6]))).toEqual([0, 0, 0, 1, 0, 0, 0]);
    expect(solver.play(played([2, 2, 3, 3]))).toEqual([0, 0.5, 0, 0, 0.5, 0, 0]);
    expect(solver.play(played([0, 6, 1, 6, 2]))).toEqual([0, 0, 0, 1, 0, 0, 0]);
    const held = solver.play(played([2, 2, 3]));
    held.forEach((p, column) => {
      if (p > 0) expect([1, 4]).toContain(column);
    });
  });

  test('plays out a proven win against any defence', () => {
    const solver = connectFourSolver(NODES);
    for (let game = 0; game < 10; game++) {
      const rng = random('defence', game);
      let state = played([2, 2, 3, 3]);
      while (connectFour.mover(state) !== ENDED) {
        const seat = connectFour.mover(state);
        const legal = connectFour.legal(state, seat);
        state = connectFour.apply(state, seat === 0 ? (legal[rng.weighted(solver.play(state))] as number) : rng.pick(legal));
      }
      expect(connectFour.returns(state)).toEqual([1, -1]);
      expect(state.moves.length).toBe(7);
    }
  });

  test('where nodes run out it says that it does not know, and plays on by a guess that sees plain threats', () => {
    const solver = connectFourSolver(500);
    expect(solver.moveValues(start())).toBeUndefined();
    const opening = solver.play(start());
    expect(opening.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    expect(opening[0]).toBe(0);
    expect(connectFourSolver(1).play(played([0, 6, 1, 6, 2]))).toEqual([0, 0, 0, 1, 0, 0, 0]);
  });

  test('plays alike however often it is asked, whatever it was asked before', () => {
    const state = played([3, 3, 3, 2]);
    const solver = connectFourSolver(20_000);
    const first = solver.play(state);
    solver.play(played([3, 3, 3]));
    expect(solver.play(state)).toEqual(first);
    expect(connectFourSolver(20_000).play(state)).toEqual(first);
  });

  test('looks at no more positions than it may, and a tenth more for its guess', () => {
    let looks = 0;
    class Counted extends ConnectFourBoard {
      override settled(): 0 | 1 | undefined {
        looks++;
        return super.settled();
      }
    }
    const nodes = 10_000;
    const counted = proofSolver(connectFour, (state) => new Counted(state), nodes);
    expect(counted.moveValues(start())).toBeUndefined();
    expect(looks).toBe(nodes);
    looks = 0;
    counted.play(start());
    // Each of the seven moves is looked at once whatever the limit.
    expect(looks).toBe(nodes + nodes / 10 + 7);
  });

  test('a board comes back to itself: cells, mover and hash', () => {
    for (let seed = 0; seed < 50; seed++) {
      const state = strayed(connectFour, {}, 10, seed);
      if (state === undefined) continue;
      const board = new ConnectFourBoard(state);
      const [low, high, guess] = [board.low, board.high, board.evaluate()];
      for (const column of connectFour.legal(state, 0)) {
        const child = connectFour.apply(connectFour.copy(state), column);
        if (connectFour.mover(child) === ENDED) continue;
        board.make(column);
        const fresh = new ConnectFourBoard(child);
        expect([board.low, board.high, board.evaluate()]).toEqual([fresh.low, fresh.high, fresh.evaluate()]);
        board.unmake(column);
        expect([board.low, board.high, board.evaluate()]).toEqual([low, high, guess]);
      }
    }
  });
});
