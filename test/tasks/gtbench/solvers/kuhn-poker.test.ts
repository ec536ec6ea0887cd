import { describe, expect, test } from 'vitest';
import { CHANCE, ENDED } from '../../../../harness/core/game.ts';
import { type KuhnPoker, kuhnPoker } from '../../../../tasks/gtbench/games/kuhn-poker.ts';
import { kuhnPokerSolver } from '../../../../tasks/gtbench/solvers/kuhn-poker.ts';
import { stateValue } from '../../../../tasks/gtbench/solvers/solver.ts';

/** Probability of each action at a state, by what its mover knows. */
type Strategy = (state: KuhnPoker) => readonly number[];

const start = (): KuhnPoker => kuhnPoker.start({ players: 2 });
const after = (state: KuhnPoker, id: number): KuhnPoker => kuhnPoker.apply(kuhnPoker.copy(state), id);
const at = (...ids: number[]): KuhnPoker => ids.reduce((state, id) => kuhnPoker.apply(state, id), start());

/** What seat 0 expects, exactly. */
function expected(state: KuhnPoker, first: Strategy, second: Strategy): number {
  const mover = kuhnPoker.mover(state);
  if (mover === ENDED) return kuhnPoker.returns(state)[0] as number;
  if (mover === CHANCE) {
    return (kuhnPoker.chance?.(state) ?? []).reduce((sum, [id, p]) => sum + p * expected(after(state, id), first, second), 0);
  }
  const play = (mover === 0 ? first : second)(state);
  return [0, 1].reduce((sum, id) => sum + (play[id] as number) * expected(after(state, id), first, second), 0);
}

/** All 64 pure strategies of a seat: a bit for each of its six information texts. */
function pure(seat: number): Strategy[] {
  const texts = ['0', '1', '2'].flatMap((card) => (seat === 0 ? [card, `${card}pb`] : [`${card}p`, `${card}b`]));
  return Array.from({ length: 64 }, (_, bits) => (state: KuhnPoker) => {
    const bet = (bits >> texts.indexOf(kuhnPoker.informationText(state, seat))) & 1;
    return [1 - bet, bet];
  });
}

/** How much both seats could gain together by a best response to the other. */
function nashConv(first: Strategy, second: Strategy): number {
  const best0 = Math.max(...pure(0).map((response) => expected(start(), response, second)));
  const best1 = Math.max(...pure(1).map((response) => -expected(start(), first, response)));
  return best0 + best1;
}

const equilibrium = (alpha: number): Strategy => {
  const solver = kuhnPokerSolver(alpha);
  return (state) => solver.mixture?.(state) ?? [];
};

describe('kuhn poker', () => {
  test('what measures the equilibria knows uniform play: worth 1/8, NashConv 0.916667', () => {
    const uniform: Strategy = () => [0.5, 0.5];
    expect(expected(start(), uniform, uniform)).toBeCloseTo(0.125, 12);
    expect(nashConv(uniform, uniform)).toBeCloseTo(0.916667, 6);
  });

  test.each([0, 0.1, 1 / 6, 0.25, 1 / 3])('alpha %f is an equilibrium worth -1/18 to seat 0', (alpha) => {
    const play = equilibrium(alpha);
    expect(expected(start(), play, play)).toBeCloseTo(-1 / 18, 12);
    expect(nashConv(play, play)).toBeCloseTo(0, 12);
  });

  test('an alpha outside the family is none', () => {
    const play = equilibrium(0.4);
    const clipped: Strategy = (state) => play(state).map((p) => Math.min(1, Math.max(0, p)));
    expect(nashConv(clipped, clipped)).toBeGreaterThan(0.01);
  });

  test.each([0.1, 1 / 6, 1 / 3])('alpha %f: moves are worth what the other seat makes of them, and only best ones are mixed', (alpha) => {
    const solver = kuhnPokerSolver(alpha);
    for (const own of [0, 1, 2]) {
      for (const said of [[], [0], [1], [0, 1]]) {
        const seat = said.length % 2;
        const others = [0, 1, 2].filter((card) => card !== own);
        const [one, other] = others.map((card) => at(...(seat === 0 ? [own, card] : [card, own]), ...said)) as [KuhnPoker, KuhnPoker];
        const values = solver.moveValues(one) ?? [];
        expect(solver.moveValues(other)).toEqual(values);
        expect(solver.mixture?.(other)).toEqual(solver.mixture?.(one));
        solver.mixture?.(one)?.forEach((p, id) => {
          if (p > 0) expect(values[id]).toBeCloseTo(Math.max(...values), 12);
        });
      }
    }
    const worth = [0, 1, 2].map((card) => stateValue(solver, at(card, (card + 1) % 3)) ?? 9);
    expect(worth.reduce((sum, value) => sum + value, 0) / 3).toBeCloseTo(-1 / 18, 12);
  });

  test('values by hand: calling with the Jack throws a chip after the lost one, folding the King gives three away', () => {
    const solver = kuhnPokerSolver(1 / 3);
    const close = (state: KuhnPoker, values: number[]) =>
      values.forEach((value, id) => {
        expect(solver.moveValues(state)?.[id]).toBeCloseTo(value, 12);
      });
    close(at(1, 0, 1), [-1, -2]);
    close(at(0, 2, 1), [-1, 2]);
    // The Queen opens: a bet is called by the King alone, and the Jack folds.
    close(at(1, 2), [-1 / 3, -1 / 2]);
  });

  test('what the other seat never does is worth nothing known: bets where alpha is 0', () => {
    expect(kuhnPokerSolver(0).moveValues(at(0, 1, 1))).toBeUndefined();
    expect(kuhnPokerSolver(0).mixture?.(at(0, 1, 1))?.[1]).toBeCloseTo(1 / 3, 12);
  });

  test('three seats are left to others', () => {
    const three = [0, 1, 2].reduce((state, id) => kuhnPoker.apply(state, id), kuhnPoker.start({ players: 3 }));
    expect(kuhnPokerSolver(1 / 3).moveValues(three)).toBeUndefined();
    expect(kuhnPokerSolver(1 / 3).mixture?.(three)).toBeUndefined();
  });
});
