import { describe, expect, test } from 'vitest';
import { type Pig, pig } from '../../../../tasks/gtbench/games/pig.ts';
import { MOST_TARGET, pigSolver } from '../../../../tasks/gtbench/solvers/pig.ts';
import { stateValue } from '../../../../tasks/gtbench/solvers/solver.ts';

function at(rules: { target: number; dice?: number }, own: number, other: number, turnTotal: number, seat: 0 | 1 = 0): Pig {
  const state = pig.start(pig.parameters.parse(rules));
  return { ...state, scores: seat === 0 ? [own, other] : [other, own], turnTotal, seat };
}

const chance = (value: number | undefined): number => ((value ?? Number.NaN) + 1) / 2;

/** Winning chances by plain value iteration over every state, each sweep in place, until nothing moves. */
function iterated(target: number, dice: number): (own: number, other: number, total: number) => { roll: number; stop: number } {
  const wins = new Float64Array(target * target * target);
  const win = (own: number, other: number, total: number): number =>
    own + total >= target ? 1 : (wins[(own * target + other) * target + total] as number);
  const values = (own: number, other: number, total: number) => {
    let roll = 1 - win(other, own, 0);
    for (let face = 2; face <= dice; face++) roll += win(own, other, total + face);
    return { roll: roll / dice, stop: own + total >= target ? 1 : 1 - win(other, own + total, 0) };
  };
  for (let moved = 1; moved > 1e-14; ) {
    moved = 0;
    for (let own = target - 1; own >= 0; own--) {
      for (let other = target - 1; other >= 0; other--) {
        for (let total = target - own - 1; total >= 0; total--) {
          const { roll, stop } = values(own, other, total);
          const place = (own * target + other) * target + total;
          moved = Math.max(moved, Math.abs(Math.max(roll, stop) - (wins[place] as number)));
          wins[place] = Math.max(roll, stop);
        }
      }
    }
  }
  return values;
}

describe('pig', () => {
  test('whoever starts wins with the chances that are known for 20 and 100 points', () => {
    expect(chance(stateValue(pigSolver, at({ target: 20 }, 0, 0, 0)))).toBeCloseTo(0.61555855, 9);
    expect(stateValue(pigSolver, at({ target: 20 }, 0, 0, 0))).toBeCloseTo(0.2311171, 9);
    expect(chance(stateValue(pigSolver, at({ target: 100 }, 0, 0, 0)))).toBeCloseTo(0.530592725, 9);
  });

  test.each([
    [20, 6],
    [13, 2],
    [30, 3],
    [17, 10],
    [1, 6],
  ])('to %i with a die of %i: every decision is worth what plain value iteration says', (target, dice) => {
    const values = iterated(target, dice);
    for (let own = 0; own < target; own++) {
      for (let other = 0; other < target; other++) {
        for (let total = 0; total < target - own; total++) {
          const seat = ((own + other + total) % 2) as 0 | 1;
          const [roll, stop] = pigSolver.moveValues(at({ target, dice }, own, other, total, seat)) ?? [];
          const expected = values(own, other, total);
          expect(Math.abs(chance(roll) - expected.roll)).toBeLessThan(1e-12);
          expect(Math.abs(chance(stop) - expected.stop)).toBeLessThan(1e-12);
        }
      }
    }
  });

  test('to 20 with points at risk, stopping short is nowhere strictly better', () => {
    for (let own = 0; own < 20; own++) {
      for (let other = 0; other < 20; other++) {
        for (let total = 1; total < 20 - own; total++) {
          const [roll = 0, stop = 1] = pigSolver.moveValues(at({ target: 20 }, own, other, total)) ?? [];
          expect(stop - roll).toBeLessThan(1e-12);
        }
      }
    }
  });

  test('to 100, the turns of any two scores agree with each other: what one rolls for, the other stops against', () => {
    for (let own = 0; own < 100; own++) {
      for (let other = 0; other < 100; other++) {
        const roll = pigSolver.moveValues(at({ target: 100 }, own, other, 0))?.[0] ?? 9;
        const stop = pigSolver.moveValues(at({ target: 100 }, other, own, 0))?.[1] ?? 9;
        expect(Math.abs(roll + stop)).toBeLessThan(1e-12);
      }
    }
  });

  test('with the points in hand there is one move, and it wins', () => {
    expect(pigSolver.moveValues(at({ target: 20 }, 12, 19, 8))).toEqual([1]);
    expect(pigSolver.moveValues(at({ target: 20 }, 12, 19, 13))).toEqual([1]);
  });

  test('too large a target is not known', () => {
    expect(pigSolver.moveValues(at({ target: MOST_TARGET + 1 }, 0, 0, 0))).toBeUndefined();
  });
});
