import { CHANCE } from '../../../harness/core/game.ts';
import { system, user } from '../../../harness/core/message.ts';
import type { GameEvent } from '../game-event.ts';
import { legalMoves } from '../move-list.ts';
import { firstSealedAuctionCompat } from './first-sealed-auction.compat.ts';
import { type Auction, type AuctionParameters, firstSealedAuction } from './first-sealed-auction.ts';

const rules = ({ players, maxValue }: AuctionParameters): string => {
  const others = players === 2 ? 'one other bidder' : `${players - 1} other bidders`;
  return `You are bidding in a sealed-bid auction against ${others}, and you want your payoff to be as high as possible.
One object is for sale. There are ${players} bidders. To each of them it is worth a value of their own, a whole number drawn at random from 1 to ${maxValue}, every number as likely as the other, whatever the others' values are. A bidder knows their own value and nobody else's.
Every bidder hands in one bid without seeing any other bid: a whole number, at least 0 and strictly below their own value.
The highest bid wins. Of several equal highest bids one is chosen at random, each with the same chance.
The winner's payoff is their value minus their own bid. Everybody else's payoff is 0.
A bid is written as its number: <0> bids 0.`;
};

const board = ({ parameters: { players }, values, bids, winner }: Auction): string =>
  Array.from({ length: players }, (_, seat) => {
    const value = values[seat] === undefined ? 'no value yet' : `value ${values[seat]}`;
    const bid = bids[seat] === undefined ? '' : `, bid ${bids[seat]}`;
    return `player ${seat + 1}: ${value}${bid}${seat === winner ? ', wins' : ''}`;
  }).join('\n');

export const firstSealedAuctionEvent: GameEvent<Auction, AuctionParameters> = {
  game: firstSealedAuction,
  title: 'First-price sealed-bid auction',
  family: 'bargaining',
  generalSum: true,
  turns: 1,
  form: /^-?[\d.]+$/,
  describe({ state, seat, parameters }) {
    const bids = firstSealedAuction.legal(state, seat);
    const situation = [
      `You are player ${seat + 1} of ${parameters.players}. To you the object is worth ${state.values[seat]}.`,
      legalMoves(
        bids.map((bid) => `<${bid}>`),
        `every whole number from <0> to <${bids.at(-1)}>`,
      ),
    ];
    return [system(rules(parameters)), user(situation.join('\n\n'))];
  },
  token(s, seat, id) {
    if (seat !== CHANCE) return `<${id}>`;
    const { players } = s.parameters;
    return s.values.length < players ? `to player ${s.values.length + 1} it is worth ${id}` : `player ${id + 1} wins`;
  },
  board,
  compat: firstSealedAuctionCompat,
};
