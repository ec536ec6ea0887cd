import { CHANCE } from '../../../harness/core/game.ts';
import { system, user } from '../../../harness/core/message.ts';
import type { GameEvent } from '../game-event.ts';
import { called, legalMoves } from '../move-list.ts';
import { kuhnPokerCompat } from './kuhn-poker.compat.ts';
import { BET, decision, type KuhnParameters, type KuhnPoker, kuhnPoker, stake } from './kuhn-poker.ts';

/** Two seats play with Jack, Queen and King; more seats with numbers from 1. */
const cardName = (players: number, card: number): string =>
  players === 2 ? (['the Jack', 'the Queen', 'the King'][card] ?? '') : `the ${card + 1}`;

const rules = (players: number): string => {
  const deck =
    players === 2
      ? 'three cards: Jack, Queen and King, the King highest'
      : `${players + 1} cards, numbered 1 to ${players + 1}, ${players + 1} the highest`;
  const others = players === 2 ? 'your opponent' : `${players - 1} others`;
  return `You are playing Kuhn poker against ${others}, and you want to win as many chips as you can.
The deck has ${deck}. There are ${players} players. Each puts 1 chip into the pot and is dealt one card, which only they see; one card stays out.
Then the players speak in turn, player 1 first, with two choices, <Pass> and <Bet>.
While nobody has bet, <Bet> puts 1 more chip into the pot and <Pass> does not. If everybody passes, the highest card wins the pot.
Once somebody has bet, each of the others answers once, in turn: <Bet> calls with 1 more chip, <Pass> folds and gives up the chips paid in.
Then the highest card among those who bet or called wins the pot; if nobody called, the one who bet wins it.`;
};

const seats = (s: KuhnPoker): number[] => Array.from({ length: s.players }, (_, seat) => seat);

function verb(s: KuhnPoker, k: number): string {
  if (s.bettor >= 0 && k > s.bettor) return decision(s, k) === BET ? 'called <Bet>' : 'folded <Pass>';
  return decision(s, k) === BET ? 'bet <Bet>' : 'passed <Pass>';
}

function spoken(s: KuhnPoker, reader: number): string {
  if (s.decisions === 0) return 'Nobody has spoken yet.';
  const lines = Array.from({ length: s.decisions }, (_, k) => `${k + 1}. ${called(k % s.players, reader, s.players)} ${verb(s, k)}`);
  return `So far:\n${lines.join('\n')}`;
}

const board = (s: KuhnPoker): string =>
  seats(s)
    .map((seat) => {
      const own = Array.from({ length: s.decisions }, (_, k) => k).filter((k) => k % s.players === seat);
      const card = s.cards[seat] === undefined ? 'no card yet' : cardName(s.players, s.cards[seat]);
      return [`player ${seat + 1}: ${card}`, `${stake(s, seat)} in the pot`, ...own.map((k) => verb(s, k))].join(', ');
    })
    .join('\n');

export const kuhnPokerEvent: GameEvent<KuhnPoker, KuhnParameters> = {
  game: kuhnPoker,
  title: 'Kuhn poker',
  family: 'cards & dice',
  turns: 2,
  form: /^(pass|bet)$/,
  describe({ state, seat, parameters: { players } }) {
    const chips = seats(state).map((other) => `${called(other, seat, players)} ${stake(state, other)}`);
    const situation = [
      `You are player ${seat + 1} of ${players}. Your card is ${cardName(players, state.cards[seat] ?? 0)}.`,
      spoken(state, seat),
      `Chips in the pot: ${chips.join(', ')}.`,
      state.bettor >= 0 ? '<Bet> calls for 1 chip, <Pass> folds.' : '<Bet> bets 1 chip, <Pass> bets nothing.',
      legalMoves(['<Pass>', '<Bet>']),
    ];
    return [system(rules(players)), user(situation.join('\n\n'))];
  },
  token: (s, seat, id) =>
    seat === CHANCE ? `player ${s.cards.length + 1} is dealt ${cardName(s.players, id)}` : id === BET ? '<Bet>' : '<Pass>',
  board,
  compat: kuhnPokerCompat,
};
