import type { Answer } from '../../../../tasks/or-r1/bundled/certify.ts';
import type { CuttingStock } from '../../../../tasks/or-r1/bundled/families/cutting-stock.ts';
import type { LotSizing } from '../../../../tasks/or-r1/bundled/families/lot-sizing.ts';

/** All quantities are multiples of five, and so are those of some best plan (given the set-ups it is a flow). */
const STEP = 5;

/** Period by period over what is in stock (or owed) of each line. */
export function secondLotSizing({ periods, lines, capacity, market }: LotSizing): Answer {
  const holding = lines[0]?.holding as number;
  if (market) {
    const pays = market.sell.some((sell, s) => market.buy.some((buy, t) => t <= s && sell - buy - holding * (s - t) > 0));
    if (pays) return 'unbounded';
    throw new Error('a market without a gain has no second method here');
  }
  let best = new Map([[lines.map((line) => line.stock).join(), 0]]);
  for (let t = 0; t < periods; t++) {
    const next = new Map<string, number>();
    for (const [key, cost] of best) {
      const stock = key.split(',').map(Number);
      const visit = (k: number, left: number, kept: number[], spent: number): void => {
        const line = lines[k];
        if (line === undefined) {
          const at = kept.join();
          next.set(at, Math.min(next.get(at) ?? Number.POSITIVE_INFINITY, spent));
          return;
        }
        const ahead = line.demand.slice(t + 1).reduce((sum, d) => sum + d, 0);
        for (let made = 0; made <= left; made += STEP) {
          const after = (stock[k] as number) + made - (line.demand[t] as number);
          if (after > Math.max(ahead, (stock[k] as number) - (line.demand[t] as number))) break;
          if (after < 0 && (line.late === null || t === periods - 1)) continue;
          const costs =
            (made > 0 ? line.setup : 0) + made * (line.unit[t] as number) + (after > 0 ? after * line.holding : -after * (line.late ?? 0));
          visit(k + 1, left - made, [...kept, after], spent + costs);
        }
      };
      const all = lines.reduce((sum, line) => sum + line.demand.reduce((a, b) => a + b, 0), 0);
      visit(0, capacity ?? all, [], cost);
    }
    best = next;
  }
  return best.size === 0 ? 'infeasible' : Math.min(...best.values());
}

/** Bar by bar over what is still to be cut. */
export function secondCuttingStock({ stocks, pieces }: CuttingStock): Answer {
  const known = new Map<string, number>();
  const prices = stocks.map((stock) => (stocks.length > 1 ? stock.price : 1));
  const least = (open: number[], left: number): number => {
    if (open.every((count) => count === 0)) return 0;
    const key = `${open.join()};${left}`;
    const had = known.get(key);
    if (had !== undefined) return had;
    // Bars may be cut in any order, so the next one holds one of the longest pieces still asked for.
    const longest = open.findIndex((count) => count > 0);
    let best = Number.POSITIVE_INFINITY;
    for (const [s, stock] of stocks.entries()) {
      if (s === 0 && left === 0) continue;
      for (const rest of afterOne(open, stock.length))
        if ((rest[longest] as number) < (open[longest] as number))
          best = Math.min(best, (prices[s] as number) + least(rest, s === 0 ? left - 1 : left));
    }
    known.set(key, best);
    return best;
  };
  /** What is left open after one bar from which nothing more can be cut that is asked for. */
  const afterOne = (open: number[], length: number, from = 0): number[][] => {
    const piece = pieces[from];
    if (piece === undefined) return pieces.some((p, i) => (open[i] as number) > 0 && p.length <= length) ? [] : [open];
    const most = Math.min(open[from] as number, Math.floor(length / piece.length));
    return Array.from({ length: most + 1 }, (_, count) =>
      afterOne(
        open.map((c, i) => (i === from ? c - count : c)),
        length - count * piece.length,
        from + 1,
      ),
    ).flat();
  };
  const demand = pieces.map((piece) => piece.demand);
  // A single stock is solved without its limit, which the result is then held against.
  const limit = stocks[0]?.most ?? null;
  const value = least(demand, limit === null || stocks.length === 1 ? -1 : limit);
  return stocks.length === 1 && limit !== null && value > limit ? 'infeasible' : value;
}
