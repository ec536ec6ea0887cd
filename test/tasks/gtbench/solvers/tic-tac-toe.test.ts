import { expect, test } from 'vitest';
import { ENDED } from '../../../../harness/core/game.ts';
import { type TicTacToe, ticTacToe } from '../../../../tasks/gtbench/games/tic-tac-toe.ts';
import { stateValue } from '../../../../tasks/gtbench/solvers/solver.ts';
import { ticTacToeSolver } from '../../../../tasks/gtbench/solvers/tic-tac-toe.ts';

/** Every reachable position that is not over, each with its worth to seat 0, by plain search without any symmetry of sides. */
function positions(): Map<string, { state: TicTacToe; worth: number }> {
  const all = new Map<string, { state: TicTacToe; worth: number }>();
  const search = (state: TicTacToe): number => {
    const mover = ticTacToe.mover(state);
    if (mover === ENDED) return ticTacToe.returns(state)[0] as number;
    const key = ticTacToe.stateText(state);
    const known = all.get(key);
    if (known !== undefined) return known.worth;
    const values = ticTacToe.legal(state, mover).map((id) => search(ticTacToe.apply(ticTacToe.copy(state), id)));
    const worth = mover === 0 ? Math.max(...values) : Math.min(...values);
    all.set(key, { state, worth });
    return worth;
  };
  search(ticTacToe.start({}));
  return all;
}

test('every move of all 4520 positions is worth what plain search says; the start is a draw with every move', () => {
  const all = positions();
  expect(all.size).toBe(4520);
  for (const { state, worth } of all.values()) {
    const seat = ticTacToe.mover(state);
    const own = (value: number): number => (seat === 0 ? value : 0 - value);
    const values = ticTacToe.legal(state, seat).map((id) => {
      const after = ticTacToe.apply(ticTacToe.copy(state), id);
      return own(
        ticTacToe.mover(after) === ENDED ? (ticTacToe.returns(after)[0] as number) : (all.get(ticTacToe.stateText(after))?.worth ?? 9),
      );
    });
    expect(ticTacToeSolver.moveValues(state)).toEqual(values);
    expect(stateValue(ticTacToeSolver, state)).toBeCloseTo(own(worth), 12);
  }
  expect(ticTacToeSolver.moveValues(ticTacToe.start({}))).toEqual(Array(9).fill(0));
});
