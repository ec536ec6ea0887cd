import { z } from 'zod';
import { CHANCE, ENDED, type Game } from '../../../harness/core/game.ts';
import { whole } from '../parameters.ts';
import { cardsLeft } from './kuhn-deck.ts';

export interface KuhnParameters {
  readonly players: number;
}

export interface KuhnPoker {
  readonly players: number;
  /** Cards in deal order, 0 the lowest of players + 1. */
  readonly cards: number[];
  /** Decisions made so far, and a bit for each: 1 bet, 0 pass. Decision k is that of seat k mod players. */
  decisions: number;
  bets: number;
  /** The seat that bet first; -1 before. */
  bettor: number;
}

export const PASS = 0;
export const BET = 1;
const CHOICES: readonly number[] = [PASS, BET];
const NONE: readonly number[] = [];
const LETTERS = ['p', 'b'];

/** Once somebody has bet, all others answer once; without a bet, everybody passes once. */
const over = (s: KuhnPoker): boolean => s.decisions === s.players + Math.max(s.bettor, 0);

/** What decision k was: PASS or BET. */
export const decision = (s: KuhnPoker, k: number): number => (s.bets >> k) & 1;

/** A seat's chips in the pot: the ante, and one more if it bet. */
export const stake = (s: KuhnPoker, seat: number): number => 1 + decision(s, seat) + decision(s, seat + s.players);

const letters = (s: KuhnPoker): string => Array.from({ length: s.decisions }, (_, k) => LETTERS[decision(s, k)]).join('');

/** The highest card among those who bet, or among all where nobody did. */
function winner(s: KuhnPoker): number {
  let best = -1;
  for (let seat = 0; seat < s.players; seat++) {
    const stays = s.bettor < 0 || stake(s, seat) === 2;
    if (stays && (best < 0 || (s.cards[seat] as number) > (s.cards[best] as number))) best = seat;
  }
  return best;
}

/** Kuhn poker: one card each from a deck of players + 1, an ante of 1, one round of betting 1 (Kuhn, 1950; Lanctot, 2014, for more seats). */
export const kuhnPoker: Game<KuhnPoker, KuhnParameters> = {
  id: 'kuhn-poker',
  version: '1',
  parameters: z.strictObject({ players: whole(2, 10).default(2) }),
  players: ({ players }) => players,
  start: ({ players }) => ({ players, cards: [], decisions: 0, bets: 0, bettor: -1 }),
  mover: (s) => (s.cards.length < s.players ? CHANCE : over(s) ? ENDED : s.decisions % s.players),
  legal: (s) => (s.cards.length < s.players || over(s) ? NONE : CHOICES),
  chance: (s) => cardsLeft(s.players + 1, s.cards),
  apply(s, id) {
    if (s.cards.length < s.players) {
      s.cards.push(id);
      return s;
    }
    if (id === BET && s.bettor < 0) s.bettor = s.decisions;
    s.bets |= id << s.decisions;
    s.decisions++;
    return s;
  },
  copy: (s) => ({ players: s.players, cards: s.cards.slice(), decisions: s.decisions, bets: s.bets, bettor: s.bettor }),
  returns(s) {
    const payoffs = new Array<number>(s.players).fill(0);
    if (s.cards.length < s.players || !over(s)) return payoffs;
    const best = winner(s);
    for (let seat = 0; seat < s.players; seat++) {
      if (seat === best) continue;
      payoffs[seat] = -stake(s, seat);
      payoffs[best] = (payoffs[best] as number) + stake(s, seat);
    }
    return payoffs;
  },
  actionText: (_, seat, id) => (seat === CHANCE ? `Deal:${id}` : id === BET ? 'Bet' : 'Pass'),
  stateText: (s) => [...s.cards, ...(s.decisions > 0 ? [letters(s)] : [])].join(' '),
  informationText: (s, seat) => `${s.cards[seat] ?? ''}${letters(s)}`,
  observationText: (s, seat) => `${s.cards[seat] ?? ''}${Array.from({ length: s.players }, (_, other) => stake(s, other)).join('')}`,
  determinise(s, seat, rng) {
    const own = s.cards[seat];
    const others = rng.shuffle(Array.from({ length: s.players + 1 }, (_, card) => card).filter((card) => card !== own));
    const cards = s.cards.map((_, other) => (other === seat ? (own as number) : (others.pop() as number)));
    return { ...s, cards };
  },
  openSpiel: { name: 'kuhn_poker', parameters: (raw) => kuhnPoker.parameters.parse(raw) },
};
