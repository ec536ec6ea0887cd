import { legalOnes, paperPrompt } from '../compat-prompt.ts';
import type { PaperForm } from '../game-event.ts';
import { BET, decision, type KuhnPoker, kuhnPoker, PASS } from './kuhn-poker.ts';

const CARDS = ['Jack (J)', 'Queen (Q)', 'King (K)'];

const RULES = `Kuhn poker: two players put one chip each into a pot and get one card each from a deck of Jack, Queen and King, the King highest. The first player passes or bets one chip, then the second one answers; after a pass and a bet the first one answers once more. Passing a bet gives up the pot; if both passed or both bet, the higher card wins it.
The two moves are <Pass> and <Bet>.`;

/** Whom the adapter took for the author of a past decision: right for seat 0, but seat 1 was told that its opponent's opening was its own. */
const author = (seat: number, k: number): string => ((seat + 1) % (k + 1) === 0 ? 'you' : 'your opponent');

export const kuhnPokerCompat: PaperForm<KuhnPoker> = {
  describe(s, seat, write) {
    const moves = Array.from({ length: s.decisions }, (_, k) => `${k + 1}. ${author(seat, k)}: ${write(decision(s, k))}`);
    return paperPrompt(RULES, [
      `Your card: ${CARDS[s.cards[seat] ?? 0]}`,
      moves.length === 0 ? 'Nobody has moved yet.' : `Moves so far:\n${moves.join('\n')}`,
      legalOnes(kuhnPoker.legal(s, seat).map(write)),
    ]);
  },
  example: () => '<Pass>',
  pattern: /<Pass>|<Bet>/g,
  action: (move) => (move === '<Bet>' ? BET : PASS),
};
