/**
 * Matches of one deal between two players, as a player and another: [n1, s1, n2, s2], where n counts the matches and s the points of
 * their first seat; 1 where the player sat first, 2 where the other did. A player against itself has the 1 alone.
 */
export type Deal = readonly [n1: number, s1: number, n2: number, s2: number];

/**
 * What deals of one pair add up to, by name: how many there are, the sums of n1, s1, n2, s2, and the sums of the products of two of them.
 * A variance by deal needs no more than these, whatever the chances it is taken at.
 */
export const DEAL_MOMENTS = [
  'deals',
  'n1',
  's1',
  'n2',
  's2',
  'n1n1',
  'n1s1',
  's1s1',
  'n1n2',
  'n1s2',
  's1n2',
  's1s2',
  'n2n2',
  'n2s2',
  's2s2',
] as const;

export type DealMoments = Readonly<Record<(typeof DEAL_MOMENTS)[number], number>>;

/** The deals of two players by number, `first` being the player of DealMoments and `second` the other. */
export interface PairDeals {
  readonly first: number;
  readonly second: number;
  readonly moments: DealMoments;
}

/** What one deal adds; noughts where nothing was played. */
export function momentsOf([n1, s1, n2, s2]: Deal): DealMoments {
  return {
    deals: n1 + n2 > 0 ? 1 : 0,
    n1,
    s1,
    n2,
    s2,
    n1n1: n1 * n1,
    n1s1: n1 * s1,
    s1s1: s1 * s1,
    n1n2: n1 * n2,
    n1s2: n1 * s2,
    s1n2: s1 * n2,
    s1s2: s1 * s2,
    n2n2: n2 * n2,
    n2s2: n2 * s2,
    s2s2: s2 * s2,
  };
}

/** The variance of a + b, where a is `one` times the points of the first seat in matches that the player began, b `other` times that in the rest. */
export type SlopeVariance = (one: number, other: number) => number;

/**
 * Variance of what a pair's matches add to the slope of the log density, each deal one observation (Liang & Zeger, 1986, with the
 * factor G / (G − 1) for G ≥ 2 deals): Σ over deals of r·rᵀ, r the points of a deal beyond those expected.
 *
 * The squares of single matches in it are replaced by what they are expected to be, p(1 − p) − draws/4: in all they are the same where
 * the fit has no residue, and where one side won all they keep their size while observed ones vanish. What deals add are the products
 * of different matches, so deals of one match each give the variance of independent matches, by the factor. Never less than one decisive
 * deal of G leaves.
 * @param p1 chance of the first seat where the player begins, p2 where the other does
 */
export function slopeVariance(moments: DealMoments, p1: number, p2: number): SlopeVariance {
  const { deals, n1, s1, n2, s2 } = moments;
  const ones = moments.s1s1 - 2 * p1 * moments.n1s1 + p1 * p1 * moments.n1n1 - (s1 - n1 * p1) * (1 - 2 * p1);
  const others = moments.s2s2 - 2 * p2 * moments.n2s2 + p2 * p2 * moments.n2n2 - (s2 - n2 * p2) * (1 - 2 * p2);
  const between = moments.s1s2 - p2 * moments.s1n2 - p1 * moments.n1s2 + p1 * p2 * moments.n1n2;
  const [least1, least2] = [(n1 * p1 * (1 - p1)) / (deals + 1), (n2 * p2 * (1 - p2)) / (deals + 1)];
  const factor = deals / (deals - 1);
  return (one, other) =>
    factor * Math.max(one * one * ones + 2 * one * other * between + other * other * others, one * one * least1 + other * other * least2);
}
