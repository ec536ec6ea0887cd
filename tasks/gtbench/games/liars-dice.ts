import { z } from 'zod';
import { CHANCE, type ChanceOutcome, ENDED, type Game } from '../../../harness/core/game.ts';
import { whole } from '../parameters.ts';
import { ladder } from './liars-dice-ladder.ts';
import { renamed } from './open-spiel.ts';

export interface LiarsDiceParameters {
  /** Dice of each seat. */
  readonly dice: number;
  readonly sides: number;
  /** What a higher bid may start anew: the face, by naming more dice, or the quantity, by naming a higher face. */
  readonly bidding: 'reset-face' | 'reset-quantity';
}

export interface LiarsDice {
  readonly parameters: LiarsDiceParameters;
  /** Faces in the order rolled, all of seat 0's first; each seat's are sorted once all are rolled. */
  readonly rolls: number[];
  /** Action ids in the order played; seat 0 played the first. */
  readonly calls: number[];
  /** Legal ids by the last bid. */
  readonly raises: readonly (readonly number[])[];
}

const SEATS = 2;
const NONE: readonly number[] = [];
const faces: ChanceOutcome[][] = [];

function outcomes(sides: number): readonly ChanceOutcome[] {
  faces[sides] ??= Array.from({ length: sides }, (_, id): ChanceOutcome => [id, 1 / sides]);
  return faces[sides];
}

/** Dice of both seats together: the most that a bid can name. */
export const allDice = ({ dice }: LiarsDiceParameters): number => SEATS * dice;

/** The action id of the call that ends the game, one above the highest bid's. */
export const liar = (p: LiarsDiceParameters): number => allDice(p) * p.sides;

/** How many dice of which face a bid claims. */
export function bid(p: LiarsDiceParameters, id: number): { quantity: number; face: number } {
  const step = p.bidding === 'reset-face' ? p.sides : allDice(p);
  const [high, low] = [Math.floor(id / step) + 1, (id % step) + 1];
  return p.bidding === 'reset-face' ? { quantity: high, face: low } : { quantity: low, face: high };
}

/** A seat's dice; fewer, or none, before all are rolled. */
export const hand = (s: LiarsDice, seat: number): number[] => s.rolls.slice(seat * s.parameters.dice, (seat + 1) * s.parameters.dice);

const rolled = (s: LiarsDice): boolean => s.rolls.length === SEATS * s.parameters.dice;
const called = (s: LiarsDice): boolean => s.calls.length > 0 && s.calls[s.calls.length - 1] === liar(s.parameters);

/** Whether the bid that was called a lie holds; dice of the highest face count for every bid. */
export function holds(s: LiarsDice): boolean {
  const { quantity, face } = bid(s.parameters, s.calls[s.calls.length - 2] as number);
  let count = 0;
  for (let i = 0; i < s.rolls.length; i++) if (s.rolls[i] === face || s.rolls[i] === s.parameters.sides) count++;
  return count >= quantity;
}

function sortHands(rolls: number[], dice: number): void {
  if (dice === 1) return;
  const sorted = Array.from({ length: SEATS }, (_, seat) => rolls.slice(seat * dice, (seat + 1) * dice).sort((a, b) => a - b)).flat();
  for (let i = 0; i < rolls.length; i++) rolls[i] = sorted[i] as number;
}

const text = (p: LiarsDiceParameters, id: number): string => {
  if (id === liar(p)) return 'Liar';
  const { quantity, face } = bid(p, id);
  return `${quantity}-${face}`;
};

const spoken = (s: LiarsDice, hands: readonly string[]): string => [...hands, ...s.calls.map((id) => text(s.parameters, id))].join(' ');

/** A hand as OpenSpiel writes it: faces without a space, −1 for a die that is not rolled. */
const shown = (s: LiarsDice, seat: number): string =>
  Array.from({ length: s.parameters.dice }, (_, i) => s.rolls[seat * s.parameters.dice + i] ?? -1).join('');

/** Liar's dice for two: bids on both hands rise until one is called a lie; the highest face is wild (as in Lisý, Lanctot and Bowling, 2015). */
export const liarsDice: Game<LiarsDice, LiarsDiceParameters> = {
  id: 'liars-dice',
  version: '1',
  parameters: z.strictObject({
    dice: whole(1, 10).default(1),
    sides: whole(2, 20).default(6),
    bidding: z.enum(['reset-face', 'reset-quantity'], 'expected reset-face or reset-quantity').default('reset-face'),
  }),
  players: () => SEATS,
  start: (parameters) => ({ parameters, rolls: [], calls: [], raises: ladder(liar(parameters)) }),
  mover: (s) => (!rolled(s) ? CHANCE : called(s) ? ENDED : s.calls.length & 1),
  legal(s) {
    if (!rolled(s) || called(s)) return NONE;
    return s.raises[s.calls.length === 0 ? 0 : (s.calls[s.calls.length - 1] as number) + 1] as readonly number[];
  },
  chance: (s) => outcomes(s.parameters.sides),
  apply(s, id) {
    if (rolled(s)) s.calls.push(id);
    else {
      s.rolls.push(id + 1);
      if (rolled(s)) sortHands(s.rolls, s.parameters.dice);
    }
    return s;
  },
  copy: (s) => ({ parameters: s.parameters, rolls: s.rolls.slice(), calls: s.calls.slice(), raises: s.raises }),
  returns(s) {
    if (!called(s)) return [0, 0];
    const bidder = s.calls.length & 1;
    return holds(s) === (bidder === 0) ? [1, -1] : [-1, 1];
  },
  actionText: (s, seat, id) => (seat === CHANCE ? `Roll ${id + 1}` : text(s.parameters, id)),
  stateText(s) {
    const all = spoken(s, [shown(s, 0), shown(s, 1)]);
    return rolled(s) ? all : `${all} - chance node, current roller is player ${Math.floor(s.rolls.length / s.parameters.dice)}`;
  },
  informationText: (s, seat) => spoken(s, [shown(s, seat)]),
  determinise(s, seat, rng) {
    const { dice, sides } = s.parameters;
    const rolls = s.rolls.map((face, i) => (Math.floor(i / dice) === seat ? face : rng.below(sides) + 1));
    if (rolled(s)) sortHands(rolls, dice);
    return { parameters: s.parameters, rolls, calls: s.calls.slice(), raises: s.raises };
  },
  highestReturn: 1,
  openSpiel: {
    name: 'liars_dice',
    parameters({ players, ...raw }) {
      const ours = renamed(raw, { numdice: 'dice', dice_sides: 'sides', bidding_rule: 'bidding' });
      return liarsDice.parameters.parse(players === undefined || players === String(SEATS) ? ours : { ...ours, players });
    },
  },
};
