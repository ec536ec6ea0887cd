import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random } from '../../../harness/core/random.ts';
import { type BradleyTerry, bradleyTerry, type Estimate, type Pairing } from '../../../harness/stats/bradley-terry.ts';
import { DEAL_MOMENTS, type Deal, type DealMoments, momentsOf, type PairDeals } from '../../../harness/stats/deal-moments.ts';

interface Played {
  readonly pairings: readonly Pairing[];
  readonly deals: readonly PairDeals[];
}

/** n matches with s points: as many wins as fit, one draw where a half is left. */
function pairing(first: number, second: number, deals: readonly (readonly [number, number])[]): Pairing {
  const sum = (of: (n: number, s: number) => number) => deals.reduce((total, [n, s]) => total + of(n, s), 0);
  const [wins, draws] = [sum((_, s) => Math.floor(s)), sum((_, s) => 2 * (s % 1))];
  return { first, second, wins, draws, losses: sum((n) => n) - wins - draws };
}

/** Both seatings of two players. */
function played(first: number, second: number, deals: readonly Deal[]): Played {
  const moments = Object.fromEntries(DEAL_MOMENTS.map((name) => [name, deals.reduce((sum, deal) => sum + momentsOf(deal)[name], 0)]));
  return {
    pairings: [
      pairing(
        first,
        second,
        deals.map(([n1, s1]) => [n1, s1]),
      ),
      pairing(
        second,
        first,
        deals.map(([, , n2, s2]) => [n2, s2]),
      ),
    ],
    deals: [{ first, second, moments: moments as DealMoments }],
  };
}

const rated = (players: number, all: readonly Played[], prior?: number): BradleyTerry =>
  bradleyTerry(
    all.flatMap(({ pairings }) => pairings),
    players,
    { deals: all.flatMap(({ deals }) => deals), ...(prior === undefined ? {} : { prior }) },
  );

/** Half an interval. */
const half = ({ interval }: Estimate): number => (interval === null ? Number.NaN : (interval.high - interval.low) / 2);
const times = <T>(count: number, value: T): T[] => new Array<T>(count).fill(value);

// So wide a prior that it says nothing: the regressions have none.
const NONE = 1e5;

describe('beside statsmodels 0.15.0 on 1, ½ and 0 a match, with e_first − e_second and a constant', () => {
  test('two players: deviations by deal', () => {
    const fitted = rated(2, [played(0, 1, TWELVE)], NONE);
    const difference = fitted.difference(0, 1);
    // GLM(…, Binomial()).rated(cov_type='cluster', cov_kwds={'groups': deal, 'use_correction': False}, tol=1e-14); 400/ln 10 · params / 2, bse
    expect(fitted.advantage?.points).toBeCloseTo(51.14140337546476, 4);
    expect(difference.points).toBeCloseTo(119.24608953344762, 4);
    // Student's with 11 degrees of freedom: scipy 1.17.1, t.ppf(0.975, 11).
    const scale = 2.200985160091639 * Math.sqrt(12 / 11);
    expect(half(difference) / scale).toBeCloseTo(55.73822559680374, 3);
    expect(half(fitted.advantage as Estimate) / scale).toBeCloseTo(60.923448578518745, 3);
    expect(difference.freedom).toBeCloseTo(11, 3);
  });

  test('three players, every contest as expected: deviations by deal, degrees of freedom over pairs', () => {
    const fitted = rated(3, [played(0, 1, PAIR_01), played(2, 1, turned(PAIR_12)), played(0, 2, PAIR_02)], NONE);
    expect(fitted.difference(2, 1).points).toBeCloseTo(400 * Math.log10(2), 3);
    // bse of the contrasts as above; t.ppf(0.975, 6) and t.ppf(0.975, 11)
    const factor = Math.sqrt(5 / 4);
    expect(half(fitted.difference(1, 0)) / (2.4469118511449786 * factor)).toBeCloseTo(76.53541441124716, 3);
    expect(half(fitted.difference(2, 1)) / (2.200985160091639 * factor)).toBeCloseTo(58.85077887349713, 3);
    // Σ over pairs, worked out in numpy 2.4.6 from mu and the residuals
    expect(fitted.difference(1, 0).freedom).toBeCloseTo(6.380947619544636, 4);
    expect(fitted.difference(2, 1).freedom).toBeCloseTo(11.604254579756212, 4);
  });

  test('the score test by deal', () => {
    const fitted = rated(2, [played(0, 1, EIGHT)], NONE);
    // score and hessian of the GLM where the two are equal, S_crosssection(score_obs, deal) · 8 / 7 between, scipy's norm.sf
    expect(fitted.pValue(0, 1)).toBeCloseTo(P_EIGHT, 6);
  });
});

describe('intervals by deal', () => {
  test('lopsided deals played in both seatings tell players apart better, the same match over and over worse', () => {
    // Six deals that the first seat wins whoever sits there, six that the second wins, three that tell the players apart.
    const lopsided = rated(2, [
      played(0, 1, [...times(6, [1, 1, 1, 1] as Deal), ...times(6, [1, 0, 1, 0] as Deal), [1, 1, 1, 0], [1, 1, 1, 0], [1, 0, 1, 1]]),
    ]);
    const repeated = rated(2, [played(0, 1, [...times(6, [5, 5, 5, 0] as Deal), ...times(6, [5, 0, 5, 5] as Deal)])]);
    const independent = (of: readonly Pairing[]) => half(bradleyTerry(of, 2).difference(0, 1));
    expect(half(lopsided.difference(0, 1))).toBeLessThan(
      independent([
        { first: 0, second: 1, wins: 8, draws: 0, losses: 7 },
        { first: 1, second: 0, wins: 7, draws: 0, losses: 8 },
      ]),
    );
    expect(half(repeated.difference(0, 1))).toBeGreaterThan(
      2.5 * independent([0, 1].map((first) => ({ first, second: 1 - first, wins: 30, draws: 0, losses: 30 }))),
    );
  });

  test.each([
    ['won all', [1, 1, 1, 0]],
    ['every deal split', [1, 1, 1, 1]],
    ['every match drawn', [1, 0.5, 1, 0.5]],
    ['every deal split, five epochs', [5, 5, 5, 5]],
  ] as [string, Deal][])('%s: an interval all the same', (_, deal) => {
    for (const count of [2, 5, 30]) expect(half(rated(2, [played(0, 1, times(count, deal))]).difference(0, 1))).toBeGreaterThan(9);
  });

  test('few deals never tell players apart, however often they are played', () => {
    for (const count of [2, 3, 4]) expect(rated(2, [played(0, 1, times(count, [50, 50, 50, 0]))]).pValue(0, 1)).toBeGreaterThan(0.05);
    expect(rated(2, [played(0, 1, times(6, [1, 1, 1, 0]))]).pValue(0, 1)).toBeLessThan(0.05);
  });

  test('one deal says nothing of how deals differ: its matches count as independent', () => {
    const { pairings, deals } = played(0, 1, [[20, 14, 20, 9]]);
    const difference = bradleyTerry(pairings, 2, { deals }).difference(0, 1);
    expect(difference).toEqual(bradleyTerry(pairings, 2).difference(0, 1));
    expect(difference.freedom).toBe(Number.POSITIVE_INFINITY);
  });

  test('deals of one match each are independent matches, by G / (G − 1) and Student', () => {
    const { pairings, deals } = played(0, 1, [...times(25, [1, 1, 0, 0] as Deal), ...times(15, [1, 0, 0, 0] as Deal), ...SINGLE]);
    const alone = bradleyTerry(pairings, 2, { prior: NONE }).difference(0, 1);
    const dealt = bradleyTerry(pairings, 2, { prior: NONE, deals }).difference(0, 1);
    // t.ppf(0.975, 79) and norm.ppf(0.975)
    expect(half(dealt) / half(alone)).toBeCloseTo((Math.sqrt(80 / 79) * 1.9904502102301287) / 1.959963984540054, 3);
  });

  test('games of a player against itself change nothing between players', () => {
    const pair = played(0, 1, TWELVE);
    const itself = { pairings: [{ first: 1, second: 1, wins: 3, draws: 0, losses: 1 }], deals: played(1, 1, SELF).deals };
    const [bare, more] = [[pair], [pair, itself]].map((all) =>
      bradleyTerry(
        all.flatMap(({ pairings }) => pairings),
        2,
        { advantage: false, deals: all.flatMap(({ deals }) => deals) },
      ).difference(0, 1),
    ) as [Estimate, Estimate];
    expect(half(more)).toBeCloseTo(half(bare), 6);
  });

  test('do not depend on which player is named first', () => {
    const deal = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3)).map(([a, b, c, d]): Deal => [Math.max(a, b), b, Math.max(c, d), d]);
    fc.assert(
      fc.property(fc.array(deal, { minLength: 2, maxLength: 9 }), (deals) => {
        const [one, other] = [rated(2, [played(0, 1, deals)]), rated(2, [played(1, 0, turned(deals))])];
        expect(other.pValue(0, 1)).toBeCloseTo(one.pValue(0, 1), 9);
        if (one.difference(0, 1).interval) expect(half(other.difference(0, 1))).toBeCloseTo(half(one.difference(0, 1)), 6);
      }),
    );
  });

  test('deals of other games than the pairings, and a pair that comes twice, are refused', () => {
    const { pairings, deals } = played(0, 1, TWELVE);
    expect(() => bradleyTerry(pairings.slice(1), 2, { deals })).toThrow(RangeError);
    expect(() => bradleyTerry(pairings, 2, { deals: [...deals, ...deals] })).toThrow(RangeError);
  });

  test('95 % intervals cover and the 5 % test holds where deals suit one player more than the other', () => {
    const rng = random('deals that suit');
    const rounds = 300;
    const tally = { covered: 0, coveredAlone: 0, falseAlarms: 0 };
    for (let round = 0; round < rounds; round++) {
      const deals = Array.from({ length: 20 }, (): Deal => {
        const lean = rng.weighted([1, 1]) === 0 ? 1.5 : -1.5;
        const points = (odds: number) => times(5, 0).reduce((sum) => sum + rng.weighted([1, Math.exp(odds)]), 0);
        return [5, points(0.3 + lean), 5, points(0.3 - lean)];
      });
      const all = played(0, 1, deals);
      const covers = ({ interval }: Estimate) => Number(interval !== null && interval.low <= 0 && 0 <= interval.high);
      tally.covered += covers(rated(2, [all]).difference(0, 1));
      tally.coveredAlone += covers(bradleyTerry(all.pairings, 2).difference(0, 1));
      tally.falseAlarms += Number(rated(2, [all]).pValue(0, 1) < 0.05);
    }
    // Binomial, 300 rounds: standard deviation 1.3 points of a percent; three of them.
    expect(tally.covered / rounds).toBeGreaterThan(0.912);
    expect(tally.covered / rounds).toBeLessThan(0.988);
    expect(tally.falseAlarms / rounds).toBeLessThan(0.088);
    expect(tally.coveredAlone / rounds).toBeLessThan(0.8);
  });
});

/** The same deals, named after the other player. */
function turned(deals: readonly Deal[]): Deal[] {
  return deals.map(([n1, s1, n2, s2]) => [n2, s2, n1, s1]);
}

const TWELVE: readonly Deal[] = [
  [3, 3, 3, 0],
  [3, 2.5, 3, 1],
  [3, 3, 3, 3],
  [3, 1, 3, 0],
  [2, 0.5, 3, 2.5],
  [3, 2, 1, 0],
  [3, 3, 3, 2.5],
  [3, 0, 3, 1],
  [3, 3, 3, 0],
  [3, 2, 3, 1.5],
  [1, 1, 0, 0],
  [3, 3, 3, 1],
];

// Odds of 1 to 1, 4 to 1 and 1 to 2, 8 to 1: players of strengths 1, 2, 4 where sitting first doubles the odds.
const PAIR_01: readonly Deal[] = [
  [2, 2, 2, 1],
  [2, 0, 3, 3],
  [2, 1, 2, 2],
  [2, 2, 1, 1],
  [2, 0, 2, 1],
];
const PAIR_12: readonly Deal[] = [
  [3, 1, 2, 2],
  [1, 1, 2, 2],
  [2, 0, 1, 0],
  [2, 2, 3, 2.5],
  [2, 1, 2, 1.5],
];
const PAIR_02: readonly Deal[] = [
  [3, 0, 4, 4],
  [3, 2, 3, 2],
  [2, 0.5, 4, 3.5],
  [2, 1, 4, 4],
  [2, 0.5, 3, 2.5],
];

// First seats score half in all, so where the players are equal a match is even.
const EIGHT: readonly Deal[] = [
  [2, 2, 2, 0],
  [2, 1.5, 2, 0.5],
  [2, 0.5, 2, 1.5],
  [2, 2, 2, 0],
  [2, 2, 2, 1],
  [2, 1, 2, 0],
  [2, 1.5, 2, 0],
  [2, 1, 2, 1.5],
];
const P_EIGHT = 0.08551192566266935;

const SINGLE: readonly Deal[] = [...times(18, [0, 0, 1, 1] as Deal), ...times(22, [0, 0, 1, 0] as Deal)];
const SELF: readonly Deal[] = [
  [2, 2, 0, 0],
  [2, 1, 0, 0],
];
