import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Game } from '../../../harness/core/game.ts';
import { random } from '../../../harness/core/random.ts';
import { kuhnPoker } from '../../../tasks/gtbench/games/kuhn-poker.ts';
import { nim } from '../../../tasks/gtbench/games/nim.ts';
import { prisonersDilemma } from '../../../tasks/gtbench/games/prisoners-dilemma.ts';
import { ticTacToe } from '../../../tasks/gtbench/games/tic-tac-toe.ts';
import { playout } from '../../../tasks/gtbench/playout.ts';
import { type Expectation, expectation, minimax } from './expectation.ts';

const FILE = new URL('../../../../shared/reference/gtbench/random_play_stats.json', import.meta.url);

const starts: Record<string, () => Expectation> = {
  tic_tac_toe: () => expectation(ticTacToe as Game, ticTacToe.start({}), (s) => ticTacToe.stateText(s as never)),
  nim: () => expectation(nim as Game, nim.start(nim.parameters.parse({})), (s) => nim.stateText(s as never)),
  kuhn_poker: () => expectation(kuhnPoker as Game, kuhnPoker.start({ players: 2 }), (s) => kuhnPoker.stateText(s as never)),
};

describe.skipIf(!existsSync(FILE))('exact rates of random play (needs ../shared/reference/gtbench/random_play_stats.json)', () => {
  const exact = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')).exact_uniform_random_play : {};
  it.each(Object.entries(starts))('%s', (name, walk) => {
    const found = walk();
    const { p0_win, draw, p1_win, mean_return0, mean_return1, mean_decisions } = exact[name];
    const expected = [p0_win, draw, p1_win, mean_return0, mean_return1, mean_decisions];
    [found.p0Win, found.draw, found.p1Win, ...found.returns, found.decisions].forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 12);
    });
  });
});

describe('values under best play', () => {
  it('tic-tac-toe is a draw with every first move, over 4520 positions', () => {
    expect(minimax(ticTacToe, ticTacToe.start({}))).toEqual({ value: 0, best: [0, 1, 2, 3, 4, 5, 6, 7, 8], positions: 4520 });
  });

  it.each([
    ['1,3,5,7', true, -1],
    ['1,3,5,7', false, -1],
    ['3,4,5', true, 1],
    ['3,4,5', false, 1],
  ])('nim %s, misère %s: %s', (piles, misere, value) => {
    const found = minimax(nim, nim.start(nim.parameters.parse({ piles, misere })));
    expect(found.value).toBe(value);
    if (value === 1) expect(found.best).toEqual([3]);
  });

  it('nim 1,3,5,7 starts with 16 moves', () => {
    expect(nim.legal(nim.start(nim.parameters.parse({})), 0)).toHaveLength(16);
  });
});

describe('random playouts', () => {
  it.each([
    ['tic-tac-toe', ticTacToe, 0.2968253968],
    ['nim', nim, 0],
    ['kuhn-poker', kuhnPoker, 0.125],
    ['prisoners-dilemma', prisonersDilemma, 32],
  ] as [string, Game, number][])('%s: the mean payoff of seat 0 lies within five standard errors', (_, game, mean) => {
    const parameters = game.parameters.parse({});
    const rng = random('playouts', game.id);
    const n = 40_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const [own = 0] = playout(game, parameters, rng);
      sum += own;
      squares += own * own;
    }
    const error = Math.sqrt((squares / n - (sum / n) ** 2) / n);
    expect(Math.abs(sum / n - mean)).toBeLessThan(5 * error);
  });
});

it('nim with more positions than are kept plays on all the same', () => {
  const parameters = nim.parameters.parse({ piles: '1000,1000,1000,1000,1000,1000,1000,1000,1000,1000' });
  const start = nim.start(parameters);
  expect(nim.legal(start, 0)).toHaveLength(10_000);
  expect(nim.legal(nim.apply(start, 9995), 1)).toHaveLength(9_000);
  expect(playout(nim, parameters, random('huge')).toSorted()).toEqual([-1, 1]);
});

describe('a copy is its own state', () => {
  it.each([ticTacToe, nim, kuhnPoker, prisonersDilemma] as Game[])('$id', (game) => {
    const rng = random('copy', game.id);
    const state = game.start(game.parameters.parse({}));
    const text = game.stateText(state);
    const copy = game.copy(state);
    if (game.applyTogether !== undefined) game.applyTogether(copy, [1, 0]);
    else game.apply(copy, game.chance === undefined ? rng.pick(game.legal(copy, 0)) : (game.chance(copy)[0]?.[0] ?? 0));
    expect(game.stateText(state)).toBe(text);
    expect(game.stateText(copy)).not.toBe(text);
    expect(game.returns(state)).toEqual([0, 0]);
  });
});

describe('impossible parameters', () => {
  it.each([
    [nim, { piles: '' }, /whole number/],
    [nim, { piles: '0,0' }, /at least one pile must hold a match/],
    [nim, { piles: '3,-1' }, /at least 0/],
    [nim, { piles: '3,,5' }, /whole number/],
    [nim, { piles: [] }, /at least one pile/],
    [nim, { piles: '3,4', misere: 'maybe' }, /true or false/],
    [nim, { heaps: '3,4' }, /heaps/],
    [kuhnPoker, { players: '1' }, /at least 2/],
    [kuhnPoker, { players: '11' }, /at most 10/],
    [kuhnPoker, { players: '2.5' }, /whole number/],
    [prisonersDilemma, { stop: '1.1' }, /at most 1/],
    [prisonersDilemma, { stop: '-0.1' }, /at least 0/],
    [prisonersDilemma, { stop: '' }, /number/],
    [prisonersDilemma, { maxRounds: '0' }, /at least 1/],
    [ticTacToe, { size: '4' }, /size/],
  ] as [Game, Record<string, unknown>, RegExp][])('%#: %o', (game, raw, message) => {
    expect(() => game.parameters.parse(raw)).toThrow(message);
  });

  it('reads text and settled values alike', () => {
    const settled = nim.parameters.parse({ piles: '3,4,5', misere: 'False' });
    expect(settled).toEqual({ piles: [3, 4, 5], misere: false });
    expect(nim.parameters.parse(settled)).toEqual(settled);
    expect(prisonersDilemma.parameters.parse({ stop: '0.3' })).toEqual({ stop: 0.3, maxRounds: 9999 });
  });
});
