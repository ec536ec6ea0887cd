import { legalOnes, paperPrompt } from '../compat-prompt.ts';
import type { PaperForm } from '../game-event.ts';
import { type Dilemma, SILENT, TESTIFY } from './prisoners-dilemma.ts';

const RULES = `Iterated prisoner's dilemma: you and another prisoner are questioned apart, round after round, and each of you testifies against the other or stays silent. If both stay silent, both serve 1 year in prison. If both testify, both serve 2 years. If only one of you testifies, that one goes free and the other serves 3 years.
The two moves are <Silent> and <Testify>.`;

/** Years were told, not the payoffs played for; and each past round showed the opponent's move as both players'. */
export const prisonersDilemmaCompat: PaperForm<Dilemma> = {
  describe(s, seat, write) {
    const rounds = [...s.choices[seat === 0 ? 1 : 0]].map((letter, round) => {
      const move = write(letter === 'D' ? TESTIFY : SILENT);
      return `Round ${round + 1}: you ${move}, your opponent ${move}`;
    });
    const past = rounds.length === 0 ? 'This is the first round.' : `Past rounds:\n${rounds.join('\n')}`;
    return paperPrompt(RULES, [past, legalOnes([SILENT, TESTIFY].map(write))]);
  },
  example: () => '<Silent>',
  pattern: /<Testify>|<Silent>/g,
  action: (move) => (move === '<Testify>' ? TESTIFY : SILENT),
};
