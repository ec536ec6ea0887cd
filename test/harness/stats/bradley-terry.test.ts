import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random } from '../../../harness/core/random.ts';
import { bradleyTerry, type Pairing } from '../../../harness/stats/bradley-terry.ts';

const pairing = (first: number, second: number, wins: number, draws: number, losses: number): Pairing => ({
  first,
  second,
  wins,
  draws,
  losses,
});
const points = (fit: ReturnType<typeof bradleyTerry>) => fit.ratings.map((rating) => rating.points);
const halfWidth = (estimate: { interval: { low: number; high: number } | null } | null | undefined) =>
  estimate?.interval ? (estimate.interval.high - estimate.interval.low) / 2 : Number.NaN;
const Z = 1.959963984540054;

test('agrees with choix on ratings with the prior and without a seat term', () => {
  const games = [pairing(0, 1, 7, 0, 3), pairing(1, 2, 6, 0, 2), pairing(0, 2, 9, 0, 1), pairing(2, 3, 4, 0, 4), pairing(0, 3, 5, 0, 0)];
  const fit = bradleyTerry(games, 4, { advantage: false });
  // choix 0.4.1: opt_pairwise(4, data, alpha=(400/ln 10/1000)²/2, method='Newton-CG', tol=1e-12), as 1000 + 400/ln 10·(θ − mean)
  [1248.333326887293, 1076.958553646446, 853.191023369091, 821.51709609717].forEach((expected, player) => {
    expect(points(fit)[player]).toBeCloseTo(expected, 6);
  });
  // Its PairwiseFcts(data, alpha).hessian(θ), inverted by numpy 2.4.6: deviation of θ − mean
  [78.69411219424255, 78.78275881027189, 65.47487907699829, 94.36755293928356].forEach((expected, player) => {
    expect(halfWidth(fit.ratings[player])).toBeCloseTo(Z * expected, 3);
  });
  expect(fit.advantage).toBeNull();
});

test('agrees with a logistic regression on ratings, the first seat, deviations and score tests', () => {
  const games = [
    pairing(0, 1, 12, 0, 8),
    pairing(1, 0, 9, 0, 11),
    pairing(0, 2, 15, 0, 5),
    pairing(2, 0, 7, 0, 13),
    pairing(1, 2, 11, 0, 9),
    pairing(2, 1, 10, 0, 10),
    pairing(2, 3, 14, 0, 6),
    pairing(3, 2, 5, 0, 15),
  ];
  // So wide a prior that it says nothing: the regression has none.
  const fit = bradleyTerry(games, 4, { prior: 1e8 });
  // statsmodels 0.15.0: GLM(wins and losses, e_first − e_second and a constant, Binomial()).fit(tol=1e-14)
  [1121.326880976558, 1043.653044245842, 1001.84511504912, 833.17495972848].forEach((expected, player) => {
    expect(points(fit)[player]).toBeCloseTo(expected, 6);
  });
  [34.63581709512902, 33.842733163490266, 25.29549058693824, 50.35509900486699].forEach((expected, player) => {
    expect(halfWidth(fit.ratings[player])).toBeCloseTo(Z * expected, 3);
  });
  expect(fit.advantage?.points).toBeCloseTo(14.38381804289554, 6);
  expect(halfWidth(fit.advantage)).toBeCloseTo(Z * 28.880998707724267, 6);
  // GLM(…, first and second merged).score_test(params, exog_extra=the second's column)
  expect(fit.pValue(0, 1)).toBeCloseTo(0.090263737448, 6);
  expect(fit.pValue(0, 2)).toBeCloseTo(0.009735449698, 6);
  expect(fit.pValue(3, 1)).toBeCloseTo(0.005188698604, 6);
});

test('draws narrow the intervals as the fractional regression’s robust deviations do', () => {
  const fit = bradleyTerry([pairing(0, 1, 9, 16, 5), pairing(1, 0, 11, 17, 2)], 2, { prior: 1e5 });
  // statsmodels 0.15.0: GLM(1, ½ and 0 a game, Binomial()).fit(cov_type='HC0', tol=1e-14)
  expect(fit.difference(0, 1).points).toBeCloseTo(-30.467948644229, 4);
  expect(fit.advantage?.points).toBeCloseTo(77.070176272803, 4);
  expect(halfWidth(fit.difference(0, 1))).toBeCloseTo(Z * 29.750729932887, 4);
});

test('nothing but draws is evidence, not certainty', () => {
  const fit = bradleyTerry([pairing(0, 1, 0, 50, 0), pairing(1, 0, 0, 50, 0)], 2);
  expect(points(fit)).toEqual([1000, 1000]);
  const undrawn = bradleyTerry([pairing(0, 1, 25, 0, 25), pairing(1, 0, 25, 0, 25)], 2);
  expect(halfWidth(fit.difference(0, 1))).toBeGreaterThan(5);
  expect(halfWidth(fit.difference(0, 1))).toBeLessThan(halfWidth(undrawn.difference(0, 1)) / 3);
});

test('one that won everything has a finite rating, and the difference is seen', () => {
  const fit = bradleyTerry([pairing(0, 1, 10, 0, 0), pairing(1, 0, 0, 0, 10)], 2);
  expect(points(fit)[0]).toBeGreaterThan(1200);
  expect(points(fit)[0]).toBeLessThan(2500);
  expect(fit.pValue(0, 1)).toBeLessThan(0.001);
  expect(fit.pValue(0, 1)).toBe(fit.pValue(1, 0));
});

test('players that no chain of games connects are reported and not compared', () => {
  const fit = bradleyTerry([pairing(0, 3, 8, 0, 2), pairing(3, 0, 2, 0, 8), pairing(1, 4, 1, 0, 9), pairing(2, 0, 0, 0, 0)], 5);
  expect(fit.components).toEqual([0, 1, 2, 0, 1]);
  expect(fit.difference(0, 4).interval).toBeNull();
  expect(fit.pValue(0, 4)).toBe(1);
  expect(fit.ratings[2]).toEqual({ points: 1000, interval: null, freedom: 0 });
  expect((points(fit)[0] ?? 0) + (points(fit)[3] ?? 0)).toBeCloseTo(2000, 6);
  expect(bradleyTerry([], 0).ratings).toEqual([]);
  expect(bradleyTerry([], 2).advantage).toEqual({ points: 0, interval: null, freedom: 0 });
});

test('games of a player against itself tell of the first seat and of nothing else', () => {
  const games = [pairing(0, 1, 8, 0, 4), pairing(1, 0, 5, 0, 7)];
  const itself = pairing(0, 0, 30, 0, 10);
  const bare = bradleyTerry(games, 2, { advantage: false });
  const more = bradleyTerry([...games, itself], 2, { advantage: false });
  expect(more.difference(0, 1).points).toBeCloseTo(bare.difference(0, 1).points, 6);
  expect(halfWidth(more.difference(0, 1))).toBeCloseTo(halfWidth(bare.difference(0, 1)), 6);
  // 3 wins to 1 are odds of 3: 400·log10(3) points, by the prior's little pull towards 0.
  const seat = bradleyTerry([itself], 1).advantage?.points ?? 0;
  expect(seat).toBeLessThan(400 * Math.log10(3));
  expect(seat).toBeGreaterThan(400 * Math.log10(3) - 2);
});

test('refuses pairings of players that are not there and counts that are none', () => {
  for (const bad of [pairing(0, 2, 1, 0, 0), pairing(-1, 0, 1, 0, 0), pairing(0, 1, -1, 0, 0), pairing(0, 1, Number.NaN, 0, 0)]) {
    expect(() => bradleyTerry([bad], 2)).toThrow(RangeError);
  }
});

const count = fc.integer({ min: 0, max: 12 });
const games = (players: number) =>
  fc.array(
    fc.record({
      first: fc.integer({ min: 0, max: players - 1 }),
      second: fc.integer({ min: 0, max: players - 1 }),
      wins: count,
      draws: count,
      losses: count,
    }),
    { minLength: 1, maxLength: 12 },
  );

test('ratings, intervals and p-values do not depend on the order of the games nor on the numbers of the players', () => {
  const cases = games(5).chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length }),
      fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
    ),
  );
  fc.assert(
    fc.property(cases, ([list, shuffled, names]) => {
      const named = (player: number) => names[player] as number;
      const fit = bradleyTerry(list, 5);
      const other = bradleyTerry(
        shuffled.map((game) => ({ ...game, first: named(game.first), second: named(game.second) })),
        5,
      );
      fit.ratings.forEach((rating, player) => {
        const same = other.ratings[named(player)];
        expect(same?.points).toBeCloseTo(rating.points, 5);
        if (rating.interval) expect(same?.interval?.low).toBeCloseTo(rating.interval.low, 4);
      });
      expect(other.pValue(named(0), named(1))).toBeCloseTo(fit.pValue(0, 1), 6);
    }),
  );
});

test('games that mirror each other give equal ratings', () => {
  fc.assert(
    fc.property(count, count, count, (wins, draws, losses) => {
      const fit = bradleyTerry([pairing(0, 1, wins, draws, losses), pairing(1, 0, wins, draws, losses)], 2);
      expect(points(fit)[0]).toBeCloseTo(1000, 6);
      if (wins + draws + losses > 0) expect(fit.pValue(0, 1)).toBeCloseTo(1, 6);
      if (wins > losses) expect(fit.advantage?.points).toBeGreaterThan(0);
    }),
  );
});

test('95 % intervals and the 5 % test keep their promise on simulated games, a third of them drawn', () => {
  const rng = random('coverage');
  const strengths = [0, 0, 0.6, -0.6];
  const rounds = 400;
  let covered = 0;
  let falseAlarms = 0;
  for (let round = 0; round < rounds; round++) {
    const played: Pairing[] = [];
    for (let first = 0; first < 4; first++) {
      for (let second = 0; second < 4; second++) {
        if (first === second) continue;
        const p = 1 / (1 + Math.exp((strengths[second] as number) - (strengths[first] as number) - 0.3));
        // A draw takes from both sides alike, so the mean stays p.
        const drawn = 0.7 * Math.min(p, 1 - p);
        const tally = [0, 0, 0];
        for (let game = 0; game < 30; game++) {
          const outcome = rng.weighted([p - drawn / 2, drawn, 1 - p - drawn / 2]);
          tally[outcome] = (tally[outcome] as number) + 1;
        }
        played.push(pairing(first, second, ...(tally as [number, number, number])));
      }
    }
    const fit = bradleyTerry(played, 4);
    const truth = 1000 + (0.6 * 400) / Math.LN10;
    const interval = fit.ratings[2]?.interval;
    if (interval && interval.low <= truth && truth <= interval.high) covered++;
    if (fit.pValue(0, 1) < 0.05) falseAlarms++;
  }
  // Binomial, 400 rounds: standard deviation 1.1 points of a percent; three of them.
  expect(covered / rounds).toBeGreaterThan(0.917);
  expect(covered / rounds).toBeLessThan(0.983);
  expect(falseAlarms / rounds).toBeGreaterThan(0.017);
  expect(falseAlarms / rounds).toBeLessThan(0.083);
});
