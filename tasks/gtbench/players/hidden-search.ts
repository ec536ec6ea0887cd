import { CHANCE, ENDED, type Game } from '../../../harness/core/game.ts';
import type { Random } from '../../../harness/core/random.ts';
import { drawn } from '../playout.ts';
import { leafValue, type SearchSettings, upperBound } from './search.ts';

/** What one seat may know at one moment, and what its legal actions earned it there. */
interface Node {
  readonly seat: number;
  readonly actions: readonly number[];
  readonly visits: number[];
  readonly totals: number[];
  visited: number;
}

/**
 * Information-set Monte Carlo tree search (Cowling, Powley and Whitehouse, 2012, with a tree for each seat): every simulation
 * draws a world, chance nodes are drawn as they come, and each seat chooses by its information text, so that none
 * plays by what it cannot know. Returns the action most visited, ties by payoff, then by id.
 */
export function hiddenSearch<S>(game: Game<S>, world: () => S, settings: SearchSettings, rng: Random): number {
  const nodes = new Map<string, Node>();
  const first = world();
  const rootSeat = game.mover(first);
  const root = nodeAt(game, first, rootSeat, nodes).node;
  simulate(game, first, nodes, settings, rng);
  for (let i = 1; i < settings.simulations; i++) simulate(game, world(), nodes, settings, rng);
  let best = 0;
  for (let i = 1; i < root.actions.length; i++) {
    const [more, total] = [
      (root.visits[i] as number) - (root.visits[best] as number),
      (root.totals[i] as number) - (root.totals[best] as number),
    ];
    if (more > 0 || (more === 0 && total > 0)) best = i;
  }
  return root.actions[best] as number;
}

function nodeAt<S>(game: Game<S>, state: S, seat: number, nodes: Map<string, Node>): { node: Node; fresh: boolean } {
  const key = `${seat} ${game.informationText(state, seat)}`;
  const known = nodes.get(key);
  if (known !== undefined) return { node: known, fresh: false };
  const actions = game.legal(state, seat);
  const node: Node = { seat, actions, visits: actions.map(() => 0), totals: actions.map(() => 0), visited: 0 };
  nodes.set(key, node);
  return { node, fresh: true };
}

/** One descent: through known nodes by UCB1, one new node, then random play; the payoffs go to every choice on the way. */
function simulate<S>(game: Game<S>, start: S, nodes: Map<string, Node>, settings: SearchSettings, rng: Random): void {
  const path: { node: Node; choice: number }[] = [];
  let state = start;
  for (let fresh = false; !fresh; ) {
    const mover = game.mover(state);
    if (mover === ENDED) break;
    if (mover === CHANCE) {
      state = game.apply(state, drawn(game.chance?.(state) ?? [], rng));
      continue;
    }
    const found = nodeAt(game, state, mover, nodes);
    fresh = found.fresh;
    const choice = select(found.node, settings.uct, rng);
    path.push({ node: found.node, choice });
    state = game.apply(state, found.node.actions[choice] as number);
  }
  const payoffs = leafValue(game, state, settings.rollouts, rng);
  for (const { node, choice } of path) {
    node.visited++;
    node.visits[choice] = (node.visits[choice] as number) + 1;
    node.totals[choice] = (node.totals[choice] as number) + (payoffs[node.seat] as number);
  }
}

/** The index of the action with the highest bound; one of the untried ones, at random, while there are any. */
function select(node: Node, uct: number, rng: Random): number {
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  const offset = rng.below(node.actions.length);
  for (let i = 0; i < node.actions.length; i++) {
    const choice = (i + offset) % node.actions.length;
    const bound = upperBound(node.totals[choice] as number, node.visits[choice] as number, node.visited, uct);
    if (bound > most) [best, most] = [choice, bound];
  }
  return best;
}
