/** Positions whose legal moves are kept; games with more work them out anew. */
const MOST_POSITIONS = 1 << 16;

/** Legal moves of the positions of one game, kept by key: the piles as one number in a mixed base. */
export interface Takes {
  /** Matches in the piles at the start, and their key. */
  readonly matches: number;
  readonly start: number;
  /** How much one match of each pile weighs in a key. */
  readonly weights: readonly number[];
  /** Undefined: the game has too many positions to keep. */
  readonly known: (readonly number[] | undefined)[] | undefined;
}

const games = new WeakMap<readonly number[], Takes>();

/** The legal moves of all games that start from this very list of piles. */
export function takesFrom(start: readonly number[]): Takes {
  const found = games.get(start);
  if (found !== undefined) return found;
  let positions = 1;
  const weights = start.map((pile) => {
    const weight = positions;
    positions *= pile + 1;
    return weight;
  });
  const matches = start.reduce((sum, pile) => sum + pile, 0);
  // The largest key is the start's: every digit is at its most.
  const takes: Takes = { matches, start: positions - 1, weights, known: positions <= MOST_POSITIONS ? [] : undefined };
  games.set(start, takes);
  return takes;
}

/** Action ids, (take − 1)·piles + pile, ascending. */
export function legalTakes({ known }: Takes, key: number, piles: readonly number[]): readonly number[] {
  const found = known?.[key];
  if (found !== undefined) return found;
  const ids: number[] = [];
  for (let take = 1; take <= Math.max(...piles); take++)
    for (let pile = 0; pile < piles.length; pile++) if (take <= (piles[pile] as number)) ids.push((take - 1) * piles.length + pile);
  if (known !== undefined) known[key] = ids;
  return ids;
}
