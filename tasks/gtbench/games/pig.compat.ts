import { legalOnes, paperPrompt } from '../compat-prompt.ts';
import type { PaperForm } from '../game-event.ts';
import { type Pig, pig, ROLL, STOP } from './pig.ts';

const RULES = `Pig: two players take turns rolling a die, and whoever first reaches 100 points wins. On your turn you <roll> as often as you like: a 1 loses all points of the turn and ends it, any other face is added to the turn total. <stop> ends the turn and adds the turn total to your score.`;

/** The goal told was 100 points, whatever was played. The last line of a reply is the answer, by whichever word comes first in it. */
export const pigCompat: PaperForm<Pig> = {
  describe: (s, seat, write) =>
    paperPrompt(RULES, [
      `Your score: ${s.scores[seat]}\nScore of your opponent: ${s.scores[1 - seat]}\nTurn total: ${s.turnTotal}`,
      legalOnes(pig.legal(s, seat).map(write)),
    ]),
  example: () => '<roll>',
  pattern: /[^\n]+/g,
  action(line) {
    const [word] = /stop|roll/.exec(line.toLowerCase()) ?? [];
    return word === undefined ? undefined : word === 'stop' ? STOP : ROLL;
  },
};
