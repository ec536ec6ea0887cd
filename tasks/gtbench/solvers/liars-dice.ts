import { type LiarsDice, type LiarsDiceParameters, liarsDice } from '../games/liars-dice.ts';
import { CfrPlus } from './cfr-plus.ts';
import { kept } from './kept.ts';
import { type BidTree, bidTree, nodeOf, treeSize } from './liars-dice-tree.ts';
import { bestResponse, nashConv, type Values } from './liars-dice-values.ts';
import type { Solver } from './solver.ts';

/** Of the numbers below, raised whenever they could come out otherwise. */
export const LIARS_DICE_SOLVER_VERSION = '1';

/** What is left to gain by best responses of both seats together when the search for an equilibrium stops. */
export const MOST_NASH_CONV = 0.002;

/** Largest tree that is solved, which takes seconds: one die of seven sides each is within it, one of eight is not. */
const MOST_NUMBERS = 2 ** 18;

/** Iterations between looks at how far play is from an equilibrium; a look costs about as much as one of them. */
const STRIDE = 10;

/** Iterations after which play is taken as it is; no tree within the size above has needed a tenth of them. */
const MOST_ITERATIONS = 10_000;

/** An approximate equilibrium and what it makes of the tree. */
export interface Solved {
  readonly tree: BidTree;
  /** Probabilities by node, action and hand. */
  readonly play: Float64Array;
}

const solved = new Map<string, Solved>();
const responses = new WeakMap<Solved, { values: Values; others: Float64Array }[]>();

/** Play of an equilibrium to within MOST_NASH_CONV, kept in memory and on disk; undefined where the tree is too large. */
export function liarsDiceEquilibrium(parameters: LiarsDiceParameters): Solved | undefined {
  if (treeSize(parameters) > MOST_NUMBERS) return undefined;
  const { dice, sides, bidding } = parameters;
  const name = `${dice} ${sides} ${bidding}`;
  const found = solved.get(name);
  if (found !== undefined) return found;
  const tree = bidTree(parameters);
  const key = { solver: liarsDice.id, version: LIARS_DICE_SOLVER_VERSION, game: liarsDice.version, dice, sides, bidding, MOST_NASH_CONV };
  const play = kept(key, (tree.first[tree.nodes] as number) * tree.hands, () => averagePlay(tree));
  const equilibrium = { tree, play };
  solved.set(name, equilibrium);
  return equilibrium;
}

function averagePlay(tree: BidTree): Float64Array {
  const search = new CfrPlus(tree);
  for (;;) {
    for (let i = 0; i < STRIDE; i++) search.iterate();
    const play = search.average();
    if (search.iterations >= MOST_ITERATIONS || nashConv(tree, play) <= MOST_NASH_CONV) return play;
  }
}

/** Where a state's mover stands: the node, its own hand and the first of its numbers by action. */
function standing({ tree }: Solved, s: LiarsDice): { seat: number; node: number; hand: number; at: number } {
  const seat = liarsDice.mover(s);
  const node = nodeOf(s);
  const hand = tree.handOf(s, seat);
  return { seat, node, hand, at: (tree.first[node] as number) * tree.hands + hand };
}

function mixture(s: LiarsDice): readonly number[] | undefined {
  const found = liarsDiceEquilibrium(s.parameters);
  if (found === undefined) return undefined;
  const { seat, at } = standing(found, s);
  return liarsDice.legal(s, seat).map((_, action) => found.play[at + action * found.tree.hands] as number);
}

function moveValues(s: LiarsDice): readonly number[] | undefined {
  const found = liarsDiceEquilibrium(s.parameters);
  if (found === undefined) return undefined;
  const { hands } = found.tree;
  const { seat, node, at } = standing(found, s);
  const both = responses.get(found) ?? [0, 1].map((own) => bestResponse(found.tree, found.play, own));
  responses.set(found, both);
  const { values, others } = both[seat] as { values: Values; others: Float64Array };
  const total = others.subarray(node * hands, (node + 1) * hands).reduce((sum, weight) => sum + weight, 0);
  // What the other seat never does in this equilibrium says nothing of its hand.
  if (total === 0) return undefined;
  return liarsDice.legal(s, seat).map((_, action) => (values.actions[at + action * hands] as number) / total);
}

/** Play of an approximate equilibrium of liar's dice, found by CFR+. Values of moves are against the other seat's part of it. */
export const liarsDiceSolver: Solver<LiarsDice> = { game: liarsDice.id, moveValues, mixture };
