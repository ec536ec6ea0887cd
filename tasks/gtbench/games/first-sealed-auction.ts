import { z } from 'zod';
import { CHANCE, type ChanceOutcome, ENDED, type Game } from '../../../harness/core/game.ts';
import { whole } from '../parameters.ts';
import { renamed } from './open-spiel.ts';

export interface AuctionParameters {
  readonly players: number;
  /** Values are 1 to this. */
  readonly maxValue: number;
}

export interface Auction {
  readonly parameters: AuctionParameters;
  /** What the object is worth to each seat, in seat order. */
  readonly values: number[];
  readonly bids: number[];
  /** The seat that won; −1 before the lot is drawn among the highest bidders. */
  winner: number;
}

const NONE: readonly number[] = [];
const valuesUpTo: ChanceOutcome[][] = [];
const bidsBelow: number[][] = [];
/** By a bit for each highest bidder. */
const lots: ChanceOutcome[][] = [];

function values(most: number): readonly ChanceOutcome[] {
  valuesUpTo[most] ??= Array.from({ length: most }, (_, i): ChanceOutcome => [i + 1, 1 / most]);
  return valuesUpTo[most];
}

function bids(value: number): readonly number[] {
  bidsBelow[value] ??= Array.from({ length: value }, (_, bid) => bid);
  return bidsBelow[value];
}

function lot(offered: readonly number[]): readonly ChanceOutcome[] {
  const highest = Math.max(...offered);
  const mask = offered.reduce((bits, bid, seat) => (bid === highest ? bits | (1 << seat) : bits), 0);
  if (lots[mask] === undefined) {
    const best = offered.flatMap((bid, seat) => (bid === highest ? [seat] : []));
    lots[mask] = best.map((seat): ChanceOutcome => [seat, 1 / best.length]);
  }
  return lots[mask];
}

/** First-price sealed-bid auction: private uniform values, bids strictly below them, ties by lot (Vickrey, 1961, in whole numbers). */
export const firstSealedAuction: Game<Auction, AuctionParameters> = {
  id: 'first-sealed-auction',
  version: '1',
  parameters: z.strictObject({ players: whole(2, 10).default(2), maxValue: whole(1, 1000).default(10) }),
  players: ({ players }) => players,
  start: (parameters) => ({ parameters, values: [], bids: [], winner: -1 }),
  mover(s) {
    const { players } = s.parameters;
    if (s.values.length < players) return CHANCE;
    if (s.bids.length < players) return s.bids.length;
    return s.winner < 0 ? CHANCE : ENDED;
  },
  legal(s, seat) {
    const { players } = s.parameters;
    return s.values.length < players || s.bids.length === players ? NONE : bids(s.values[seat] as number);
  },
  chance: (s) => (s.values.length < s.parameters.players ? values(s.parameters.maxValue) : lot(s.bids)),
  apply(s, id) {
    const { players } = s.parameters;
    if (s.values.length < players) s.values.push(id);
    else if (s.bids.length < players) s.bids.push(id);
    else s.winner = id;
    return s;
  },
  copy: (s) => ({ parameters: s.parameters, values: s.values.slice(), bids: s.bids.slice(), winner: s.winner }),
  returns(s) {
    const payoffs = new Array<number>(s.parameters.players).fill(0);
    if (s.winner >= 0) payoffs[s.winner] = (s.values[s.winner] as number) - (s.bids[s.winner] as number);
    return payoffs;
  },
  actionText(s, seat, id) {
    if (seat !== CHANCE) return `Player ${seat} bid: ${id}`;
    return s.values.length < s.parameters.players ? `Player ${s.values.length} value: ${id}` : `Chose winner ${id}`;
  },
  stateText: (s) => `${s.values};${s.bids}${s.winner < 0 ? '' : `;${s.winner}`}`,
  informationText(s, seat) {
    const own = [`p${seat}`];
    if (s.values[seat] !== undefined) own.push(`val ${s.values[seat]}`);
    if (s.bids[seat] !== undefined) own.push(`bid ${s.bids[seat]}`);
    return own.join(' ');
  },
  observationText: (s, seat) => `${s.values[seat] ?? ''}`,
  /** Others' bids are as hidden as their values: both are drawn anew, and so is the lot. */
  determinise(s, seat, rng) {
    const worth = s.values.map((value, other) => (other === seat ? value : rng.below(s.parameters.maxValue) + 1));
    const offered = s.bids.map((bid, other) => (other === seat ? bid : rng.below(worth[other] as number)));
    return { parameters: s.parameters, values: worth, bids: offered, winner: -1 };
  },
  openSpiel: {
    name: 'first_sealed_auction',
    parameters: (raw) => firstSealedAuction.parameters.parse(renamed(raw, { max_value: 'maxValue' })),
  },
};
