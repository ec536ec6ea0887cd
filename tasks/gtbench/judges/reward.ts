import type { Judge } from '../../../harness/core/judge.ts';
import { scored, unscored } from '../../../harness/core/verdict.ts';

interface Rewarding {
  /** Payoffs themselves, not who has more. */
  readonly generalSum: boolean;
  /** GTBench's records hold 0 for both seats after a draw, whatever it paid. */
  readonly compat: boolean;
}

/**
 * `reward`: what NRA adds up for each seat (GTBench, Duan et al., 2024). In zero-sum games 1 for a win, ½ for a draw, 0 for a
 * loss (with more seats the mean over the others), in general-sum games the payoff. A match that was forfeited is not valid.
 */
export const reward = ({ generalSum, compat }: Rewarding): Judge => ({
  id: 'reward',
  version: '1',
  async judge({ returns = [], forfeits = [], ended }) {
    const drawn = compat && returns.every((payoff) => payoff === returns[0]);
    const value = (own: number, seat: number): number => (generalSum ? (drawn ? 0 : own) : meanPoints(returns, seat));
    return returns.map((own, seat) => ({
      seat,
      metric: 'reward',
      score: forfeits.length > 0 ? unscored(ended) : scored(value(own, seat)),
    }));
  },
});

function meanPoints(returns: readonly number[], seat: number): number {
  const own = returns[seat] as number;
  const points = (other: number): number => (own > other ? 1 : own < other ? 0 : 0.5);
  return (returns.reduce((sum, other) => sum + points(other), 0) - 0.5) / (returns.length - 1);
}
