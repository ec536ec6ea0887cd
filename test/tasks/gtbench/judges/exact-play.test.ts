import { describe, expect, it } from 'vitest';
import { firstSealedAuctionEvent } from '../../../../tasks/gtbench/games/first-sealed-auction.prompt.ts';
import { nimEvent } from '../../../../tasks/gtbench/games/nim.prompt.ts';
import { pigEvent } from '../../../../tasks/gtbench/games/pig.prompt.ts';
import { ticTacToeEvent } from '../../../../tasks/gtbench/games/tic-tac-toe.prompt.ts';
import { exactPlay } from '../../../../tasks/gtbench/judges/exact-play.ts';
import type { Move } from '../../../../tasks/gtbench/match-record.ts';
import { firstSealedAuctionSolver } from '../../../../tasks/gtbench/solvers/first-sealed-auction.ts';
import { nimSolver } from '../../../../tasks/gtbench/solvers/nim.ts';
import { pigSolver } from '../../../../tasks/gtbench/solvers/pig.ts';
import { ticTacToeSolver } from '../../../../tasks/gtbench/solvers/tic-tac-toe.ts';
import { inTurn, verdictsOf } from './verdicts.ts';

// Expected losses of tic-tac-toe and nim: a minimax of its own in Python, move by move over these very games.
describe('tic-tac-toe', () => {
  const judge = exactPlay(ticTacToeEvent, {}, ticTacToeSolver);
  const said = (moves: Move[], more = {}) => verdictsOf(judge, { record: { moves, ...more } });

  it('a drawn position thrown away is a blunder; in a lost one nothing is left to lose', async () => {
    expect(await said(inTurn(4, 1, 0, 8, 3, 5, 6))).toEqual({
      regret: [0, 1 / 3],
      blunder: [0, 1 / 3],
      'missed-win': [0],
    });
  });

  it('a win let go counts against the choices in won positions; a forced last move is no choice', async () => {
    expect(await said(inTurn(4, 1, 7, 0, 2, 6, 3, 5, 8))).toEqual({
      regret: [1 / 4, 1 / 4],
      blunder: [1 / 4, 1 / 4],
      'missed-win': [1],
    });
  });

  it('moves of the opening are nobody’s', async () => {
    expect(await said(inTurn(7, 0, 2, 6, 3, 5, 8), { opening: [4, 1] })).toEqual({
      regret: [1 / 3, 0],
      blunder: [1 / 3, 0],
      'missed-win': [1],
    });
  });

  it('no choices, no verdict; no record, no verdict', async () => {
    expect(await said([])).toEqual({});
    expect(await verdictsOf(judge, { returns: [1, -1] })).toEqual({});
  });
});

it('nim: both seats let a won position go', async () => {
  const judge = exactPlay(nimEvent, nimEvent.game.parameters.parse({}), nimSolver);
  expect(await verdictsOf(judge, { record: { moves: inTurn(27, 6, 1, 10, 1, 1, 0) } })).toEqual({
    regret: [2 / 3, 2 / 3],
    blunder: [1 / 3, 1 / 3],
    'missed-win': [1 / 2, 1 / 2],
  });
});

it('pig: stopping with nothing hands over a start that is worth 0.2311171 to whoever has it', async () => {
  const judge = exactPlay(pigEvent, pigEvent.game.parameters.parse({ target: 20 }), pigSolver);
  const { regret, ...others } = await verdictsOf(judge, {
    record: {
      moves: [
        [0, 1],
        [1, 0],
        [-1, 4],
      ],
    },
  });
  // Value iteration over all states, the horizon left out.
  expect(regret?.[0]).toBeCloseTo(2 * 0.231_117_1, 8);
  expect(regret?.[1]).toBe(0);
  expect(others).toEqual({});
});

describe('the auction', () => {
  const judged = (players: number, moves: Move[]) =>
    verdictsOf(exactPlay(firstSealedAuctionEvent, firstSealedAuctionEvent.game.parameters.parse({ players }), firstSealedAuctionSolver), {
      record: { moves },
    });

  it('a bid costs what it earns less than the best one against bids 0 1 2 2 3 3 4 4 5 5', async () => {
    // Value 10: 9 always wins 1; 5 wins against values to 8 and half against 9 and 10, 0.9 · 5. Value 2: 0 ties with value 1 alone,
    // 0.05 · 2; 1 beats it and ties with value 2, 0.15 · 1.
    const { regret } = await judged(2, [
      [-1, 10],
      [-1, 2],
      [0, 9],
      [1, 0],
      [-1, 0],
    ]);
    expect(regret?.[0]).toBeCloseTo(4.5 - 1, 12);
    expect(regret?.[1]).toBeCloseTo(0.15 - 0.1, 12);
  });

  it('a value of 1 leaves no choice, and three bidders no equilibrium that we know', async () => {
    expect(
      await judged(2, [
        [-1, 1],
        [-1, 4],
        [0, 0],
        [1, 2],
        [-1, 1],
      ]),
    ).toEqual({ regret: [undefined, 0] });
    expect(
      await judged(3, [
        [-1, 5],
        [-1, 4],
        [-1, 3],
        [0, 0],
        [1, 2],
        [2, 2],
        [-1, 1],
      ]),
    ).toEqual({});
  });
});
