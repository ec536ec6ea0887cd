import { legalOnes, numbersIn, paperPrompt } from '../compat-prompt.ts';
import type { PaperForm } from '../game-event.ts';
import { type Nim, nim } from './nim.ts';

const RULES = `Nim: two players take turns removing matches from four piles. On a turn you take one match or more, all from one pile. Whoever has to take the last match loses.
A move is written by its pile and the number of matches: <pile:3, take:2> takes two from the third pile.`;

export const nimCompat: PaperForm<Nim> = {
  describe: (s, seat, write) =>
    paperPrompt(RULES, [`Matches in piles 1 to 4: ${s.piles.join(', ')}`, legalOnes(nim.legal(s, seat).map(write))]),
  example: () => '<pile:3, take:2>',
  pattern: /<pile:1, take:1>|<pile:2, take:[1-3]>|<pile:3, take:[1-5]>|<pile:4, take:[1-7]>/g,
  action(move) {
    const [pile = 0, take = 0] = numbersIn(move);
    return (take - 1) * 4 + pile - 1;
  },
};
