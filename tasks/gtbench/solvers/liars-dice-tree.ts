import { allDice, hand, type LiarsDice, type LiarsDiceParameters, liar, liarsDice } from '../games/liars-dice.ts';

/**
 * Liar's dice as what everybody hears. Bids only rise, so a history of bids is the set of its bids: node m has a bit for each bid made,
 * children have higher numbers than their parents, and seat 0 is to move where the number of bits is even. What a seat knows is a node
 * and its own hand. Numbers by node, action and hand lie at (first[node] + action) · hands + hand, actions in the order of the game's
 * legal ids: the bids above the last one, then the call. Numbers by node and hand lie at node · hands + hand.
 */
export interface BidTree {
  readonly bids: number;
  /** 2 to the power of bids. */
  readonly nodes: number;
  readonly hands: number;
  /** Probability of each hand; both seats' are independent. */
  readonly chance: Float64Array;
  /** By bid, then at bidder's hand · hands + other's hand: what the bidder is paid once the bid is called, 1 or −1. */
  readonly called: readonly Float64Array[];
  /** By node: how many actions all nodes before it have; one more at the end. */
  readonly first: Int32Array;
  /** Index of the hand that a seat of a state holds. */
  handOf(state: LiarsDice, seat: number): number;
}

/** The last bid of a node; −1 where none was made. */
export const lastBid = (node: number): number => 31 - Math.clz32(node);

/** The seat to move at a node. */
export function moverAt(node: number): number {
  let bits = 0;
  for (let rest = node; rest !== 0; rest &= rest - 1) bits++;
  return bits & 1;
}

/** How many bids may follow at a node; the call, where there is a bid to call, is the action after them. */
export const raisesAt = (tree: BidTree, node: number): number => tree.bids - 1 - lastBid(node);

/** The node of a state's bids. */
export const nodeOf = (s: LiarsDice): number => s.calls.reduce((node, id) => node | (1 << id), 0);

/** The tree of one choice of parameters, its payoffs played out in the game itself. */
export function bidTree(parameters: LiarsDiceParameters): BidTree {
  const bids = liar(parameters);
  const dealt = handsOf(parameters);
  const keys = [...dealt.keys()];
  const first = new Int32Array((1 << bids) + 1);
  for (let node = 0; node < 1 << bids; node++) {
    first[node + 1] = (first[node] as number) + bids - 1 - lastBid(node) + (node === 0 ? 0 : 1);
  }
  return {
    bids,
    nodes: 1 << bids,
    hands: keys.length,
    chance: Float64Array.from(dealt.values(), ({ chance }) => chance),
    called: Array.from({ length: bids }, (_, bid) =>
      Float64Array.from(
        [...dealt.values()].flatMap((own) => [...dealt.values()].map((other) => paid(parameters, own.rolls, other.rolls, bid))),
      ),
    ),
    first,
    handOf: (state, seat) => keys.indexOf(hand(state, seat).join(' ')),
  };
}

/** Hands by their sorted faces, each with one way to roll it and the probability of all. */
function handsOf({ dice, sides }: LiarsDiceParameters): Map<string, { rolls: readonly number[]; chance: number }> {
  const hands = new Map<string, { rolls: readonly number[]; chance: number }>();
  const ways = sides ** dice;
  for (let way = 0; way < ways; way++) {
    const rolls = Array.from({ length: dice }, (_, die) => Math.floor(way / sides ** die) % sides).sort((a, b) => a - b);
    const key = rolls.map((id) => id + 1).join(' ');
    hands.set(key, { rolls, chance: (hands.get(key)?.chance ?? 0) + 1 / ways });
  }
  return hands;
}

function paid(parameters: LiarsDiceParameters, own: readonly number[], other: readonly number[], bid: number): number {
  const ids = [...own, ...other, bid, liar(parameters)];
  const end = ids.reduce((state, id) => liarsDice.apply(state, id), liarsDice.start(parameters));
  return liarsDice.returns(end)[0] as number;
}

/** Numbers by node, action and hand that a tree of these parameters takes, without building it. */
export function treeSize(parameters: LiarsDiceParameters): number {
  const { dice, sides } = parameters;
  let hands = 1;
  for (let k = 1; k <= dice; k++) hands = (hands * (sides - 1 + k)) / k;
  return 2 ** (allDice(parameters) * sides + 1) * hands;
}
