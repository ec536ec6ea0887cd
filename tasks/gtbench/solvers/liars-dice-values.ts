import { type BidTree, lastBid, moverAt, raisesAt } from './liars-dice-tree.ts';

/**
 * Probability with which a seat's own play leads to each node with each hand; with `dealt`, times that of the hand.
 * `play` holds probabilities by node, action and hand; the result is by node and hand.
 */
export function reachOf(tree: BidTree, play: Float64Array, seat: number, dealt: boolean, into: Float64Array): void {
  const { nodes, hands, first } = tree;
  if (dealt) into.set(tree.chance);
  else into.fill(1, 0, hands);
  for (let node = 0; node < nodes; node++) {
    const own = moverAt(node) === seat;
    const here = node * hands;
    let at = (first[node] as number) * hands;
    for (let bid = lastBid(node) + 1; bid < tree.bids; bid++, at += hands) {
      const there = (node | (1 << bid)) * hands;
      for (let h = 0; h < hands; h++) {
        const reach = into[here + h] as number;
        into[there + h] = own ? reach * (play[at + h] as number) : reach;
      }
    }
  }
}

/** What a seat's actions and nodes are worth to it, weighted by the chance of the other's hand and by the other's play. */
export interface Values {
  /** By node, action and hand; only where the seat is to move. */
  readonly actions: Float64Array;
  /** By node and hand. */
  readonly nodes: Float64Array;
}

export const valuesFor = (tree: BidTree): Values => ({
  actions: new Float64Array((tree.first[tree.nodes] as number) * tree.hands),
  nodes: new Float64Array(tree.nodes * tree.hands),
});

/**
 * Counterfactual values of a seat against the other's play, from the last nodes up. `others` is the other's reach, its hands dealt.
 * Once the actions of one of the seat's own nodes are known, `settle` writes the node's value.
 */
export function valuesOf(
  tree: BidTree,
  play: Float64Array,
  seat: number,
  others: Float64Array,
  into: Values,
  settle: (node: number) => void,
): void {
  const { hands, first } = tree;
  for (let node = tree.nodes - 1; node >= 0; node--) {
    const at = (first[node] as number) * hands;
    if (moverAt(node) === seat) {
      ownActions(tree, node, at, others, into);
      settle(node);
    } else othersActions(tree, play, node, at, others, into);
  }
}

function ownActions(tree: BidTree, node: number, first: number, others: Float64Array, { actions, nodes }: Values): void {
  const { hands } = tree;
  const last = lastBid(node);
  let at = first;
  for (let bid = last + 1; bid < tree.bids; bid++, at += hands) {
    const there = (node | (1 << bid)) * hands;
    for (let h = 0; h < hands; h++) actions[at + h] = nodes[there + h] as number;
  }
  if (last < 0) return;
  const pays = tree.called[last] as Float64Array;
  for (let h = 0; h < hands; h++) {
    let lost = 0;
    for (let o = 0; o < hands; o++) lost += (pays[o * hands + h] as number) * (others[node * hands + o] as number);
    actions[at + h] = -lost;
  }
}

function othersActions(tree: BidTree, play: Float64Array, node: number, first: number, others: Float64Array, { nodes }: Values): void {
  const { hands } = tree;
  const last = lastBid(node);
  const here = node * hands;
  nodes.fill(0, here, here + hands);
  for (let bid = last + 1; bid < tree.bids; bid++) {
    const there = (node | (1 << bid)) * hands;
    for (let h = 0; h < hands; h++) nodes[here + h] = (nodes[here + h] as number) + (nodes[there + h] as number);
  }
  if (last < 0) return;
  const call = first + raisesAt(tree, node) * hands;
  const pays = tree.called[last] as Float64Array;
  for (let o = 0; o < hands; o++) {
    const weight = (others[here + o] as number) * (play[call + o] as number);
    for (let h = 0; h < hands; h++) nodes[here + h] = (nodes[here + h] as number) + weight * (pays[h * hands + o] as number);
  }
}

/** A seat's values when it answers the other's play as well as can be, knowing its own hand and the bids. */
export function bestResponse(tree: BidTree, play: Float64Array, seat: number): { values: Values; others: Float64Array } {
  const { hands, first } = tree;
  const others = new Float64Array(tree.nodes * hands);
  reachOf(tree, play, 1 - seat, true, others);
  const values = valuesFor(tree);
  valuesOf(tree, play, seat, others, values, (node) => {
    const end = (first[node + 1] as number) * hands;
    for (let h = 0; h < hands; h++) {
      let most = Number.NEGATIVE_INFINITY;
      for (let at = (first[node] as number) * hands + h; at < end; at += hands) most = Math.max(most, values.actions[at] as number);
      values.nodes[node * hands + h] = most;
    }
  });
  return { values, others };
}

/** A seat's payoff before the dice are rolled, from its values at the root. */
export const worth = (tree: BidTree, { nodes }: Values): number =>
  tree.chance.reduce((sum, chance, h) => sum + chance * (nodes[h] as number), 0);

/** How much both seats together could gain by best responses (Lanctot et al., 2017, NashConv); 0 in an equilibrium. Zero-sum. */
export const nashConv = (tree: BidTree, play: Float64Array): number =>
  [0, 1].reduce((sum, seat) => sum + worth(tree, bestResponse(tree, play, seat).values), 0);
