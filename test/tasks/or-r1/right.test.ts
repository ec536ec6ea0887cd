import { describe, expect, test } from 'vitest';
import { labelled } from '../../../tasks/or-r1/label.ts';
import { asThePaper, strictly, targetOf } from '../../../tasks/or-r1/right.ts';
import { roundHalfEven } from '../../../tasks/or-r1/round-half-even.ts';
import { voteKey } from '../../../tasks/or-r1/vote-key.ts';

describe('strictly', () => {
  test('an objective counts within 1e-4 of the label, 1e-6 near zero, or within the rounding of labels', () => {
    expect(strictly(10_001, 10_000)).toBe('right');
    expect(strictly(10_001.1, 10_000)).toBe('wrong value');
    expect(strictly(-10_001, -10_000)).toBe('right');
    expect(strictly(1e-6, 0)).toBe('right');
    expect(strictly(2e-6, 0)).toBe('wrong value');
    expect(strictly(2 / 3, 0.67)).toBe('wrong value');
    expect(strictly(2 / 3, 0.67, 2)).toBe('right');
    expect(strictly(0.675, 0.67, 2)).toBe('right');
    expect(strictly(0.6752, 0.67, 2)).toBe('wrong value');
    expect(strictly('not finite', 3)).toBe('wrong value');
  });

  test('a problem without a solution must be shown to have none, of the kind that the label names', () => {
    expect(strictly('infeasible', 'infeasible')).toBe('right');
    expect(strictly('unbounded', 'infeasible')).toBe('wrong status');
    expect(strictly('infeasible or unbounded', 'unbounded')).toBe('right');
    expect(['infeasible', 'unbounded', 'infeasible or unbounded'].map((word) => strictly(word as never, 'none'))).toEqual(
      Array(3).fill('right'),
    );
    expect(strictly(0, 'infeasible')).toBe('wrong status');
    expect(strictly('not finite', 'none')).toBe('wrong status');
    expect(strictly('infeasible', 12)).toBe('wrong status');
  });
});

describe("the paper's rule", () => {
  test('rounds both sides to whole numbers, halves to even, as Python does', () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 2.4999, 1e30].map(roundHalfEven)).toEqual([0, 2, 2, 0, -2, -2, 2, 1e30]);
    expect(asThePaper(2.5, 1.5)).toBe('right');
    expect(asThePaper(-0.5, 0.22)).toBe('right');
    expect(asThePaper(0.51, 0.22)).toBe('wrong value');
  });

  test('then takes 5 % of the label, whatever its sign', () => {
    expect(asThePaper(105, 100)).toBe('right');
    expect(asThePaper(105.5, 100)).toBe('wrong value');
    expect(asThePaper(-105, -100)).toBe('right');
    expect(asThePaper(1, 0)).toBe('wrong value');
  });

  test('no solution matches its words alone, and what is not finite is wrong', () => {
    expect(asThePaper('none', 'none')).toBe('right');
    expect(asThePaper(5, 'none')).toBe('wrong status');
    expect(asThePaper('none', -99999)).toBe('wrong status');
    expect(asThePaper('not finite', 5)).toBe('wrong value');
  });
});

describe('labels', () => {
  const target = (label: string | number, compat: boolean) => {
    const reading = labelled(label, compat);
    return reading.ok ? targetOf(voteKey(reading.value, compat)) : reading.reason;
  };

  test('keep what judges need on their way through a key', () => {
    expect(target(0.22, false)).toBe(0.22);
    expect(target('3050.0', false)).toBe(3050);
    expect(target(2.5, true)).toBe(2);
    expect(target(4.08e35, false)).toBe(4.08e35);
    expect(target(-0.0, true)).toBe(0);
    expect(target('unbounded', false)).toBe('unbounded');
  });

  test('-99999 stands for no solution, which the paper does not know', () => {
    expect([target(-99999, false), target(-99999, true)]).toEqual(['none', -99999]);
    expect([target('No Best Solution', false), target('No Best Solution', true), target('infeasible', true)]).toEqual([
      'none',
      'none',
      'none',
    ]);
  });

  test('are refused where no answer could be compared with them', () => {
    for (const label of ['twelve', '', '1e999', 'NaN']) expect(target(label, false)).toMatch(/^expected a number/);
  });
});
