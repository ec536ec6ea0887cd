import { legalOnes, movesApart, numbersIn, paperPrompt } from '../compat-prompt.ts';
import type { PaperForm } from '../game-event.ts';
import { type ConnectFour, connectFour } from './connect-four.ts';

const RULES = `Connect four: two players take turns dropping a disc into one of the seven columns of an upright grid. Whoever first has four discs of their own in a line, across, upright or diagonal, wins.
Columns are counted from 1: <C4> drops a disc into the fourth.`;

/** No board was drawn. A column may be named in words, and one beyond the last is the last. */
export const connectFourCompat: PaperForm<ConnectFour> = {
  describe: (s, seat, write) =>
    paperPrompt(RULES, [movesApart(s.moves.map(write), seat), legalOnes(connectFour.legal(s, seat).map(write))]),
  example: () => '<C4>',
  pattern: /<C[1-7]>|[Cc]olumn[^\n]{0,3}[1-7]/g,
  action: (move) => Math.min((numbersIn(move)[0] ?? 0) - 1, 6),
};
