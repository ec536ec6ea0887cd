import { numbersIn, paperPrompt } from '../compat-prompt.ts';
import type { PaperForm } from '../game-event.ts';
import { type Negotiation, owesUtterance } from './negotiation.ts';
import { agree, quantities, symbolsOf } from './negotiation-moves.ts';

const RULES = `Negotiation: two players divide a pool of three kinds of items, which are worth something else to each of them. They take turns. A turn has two stages: in the Proposal stage you say how many items of each kind you want for yourself, or agree to the last proposal; in the Utterance stage you send your opponent a message of three numbers. If a proposal is agreed to, each player gains what their items are worth to them; without agreement nobody gains anything.`;

const PROPOSE = `Stage: Proposal
<Proposal: [a, b, c]> asks for a, b and c items of the three kinds. <Agree> accepts the last proposal.`;
const UTTER = `Stage: Utterance
<Utterance: [a, b, c]> sends the numbers a, b and c; at least one item of each kind must be left to your opponent.`;

const bracketed = (numbers: readonly number[]): string => `[${numbers.join(', ')}]`;

/** Digits to an id, in a base and none above its highest digit. */
const folded = (digits: readonly number[], base: number): number => digits.reduce((id, digit) => id * base + Math.min(digit, base - 1), 0);

/** Neither the turns left nor a list of moves was shown. Numbers that are too high are the highest; blanks must stand after commas only. */
export const negotiationCompat: PaperForm<Negotiation> = {
  describe(s, seat) {
    const [proposal, utterance] = [s.proposals.at(-1), s.utterances.at(-1)];
    return paperPrompt(RULES, [
      owesUtterance(s) ? UTTER : PROPOSE,
      `Items in the pool: ${bracketed(s.instance.pool)}\nWhat an item of each kind is worth to you: ${bracketed(s.instance.utilities[seat] ?? [])}`,
      [
        `Last proposal: ${proposal === undefined ? 'none' : bracketed(quantities(s.parameters, proposal))}`,
        `Last utterance: ${utterance === undefined ? 'none' : bracketed(symbolsOf(s.parameters, utterance))}`,
      ].join('\n'),
    ]);
  },
  example: (s) => (owesUtterance(s) ? '<Utterance: [1, 2, 3]>' : '<Proposal: [1, 2, 3]> or <Agree>'),
  pattern: /agree|Agree|AGREE|\[\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\]/g,
  action(move, s, legal) {
    const utters = owesUtterance(s);
    // The last legal id accepts only once there is a proposal; before, it asks for all items.
    if (move.toLowerCase() === 'agree') return utters ? undefined : legal.at(-1);
    if (!/^\[\d+, \d+, \d+\]$/.test(move)) return undefined;
    const numbers = numbersIn(move);
    return utters ? agree(s.parameters) + 1 + folded(numbers, 5) : folded(numbers, 6);
  },
};
