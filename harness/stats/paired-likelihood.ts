import { cholesky, solve } from './cholesky.ts';
import { type PairDeals, type SlopeVariance, slopeVariance } from './deal-moments.ts';

/**
 * Games at the log-odds θ[first] − θ[second] + seat · θ[last]; a draw is half a point.
 * A contest of one index with itself tells of the last parameter alone.
 */
export interface Contest {
  readonly first: number;
  readonly second: number;
  readonly games: number;
  readonly points: number;
  readonly draws: number;
  /** Whether its games' variance is that of its pair's deals. */
  readonly dealt: boolean;
}

export interface PairedData {
  readonly contests: readonly Contest[];
  /** Both seatings of a pair by their deals, of which there are two at least. */
  readonly pairs: readonly PairDeals[];
  /** Weight of the last parameter in every contest: 1, or 0 to leave it out. */
  readonly seat: 0 | 1;
  /** Precision (1 / variance) of the Gaussian prior around 0 of each parameter. */
  readonly precisions: readonly number[];
}

/** The log posterior density seen from one point. */
export interface Vicinity {
  /** Newton's step: where the summit would lie, seen from here, were the log density a parabola. */
  readonly step: readonly number[];
  /**
   * Spread of a weighted sum of the parameters by the sandwich H⁻¹JH⁻¹. H is the Hessian; J, the variance of the slope, counts the
   * contests of a pair by deals as `slopeVariance` says, any other contest with the variance n·p(1 − p) − draws/4 that its points
   * have, never with less than one decisive game of n leaves.
   */
  spread(weights: readonly number[]): Spread;
}

export interface Spread {
  /** Standard deviation. */
  readonly deviation: number;
  /**
   * Degrees of freedom of its square by Satterthwaite (1946): each pair's variance by G deals has G − 1, what is not by deals has no end
   * of them.
   */
  readonly freedom: number;
}

/** Parameters of the highest density, by Newton's method; the log density is strictly concave, steps that overshoot are halved. */
export function mostLikely(data: PairedData, start: readonly number[] = data.precisions.map(() => 0)): readonly number[] {
  let at = start;
  for (let round = 0; round < 100; round++) {
    const { step } = vicinity(data, at);
    const longest = Math.max(...step.map(Math.abs));
    // So close to the summit a whole step always climbs: log odds bend too little over it to overshoot.
    at = longest < 0.25 ? at.map((value, i) => value + (step[i] as number)) : climb(data, at, step);
    // Newton's method doubles the correct digits: what this step left is of the order of its square.
    if (longest < 1e-7) break;
  }
  return at;
}

export function vicinity(data: PairedData, at: readonly number[]): Vicinity {
  const chances = data.contests.map((contest) => 1 / (1 + Math.exp(-logOdds(data, contest, at))));
  const factor = cholesky(hessian(data, chances));
  let slopes: readonly SlopeVariance[] | undefined;
  return {
    step: solve(factor, slopeAt(data, at, chances)),
    spread: (weights) => {
      slopes ??= slopesOf(data, at);
      return spreadOf(data, solve(factor, weights), chances, slopes);
    },
  };
}

/** `pull`: how far each unit of slope moves the weighted sum. */
function spreadOf(data: PairedData, pull: readonly number[], chances: readonly number[], slopes: readonly SlopeVariance[]): Spread {
  let variance = data.precisions.reduce((sum, precision, i) => sum + precision * (pull[i] as number) ** 2, 0);
  data.contests.forEach((contest, k) => {
    if (!contest.dealt) variance += scoreVariance(contest, chances[k] as number) * logOdds(data, contest, pull) ** 2;
  });
  let doubt = 0;
  const ofSeat = data.seat * (pull[pull.length - 1] as number);
  data.pairs.forEach(({ first, second, moments }, k) => {
    const apart = (pull[first] as number) - (pull[second] as number);
    const own = (slopes[k] as SlopeVariance)(ofSeat + apart, ofSeat - apart);
    variance += own;
    doubt += (own * own) / (moments.deals - 1);
  });
  return { deviation: Math.sqrt(variance), freedom: (variance * variance) / doubt };
}

function slopesOf({ pairs, seat }: PairedData, at: readonly number[]): SlopeVariance[] {
  const ofSeat = seat * (at[at.length - 1] as number);
  return pairs.map(({ first, second, moments }) => {
    const apart = (at[first] as number) - (at[second] as number);
    return slopeVariance(moments, chance(ofSeat + apart), chance(ofSeat - apart));
  });
}

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds));

function logOdds({ seat, precisions }: PairedData, { first, second }: Contest, at: readonly number[]): number {
  return (at[first] as number) - (at[second] as number) + seat * (at[precisions.length - 1] as number);
}

function slopeAt({ contests, seat, precisions }: PairedData, at: readonly number[], chances: readonly number[]): number[] {
  const slope = precisions.map((precision, i) => -precision * (at[i] as number));
  const last = slope.length - 1;
  contests.forEach(({ first, second, games, points }, k) => {
    const surplus = points - games * (chances[k] as number);
    slope[first] = (slope[first] as number) + surplus;
    slope[second] = (slope[second] as number) - surplus;
    slope[last] = (slope[last] as number) + seat * surplus;
  });
  return slope;
}

/** The lower triangle of the Hessian of minus the log density. */
function hessian({ contests, seat, precisions }: PairedData, chances: readonly number[]): number[][] {
  const matrix = precisions.map((precision, i) => [...new Array<number>(i).fill(0), precision]);
  const last = matrix.length - 1;
  const add = (row: number, column: number, value: number): void => {
    const line = matrix[Math.max(row, column)] as number[];
    line[Math.min(row, column)] = (line[Math.min(row, column)] as number) + value;
  };
  contests.forEach(({ first, second, games }, k) => {
    const p = chances[k] as number;
    const weight = games * p * (1 - p);
    add(last, last, seat * weight);
    if (first === second) return;
    add(first, first, weight);
    add(second, second, weight);
    add(first, second, -weight);
    add(last, first, seat * weight);
    add(last, second, -seat * weight);
  });
  return matrix;
}

function scoreVariance({ games, draws }: Contest, p: number): number {
  const variance = games * p * (1 - p);
  return Math.max(variance / (games + 1), variance - draws / 4);
}

function climb(data: PairedData, from: readonly number[], step: readonly number[]): readonly number[] {
  // Near the summit rounding alone decides which of two points is higher; it must not hold a good step back.
  const density = logDensity(data, from);
  const here = density - 1e-12 * (1 + Math.abs(density));
  for (let scale = 1; scale > 1e-9; scale /= 2) {
    const there = from.map((value, i) => value + scale * (step[i] as number));
    if (logDensity(data, there) >= here) return there;
  }
  return from;
}

function logDensity(data: PairedData, at: readonly number[]): number {
  let density = 0;
  data.precisions.forEach((precision, i) => {
    density -= (precision / 2) * (at[i] as number) ** 2;
  });
  for (const contest of data.contests) {
    const odds = logOdds(data, contest, at);
    density += contest.points * odds - contest.games * softplus(odds);
  }
  return density;
}

/** ln(1 + e^x) without overflow. */
const softplus = (x: number): number => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
