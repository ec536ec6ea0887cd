import { type BradleyTerry, bradleyTerry, type Estimate, type Pairing } from '../harness/stats/bradley-terry.ts';
import { components } from '../harness/stats/components.ts';
import { DEAL_MOMENTS, type DealMoments, type PairDeals } from '../harness/stats/deal-moments.ts';
import { tiedRanks } from '../harness/stats/ranks.ts';
import { strongComponents } from '../harness/stats/strong-components.ts';
import type { DealSums, ScoreCell } from './board-cells.ts';
import { matchCounts } from './match-counts.ts';
import type { Standing, Standings } from './standings.ts';

/**
 * Ranks agents by Bradley-Terry ratings from what they scored against each other.
 *
 * A rating is given within the largest group in which everybody scored something against somebody and so on round (Ford, 1957);
 * who stands outside has none: `one-sided` where matches connect it, `disconnected` where none do. One-sided agents still have a
 * rank, by the same model with its weak prior; disconnected ones have none.
 * @param deals the same matches by deal
 * @param tasks how many tasks each agent has scores in: those in fewer than at least two others are not ranked
 */
export function ratings(
  agents: readonly number[],
  cells: readonly ScoreCell[],
  deals: readonly DealSums[],
  tasks: (agent: number) => number,
): Standings {
  const index = new Map(agents.map((agent, i) => [agent, i]));
  const { counts, pairings } = added(index, cells);
  const dealt = byPair(index, deals, pairings);
  const all = bradleyTerry(pairings, agents.length, { deals: dealt });
  const { connected, rated } = groups(
    pairings,
    counts.map(({ n }) => n),
  );
  const inside = ({ first, second }: { first: number; second: number }) => rated[first] && rated[second];
  const fitted = rated.every(Boolean) ? all : bradleyTerry(pairings.filter(inside), agents.length, { deals: dealt.filter(inside) });

  const order = all.ratings.map(({ points }) => points);
  const entered = rankable(agents.map(tasks));
  const ranks = ranksOf(
    all,
    agents.flatMap((_, i) => (connected[i] && entered[i] ? [i] : [])),
  );
  const standings = counts.map((count, i): Standing => {
    const rating = rated[i] ? fitted.ratings[i] : undefined;
    return {
      ...count,
      rank: ranks.get(i) ?? null,
      value: rating?.points ?? null,
      low: rating?.interval?.low ?? null,
      high: rating?.interval?.high ?? null,
      unrated: count.n === 0 || rated[i] ? null : connected[i] ? 'one-sided' : 'disconnected',
    };
  });
  const advantage = rated.some(Boolean) ? fitted.advantage : null;
  return { standings, order, firstSeat: advantage?.interval == null ? null : advantage.points };
}

type Counts = Pick<Standing, 'n' | 'unscored' | 'wins' | 'draws' | 'losses'>;

/** What every agent scored in all, and one pairing per ordered pair of agents, whatever the game: ratings see counts alone. */
function added(index: ReadonlyMap<number, number>, cells: readonly ScoreCell[]): { counts: Counts[]; pairings: Pairing[] } {
  const counts = [...index].map(() => ({ n: 0, unscored: 0, wins: 0, draws: 0, losses: 0 }));
  const pairings: Pairing[] = [];
  // By seat in the matrix of agents: a board adds up thousands of cells while its code is still cold.
  const places: number[] = new Array<number>(counts.length ** 2).fill(-1);
  for (const cell of cells) {
    if (cell.rival < 0) continue;
    const first = index.get(cell.agents[cell.seat] as number);
    const second = index.get(cell.agents[cell.rival] as number);
    if (first === undefined || second === undefined) continue;
    const { wins, draws, losses } = matchCounts(cell);
    const own = counts[first] as Writable<Counts>;
    own.n += cell.n;
    own.unscored += cell.unscored;
    own.wins += wins;
    own.draws += draws;
    own.losses += losses;
    if (cell.seat > cell.rival) continue;
    const place = first * counts.length + second;
    if (places[place] === -1) places[place] = pairings.push({ first, second, wins: 0, draws: 0, losses: 0 }) - 1;
    const pairing = pairings[places[place] as number] as Writable<Pairing>;
    pairing.wins += wins;
    pairing.draws += draws;
    pairing.losses += losses;
  }
  return { counts, pairings };
}

/**
 * Deals added up over tasks, one entry a pair. A pair some of whose matches the board leaves out (of three seats, one's agent was not
 * asked for) has no entry: which of its deals' matches those are is not kept.
 */
function byPair(index: ReadonlyMap<number, number>, deals: readonly DealSums[], pairings: readonly Pairing[]): PairDeals[] {
  const matches: number[] = new Array<number>(index.size ** 2).fill(0);
  for (const { first, second, wins, draws, losses } of pairings) matches[first * index.size + second] = wins + draws + losses;
  const pairs = new Map<number, PairDeals>();
  for (const own of deals) {
    const first = index.get(own.agent);
    const second = index.get(own.other);
    if (first === undefined || second === undefined) continue;
    const place = first * index.size + second;
    const sums = pairs.get(place)?.moments as Writable<DealMoments> | undefined;
    if (sums === undefined) pairs.set(place, { first, second, moments: { ...own } });
    else for (const name of DEAL_MOMENTS) sums[name] += own[name];
  }
  return [...pairs.values()].filter(({ first, second, moments: { n1, n2 } }) => {
    const turned = first === second ? 0 : matches[second * index.size + first];
    return n1 === matches[first * index.size + second] && n2 === turned;
  });
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Who matches connect with most others, and who of these can be rated: nobody where the largest group is one agent. */
function groups(pairings: readonly Pairing[], matches: readonly number[]): { connected: boolean[]; rated: boolean[] } {
  const played = pairings.filter(({ wins, draws, losses }) => wins + draws + losses > 0);
  const links = played.map(({ first, second }): [number, number] => [first, second]);
  const scored = played.flatMap(({ first, second, wins, draws, losses }): [number, number][] => [
    ...(wins + draws > 0 ? [[first, second] as [number, number]] : []),
    ...(losses + draws > 0 ? [[second, first] as [number, number]] : []),
  ]);
  if (oneGroup(matches.length, scored)) return { connected: matches.map(() => true), rated: matches.map(() => matches.length > 1) };
  const connected = largest(
    components(matches.length, links),
    matches,
    matches.map((n) => n > 0),
  );
  const rated = largest(strongComponents(matches.length, scored), matches, connected);
  return { connected, rated: rated.filter(Boolean).length > 1 ? rated : rated.map(() => false) };
}

/** Whether everybody has scored, through a chain of others, against everybody: the usual case, seen without sorting out groups. */
function oneGroup(count: number, scored: readonly (readonly [number, number])[]): boolean {
  const everywhere = (from: 0 | 1): boolean => {
    const next: number[][] = Array.from({ length: count }, () => []);
    for (const link of scored) (next[link[from]] as number[]).push(link[1 - from] as number);
    const seen = new Set([0]);
    for (const agent of seen) for (const other of next[agent] as number[]) seen.add(other);
    return seen.size === count;
  };
  return count > 0 && everywhere(0) && everywhere(1);
}

/** Members of the largest group among those that count; of equally large ones that with most matches. */
function largest(groups: readonly number[], matches: readonly number[], counts: readonly boolean[]): boolean[] {
  const sizes = new Map<number, { members: number; matches: number }>();
  groups.forEach((group, i) => {
    if (!counts[i]) return;
    const size = sizes.get(group) ?? { members: 0, matches: 0 };
    sizes.set(group, { members: size.members + 1, matches: size.matches + (matches[i] as number) });
  });
  const [best] = [...sizes].sort(([, a], [, b]) => b.members - a.members || b.matches - a.matches)[0] ?? [];
  return groups.map((group, i) => group === best && counts[i] === true);
}

/** Who was in enough tasks to be ranked: as many as the second most at least, so that one agent alone in one more leaves the others theirs. */
function rankable(tasks: readonly number[]): boolean[] {
  const [most = 0, next = most] = tasks.toSorted((a, b) => b - a);
  return tasks.map((own) => own >= next);
}

function ranksOf(fitted: BradleyTerry, chosen: readonly number[]): Map<number, number> {
  const p = (a: number, b: number): number => {
    const [first, second] = [chosen[a] as number, chosen[b] as number];
    return clear(fitted.difference(first, second)) ?? fitted.pValue(first, second);
  };
  const values = chosen.map((i) => fitted.ratings[i]?.points ?? Number.NEGATIVE_INFINITY);
  return new Map(tiedRanks(values, p).map((rank, k) => [chosen[k] as number, rank]));
}

/**
 * The p-value where Wald's test leaves no doubt on which side of 0.05 a finer one falls: six standard errors apart; or, where the
 * interval is narrow and the two tests agree closely, a fifth beyond or short of the border. Else undefined: an interval is wide where
 * one side won nearly all, and there Wald's test misses differences; with few deals it sees too many.
 */
function clear({ points, interval, freedom }: Estimate): number | undefined {
  if (interval === null || freedom < FEW) return undefined;
  const half = interval.high - points;
  const apart = Math.abs(points) / half;
  if (apart > 3) return 0;
  if (half > NARROW || Math.abs(apart - 1) < 0.2) return undefined;
  return apart > 1 ? 0 : 1;
}

/** Half an interval, in Elo points, up to which the log-likelihood is as good as a parabola. */
const NARROW = 60;

/** Degrees of freedom below which Wald's test and the finer one part. */
const FEW = 20;
