import { meanDifference, type Proportion, proportionDifference } from '../harness/stats/difference.ts';
import { meanInterval } from '../harness/stats/mean-interval.ts';
import { tiedRanks } from '../harness/stats/ranks.ts';
import { wilson } from '../harness/stats/wilson.ts';
import type { ScoreCell } from './board-cells.ts';
import type { Standing, Standings } from './standings.ts';

/** Ranks agents by the mean or the proportion of what they scored. */
export function averages(agents: readonly number[], cells: readonly ScoreCell[], kind: 'proportion' | 'mean'): Standings {
  const moments = agents.map((agent) => {
    const own = cells.filter((cell) => cell.rival < 0 && cell.agents[cell.seat] === agent);
    const total = (of: (cell: ScoreCell) => number) => own.reduce((sum, cell) => sum + of(cell), 0);
    const n = total((c) => c.n);
    const samples = total((c) => c.samples);
    return { n, samples, unscored: total((c) => c.unscored), sum: total((c) => c.sum), squares: total((c) => c.squares) };
  });
  const p = (a: number, b: number) => {
    const [first, second] = [moments[a], moments[b]];
    if (first === undefined || second === undefined) return 1;
    const difference =
      kind === 'proportion'
        ? proportionDifference(bySample(first), bySample(second))
        : meanDifference({ ...first, sumsq: first.squares }, { ...second, sumsq: second.squares });
    return difference?.p ?? 1;
  };
  const order = moments.map(({ n, sum }) => (n === 0 ? Number.NEGATIVE_INFINITY : sum / n));
  const ranks = tiedRanks(order, p);
  const standings = moments.map(({ n, samples, unscored, sum, squares }, i): Standing => {
    const rest = { rank: ranks[i] as number, n, unscored, wins: 0, draws: 0, losses: 0, unrated: null };
    if (n === 0) return { ...rest, value: null, low: null, high: null };
    const interval = kind === 'proportion' ? wilson((sum / n) * samples, samples) : meanInterval({ n, sum, sumsq: squares });
    return { ...rest, value: sum / n, low: interval?.low ?? null, high: interval?.high ?? null };
  });
  return { standings, order, firstSeat: null };
}

/**
 * A proportion of samples, each with the mean of its epochs: answers to one sample say less than as many to different ones, and at
 * worst no more than one does.
 */
const bySample = ({ n, samples, sum }: { n: number; samples: number; sum: number }): Proportion => ({
  successes: n === 0 ? 0 : (sum / n) * samples,
  n: samples,
});
