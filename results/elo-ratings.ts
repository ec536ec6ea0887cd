import { type EloMatch, elo } from '../harness/stats/elo.ts';
import type { BoardCells, TaskRow } from './board-cells.ts';
import type { Store } from './store.ts';

/**
 * Elo ratings by agent number, as GTBench has them (Duan et al., 2024): game by game over the scored matches of a run in the order of its
 * plan, whatever order they were played in; an agent's is the mean over the games it played. Agents without such a match have none.
 */
export function eloRatings(store: Store, run: number, read: BoardCells, tasks: readonly TaskRow[]): ReadonlyMap<number, number> {
  const found = new Map<number, number[]>();
  for (const task of tasks) {
    const { agents, matches } = matchesOf(store, run, read, task);
    elo(matches, agents.length).forEach((rating, i) => {
      const agent = agents[i] as number;
      found.set(agent, [...(found.get(agent) ?? []), rating]);
    });
  }
  return new Map([...found].map(([agent, ratings]) => [agent, ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length]));
}

/** A task's agents and, between their places in that list, its scored matches in plan order. */
function matchesOf(store: Store, run: number, read: BoardCells, { n, metrics }: TaskRow): { agents: number[]; matches: EloMatch[] } {
  const rows = store
    .sql(`SELECT lineup, seat, rival, value FROM run_trials JOIN trials ON trials.n = run_trials.trial JOIN verdicts ON verdicts.trial = trials.n
      WHERE run = ? AND task = ? AND metric = ? AND seat < rival AND value IS NOT NULL ORDER BY position, seat, rival`)
    .raw()
    .all(run, n, metrics[0]?.id ?? '') as [number, number, number, number][];
  const places = new Map<number, number>();
  const placeOf = (agent: number): number => {
    const place = places.get(agent) ?? places.size;
    places.set(agent, place);
    return place;
  };
  const matches = rows.map(([lineup, seat, rival, score]): EloMatch => {
    const agents = read.members(lineup);
    return { first: placeOf(agents[seat] as number), second: placeOf(agents[rival] as number), score };
  });
  return { agents: [...places.keys()], matches };
}
