import { MOST_ITEMS } from './negotiation-instance.ts';

/** The shape of a negotiation's moves. */
export interface Shape {
  /** Kinds of items. */
  readonly items: number;
  readonly symbols: number;
  readonly utteranceDim: number;
}

const BASE = MOST_ITEMS + 1;

/** The id that accepts the last proposal, one above the highest proposal's. Utterances follow it. */
export const agree = ({ items }: Shape): number => BASE ** items;

/** The digits of a number, most significant first. */
function digits(number: number, base: number, count: number): number[] {
  const all = new Array<number>(count);
  for (let i = count - 1, left = number; i >= 0; i--, left = Math.floor(left / base)) all[i] = left % base;
  return all;
}

/** How many items of each kind a proposal leaves to the seat that makes it. */
export const quantities = ({ items }: Shape, id: number): number[] => digits(id, BASE, items);

/** The symbols of an utterance. */
export const symbolsOf = (shape: Shape, id: number): number[] => digits(id - agree(shape) - 1, shape.symbols, shape.utteranceDim);

/** Legal moves under one pool. All lists are ascending and shared. */
export interface Moves {
  /** Before there is a proposal to accept. */
  readonly opening: readonly number[];
  readonly proposals: readonly number[];
  readonly utterances: readonly number[];
}

const moves = new Map<string, Moves>();
const utterances = new Map<string, readonly number[]>();

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

function utterancesOf(shape: Shape): readonly number[] {
  const { items, symbols, utteranceDim } = shape;
  return kept(utterances, `${items} ${symbols} ${utteranceDim}`, () =>
    Array.from({ length: symbols ** utteranceDim }, (_, i) => agree(shape) + 1 + i),
  );
}

/** The legal moves of a negotiation over this pool, one number for each kind of item. */
export function movesFor(shape: Shape, pool: readonly number[]): Moves {
  return kept(moves, `${shape.symbols} ${shape.utteranceDim} ${pool}`, () => {
    const opening = pool.reduce<number[]>(
      (ids, most) => ids.flatMap((id) => Array.from({ length: most + 1 }, (_, n) => id * BASE + n)),
      [0],
    );
    return { opening, proposals: [...opening, agree(shape)], utterances: utterancesOf(shape) };
  });
}
