import { random } from '../../../harness/core/random.ts';
import { binomialDraws } from './binomial-draws.ts';
import { exploitability, INFORMATION_SETS, type KuhnStrategy } from './kuhn-exploitability.ts';
import { kuhnEquilibrium } from './kuhn-poker.ts';

/** How often an agent was seen to choose in an information set, and the share of bets. */
export interface SeenChoices {
  readonly n: number;
  readonly bets: number;
}

/** What strategies that were worked out from samples show by chance alone: the mean, and what 95 % of them stay below. */
export interface ByChance {
  readonly mean: number;
  readonly most: number;
}

const DRAWS = 1000;
const MOST = 0.95;
/** Members of the family of equilibria that are tried, evenly apart. */
const MEMBERS = 120;

/**
 * The exploitability that an equilibrium player would show in as many choices of each information set. A strategy worked out from a
 * sample looks exploitable even where the player is not: every deviation of a share, up or down, is something to exploit. By a
 * parametric bootstrap (Efron and Tibshirani, 1993, section 6.5) with seeded draws, from that equilibrium of the family which makes what
 * was seen likeliest; where nothing was seen it is taken to play just so.
 */
export function equilibriumByChance(seen: ReadonlyMap<string, SeenChoices>): ByChance {
  const equilibrium = likeliest(seen);
  const counts = INFORMATION_SETS.map((set) => seen.get(set)?.n ?? 0);
  const draws = INFORMATION_SETS.map((set, i) => binomialDraws(counts[i] as number, equilibrium(set)));
  const rng = random('kuhn equilibrium by chance', ...counts);
  const shown = Array.from({ length: DRAWS }, () => {
    const bets = new Map(
      INFORMATION_SETS.map((set, i) => [set, counts[i] === 0 ? equilibrium(set) : (draws[i]?.(rng) ?? 0) / (counts[i] as number)]),
    );
    return exploitability((set) => bets.get(set) as number);
  }).sort((a, b) => a - b);
  return { mean: shown.reduce((sum, value) => sum + value, 0) / DRAWS, most: shown[Math.ceil(MOST * DRAWS) - 1] as number };
}

/** The equilibrium by which the choices seen are likeliest, among those where the equilibria differ. */
function likeliest(seen: ReadonlyMap<string, SeenChoices>): KuhnStrategy {
  const family = Array.from({ length: MEMBERS + 1 }, (_, i) => kuhnEquilibrium(i / MEMBERS / 3));
  const differ = INFORMATION_SETS.filter((set) => family[0]?.(set) !== family.at(-1)?.(set));
  const likelihoods = family.map((bets) => differ.reduce((sum, set) => sum + logLikelihood(seen.get(set), bets(set)), 0));
  return family[likelihoods.indexOf(Math.max(...likelihoods))] ?? kuhnEquilibrium(1 / 6);
}

function logLikelihood(seen: SeenChoices | undefined, p: number): number {
  if (seen === undefined || seen.n === 0) return 0;
  const times = (count: number, log: number): number => (count <= 0 ? 0 : count * log);
  return times(seen.n * seen.bets, Math.log(p)) + times(seen.n * (1 - seen.bets), Math.log(1 - p));
}
