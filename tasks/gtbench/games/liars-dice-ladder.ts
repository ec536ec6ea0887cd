/** Legal moves by number of bids, then by the last bid plus one. */
const known: (readonly (readonly number[])[])[] = [];

/**
 * What may follow the last bid, at index bid + 1 (0: nothing has been bid): all higher bids and, once there is one to call,
 * the id above them all, which calls it a lie. The lists are shared.
 */
export function ladder(bids: number): readonly (readonly number[])[] {
  known[bids] ??= Array.from({ length: bids + 1 }, (_, low) =>
    Array.from({ length: bids - low + (low === 0 ? 0 : 1) }, (__, i) => low + i),
  );
  return known[bids];
}
