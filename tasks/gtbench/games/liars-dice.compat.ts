import { legalOnes, numbersIn, paperPromptWithList } from '../compat-prompt.ts';
import type { PaperForm } from '../game-event.ts';
import { bid, hand, type LiarsDice, liar, liarsDice } from './liars-dice.ts';

const RULES = `Liar's dice: two players roll one die each in secret, so that there are two dice in total. They take turns bidding how many of the two dice show a face; every bid must be higher than the one before, by its number of dice or by its face. Instead of bidding you may challenge the last bid: then the dice are shown, and it wins if it was right, and loses otherwise.
<2 dices, 3 value> bids that both dice show a 3; <Liar> challenges.`;

/** That the highest face is wild was not said, and the last bid stood in two pairs of brackets. */
export const liarsDiceCompat: PaperForm<LiarsDice> = {
  describe(s, seat, write) {
    const last = s.calls.at(-1);
    return paperPromptWithList(RULES, [
      `Your die: ${hand(s, seat).join(', ')}`,
      last === undefined ? 'Nobody has bid yet.' : `The last bid of your opponent: <${write(last)}>`,
      legalOnes(liarsDice.legal(s, seat).map(write)),
    ]);
  },
  write({ parameters }, id) {
    if (id === liar(parameters)) return '<Liar>';
    const { quantity, face } = bid(parameters, id);
    return `<${quantity} dices, ${face} value>`;
  },
  example: () => '<2 dices, 3 value>',
  pattern: /<[1-2] dices?, [1-6] value>|<Liar>/g,
  action(move, { parameters }) {
    if (move === '<Liar>') return liar(parameters);
    const [quantity = 0, face = 0] = numbersIn(move);
    return (quantity - 1) * 6 + face - 1;
  },
};
