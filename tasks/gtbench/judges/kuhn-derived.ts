import type { Derived, MetricMean } from '../../../harness/core/task.ts';
import { betMetric, exploitability, INFORMATION_SETS } from '../solvers/kuhn-exploitability.ts';
import { equilibriumByChance, type SeenChoices } from '../solvers/kuhn-sampling.ts';

/**
 * Exploitability of the strategy that an agent showed in all its matches of two-seat Kuhn poker. There is one once the agent was seen
 * to choose wherever its own play can lead: elsewhere it does not matter what it would do, here nothing is made up.
 */
export const kuhnExploitability: Derived = {
  id: 'exploitability',
  note: 'exploitability: antes a hand that a best response to how often the agent bet in each information set wins above the value of the game; few choices make any play look exploitable, so each stands beside what an equilibrium player would show in as many',
  from(means) {
    const seen = new Map(INFORMATION_SETS.flatMap((set) => seenIn(set, means)));
    if (seen.size === 0) return undefined;
    const choices = [...seen.values()].reduce((sum, { n }) => sum + n, 0);
    const lacking = INFORMATION_SETS.filter((set) => !seen.has(set) && comesTo(set, seen));
    if (lacking.length > 0) return { note: `not known after ${choices} choices, none of them at ${lacking.join(', ')}` };
    const value = exploitability((set) => seen.get(set)?.bets ?? 0);
    const { mean, most } = equilibriumByChance(seen);
    const from = `${value.toFixed(3)} from ${choices} choices in ${seen.size} of ${INFORMATION_SETS.length} information sets`;
    const figures = { exploitability: value };
    return { figures, note: `${from}; an equilibrium player would show ${mean.toFixed(3)}, 19 times in 20 less than ${most.toFixed(3)}` };
  },
};

function seenIn(set: string, means: ReadonlyMap<string, MetricMean>): [string, SeenChoices][] {
  const { mean = 0, n = 0 } = means.get(betMetric(set)) ?? {};
  return n === 0 ? [] : [[set, { n, bets: mean }]];
}

/** Whether own play leads to an information set: the second choice of seat 0 comes after a pass alone. */
const comesTo = (set: string, seen: ReadonlyMap<string, SeenChoices>): boolean =>
  !set.endsWith('pb') || (seen.get(set.slice(0, 1))?.bets ?? 0) < 1;
