import type { BidTree } from './liars-dice-tree.ts';
import { reachOf, type Values, valuesFor, valuesOf } from './liars-dice-values.ts';

/**
 * CFR+ (Tammelin, 2014, "Solving Large Imperfect Information Games Using CFR+"): counterfactual regrets that never fall below 0, seats
 * updated in turn, and play averaged with weights that grow by one an iteration.
 */
export class CfrPlus {
  readonly #tree: BidTree;
  readonly #regrets: Float64Array;
  readonly #sums: Float64Array;
  readonly #play: Float64Array;
  /** By seat: its own reach, and the same with its hands dealt. */
  readonly #reach: readonly { readonly own: Float64Array; readonly dealt: Float64Array }[];
  readonly #values: Values;
  #iteration = 0;

  constructor(tree: BidTree) {
    const size = (tree.first[tree.nodes] as number) * tree.hands;
    const places = tree.nodes * tree.hands;
    this.#tree = tree;
    this.#regrets = new Float64Array(size);
    this.#sums = new Float64Array(size);
    this.#play = new Float64Array(size);
    this.#reach = [0, 1].map(() => ({ own: new Float64Array(places), dealt: new Float64Array(places) }));
    this.#values = valuesFor(tree);
    shares(tree, this.#regrets, this.#play);
    for (const seat of [0, 1]) this.#updateReach(seat);
  }

  get iterations(): number {
    return this.#iteration;
  }

  iterate(): void {
    this.#iteration++;
    for (const seat of [0, 1]) {
      const others = this.#reach[1 - seat]?.dealt as Float64Array;
      const own = this.#reach[seat]?.own as Float64Array;
      valuesOf(this.#tree, this.#play, seat, others, this.#values, (node) => this.#settle(node, own));
      this.#updateReach(seat);
    }
  }

  /** The average play so far, by node, action and hand. */
  average(): Float64Array {
    const play = new Float64Array(this.#sums.length);
    shares(this.#tree, this.#sums, play);
    return play;
  }

  #updateReach(seat: number): void {
    const reach = this.#reach[seat] as { own: Float64Array; dealt: Float64Array };
    reachOf(this.#tree, this.#play, seat, false, reach.own);
    reachOf(this.#tree, this.#play, seat, true, reach.dealt);
  }

  /** The node's value under the play so far; then regrets, averages and the next play. No other node of this pass reads that play. */
  #settle(node: number, own: Float64Array): void {
    const { hands, first } = this.#tree;
    const { actions, nodes } = this.#values;
    const [start, end] = [(first[node] as number) * hands, (first[node + 1] as number) * hands];
    for (let h = 0; h < hands; h++) {
      let value = 0;
      for (let at = start + h; at < end; at += hands) value += (this.#play[at] as number) * (actions[at] as number);
      nodes[node * hands + h] = value;
      const weight = this.#iteration * (own[node * hands + h] as number);
      for (let at = start + h; at < end; at += hands) {
        this.#sums[at] = (this.#sums[at] as number) + weight * (this.#play[at] as number);
        this.#regrets[at] = Math.max(0, (this.#regrets[at] as number) + (actions[at] as number) - value);
      }
      shareOut(this.#regrets, this.#play, start + h, end, hands);
    }
  }
}

function shares(tree: BidTree, weights: Float64Array, into: Float64Array): void {
  for (let node = 0; node < tree.nodes; node++) {
    const [start, end] = [(tree.first[node] as number) * tree.hands, (tree.first[node + 1] as number) * tree.hands];
    for (let h = 0; h < tree.hands; h++) shareOut(weights, into, start + h, end, tree.hands);
  }
}

/** Probabilities in proportion to weights; even where all weights are 0. */
function shareOut(weights: Float64Array, into: Float64Array, start: number, end: number, step: number): void {
  let total = 0;
  for (let at = start; at < end; at += step) total += weights[at] as number;
  const even = 1 / Math.ceil((end - start) / step);
  for (let at = start; at < end; at += step) into[at] = total > 0 ? (weights[at] as number) / total : even;
}
