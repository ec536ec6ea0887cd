import { legalOnes, numbersIn, paperPrompt } from '../compat-prompt.ts';
import type { PaperForm } from '../game-event.ts';
import { type Auction, firstSealedAuction } from './first-sealed-auction.ts';

const RULES = `First-price sealed-bid auction: two bidders hand in one bid each for an object without seeing the other's. The higher bid wins and is paid; the winner gains what the object is worth to them less the bid. A bid must stay strictly below your valuation, or equal it.
A bid is written as its number: <0> bids nothing.`;

/** A bid that is not allowed is the nearest one that is. */
export const firstSealedAuctionCompat: PaperForm<Auction> = {
  describe: (s, seat, write) =>
    paperPrompt(RULES, [
      `Your valuation: ${s.values[seat]?.toFixed(1)}\nValuation of the other bidder: unknown`,
      legalOnes(firstSealedAuction.legal(s, seat).map(write)),
    ]),
  example: () => '<0>',
  pattern: /<(?:[0-9]|10)>/g,
  action(move, _, legal) {
    const [bid = 0] = numbersIn(move);
    return legal.reduce((best, other) => (Math.abs(other - bid) <= Math.abs(best - bid) ? other : best), legal[0] ?? 0);
  },
};
