import { ENDED, type Game } from '../../../harness/core/game.ts';
import type { Random } from '../../../harness/core/random.ts';
import { leafValue, type SearchSettings, upperBound } from './search.ts';

interface Node {
  readonly action: number;
  /** The seat that chose the action: totals are its payoffs. */
  readonly seat: number;
  visits: number;
  total: number;
  children: readonly Node[];
  /** Payoffs under best play, once they are proven. */
  proven?: readonly number[];
}

const node = (action: number, seat: number): Node => ({ action, seat, visits: 0, total: 0, children: [] });

/**
 * UCT for games where everything is open and nothing left to chance, with a solver that proves positions bottom up
 * (Winands et al., 2008) where `solve` is set. As OpenSpiel's MCTSBot: a leaf is expanded on its second visit,
 * children in random order, and the move played is the best proven one, else the one most visited.
 */
export function openSearch<S>(game: Game<S>, root: S, settings: SearchSettings & { solve: boolean }, rng: Random): number {
  const top = node(-1, game.mover(root));
  for (let i = 0; i < settings.simulations && top.proven === undefined; i++) simulate(game, game.copy(root), top, settings, rng);
  return top.children.reduce((best, child) => (better(child, best) ? child : best)).action;
}

function better(a: Node, b: Node): boolean {
  const [provenA, provenB] = [a.proven?.[a.seat] ?? 0, b.proven?.[b.seat] ?? 0];
  if (provenA !== provenB) return provenA > provenB;
  return a.visits !== b.visits ? a.visits > b.visits : a.total > b.total;
}

function simulate<S>(game: Game<S>, start: S, top: Node, settings: SearchSettings & { solve: boolean }, rng: Random): void {
  const path = [top];
  let state = start;
  let at = top;
  for (let mover = game.mover(state); mover !== ENDED && at.proven === undefined; mover = game.mover(state)) {
    if (at.children.length === 0) {
      if (at.visits === 0 && at !== top) break;
      at.children = rng.shuffle(game.legal(state, mover)).map((action) => node(action, mover));
    }
    at = select(at, settings.uct);
    state = game.apply(state, at.action);
    path.push(at);
  }
  if (settings.solve && at.proven === undefined && game.mover(state) === ENDED) at.proven = game.returns(state);
  const payoffs = at.proven ?? leafValue(game, state, settings.rollouts, rng);
  for (const visited of path) {
    visited.visits++;
    visited.total += payoffs[visited.seat] ?? 0;
  }
  if (at.proven !== undefined) prove(path, game.highestReturn);
}

/** A proven child counts with its proven payoff alone: there is nothing left to explore. */
function select(parent: Node, uct: number): Node {
  const value = (child: Node): number => child.proven?.[child.seat] ?? upperBound(child.total, child.visits, parent.visits, uct);
  let [best] = parent.children as [Node, ...Node[]];
  let most = value(best);
  for (let i = 1; i < parent.children.length; i++) {
    const child = parent.children[i] as Node;
    const bound = value(child);
    if (bound > most) [best, most] = [child, bound];
  }
  return best;
}

/** From the leaf up: a node is proven when all its children are, or one is as good for the seat to move as anything can be. */
function prove(path: readonly Node[], highest: number | undefined): void {
  for (let i = path.length - 2; i >= 0; i--) {
    const parent = path[i] as Node;
    let best: readonly number[] | undefined;
    let all = true;
    for (const { seat, proven } of parent.children) {
      if (proven === undefined) all = false;
      else if (best === undefined || (proven[seat] as number) > (best[seat] as number)) best = proven;
    }
    const seat = parent.children[0]?.seat ?? 0;
    if (best === undefined || !(all || best[seat] === highest)) return;
    parent.proven = best;
  }
}
