import { CHANCE } from '../../../harness/core/game.ts';
import { system, user } from '../../../harness/core/message.ts';
import type { GameEvent } from '../game-event.ts';
import { legalMoves } from '../move-list.ts';
import { prisonersDilemmaCompat } from './prisoners-dilemma.compat.ts';
import { type Dilemma, type DilemmaParameters, PAYOFF, prisonersDilemma, SILENT, STOP, TESTIFY } from './prisoners-dilemma.ts';

const token = (id: number): string => (id === TESTIFY ? '<Testify>' : '<Silent>');
const chosen = (letter: string | undefined): 0 | 1 => (letter === 'D' ? TESTIFY : SILENT);

function length({ stop, maxRounds }: DilemmaParameters): string {
  if (stop === 0) return maxRounds === 1 ? 'There is one round.' : `There are exactly ${maxRounds} rounds.`;
  return `After each round the game ends with probability ${stop}, and in any case after round ${maxRounds}; nobody knows beforehand which round is the last.`;
}

const rules = (parameters: DilemmaParameters): string => `You are playing the iterated prisoner's dilemma against one opponent.
In each round both of you choose at the same time, without seeing the other's choice: <Silent> (cooperate with the other) or <Testify> (betray the other).
Points in each round:
- both <Silent>: ${PAYOFF[0][0]} for each;
- both <Testify>: ${PAYOFF[1][1]} for each;
- one <Testify>, the other <Silent>: ${PAYOFF[1][0]} for the one who testified, ${PAYOFF[0][1]} for the one who was silent.
${length(parameters)}
Points add up over the rounds. You want your own total to be as high as possible.`;

function history(s: Dilemma, own: 0 | 1): string {
  const rounds = [...s.choices[own]];
  if (rounds.length === 0) return 'No round has been played yet.';
  const lines = rounds.map((letter, round) => {
    const mine = chosen(letter);
    const theirs = chosen(s.choices[own === 0 ? 1 : 0][round]);
    return `Round ${round + 1}: you ${token(mine)}, your opponent ${token(theirs)}; points: you ${PAYOFF[mine][theirs]}, your opponent ${PAYOFF[theirs][mine]}`;
  });
  return `Rounds so far:\n${lines.join('\n')}`;
}

const board = (s: Dilemma): string =>
  [0, 1]
    .map((seat) => {
      const choices = [...(s.choices[seat as 0 | 1] || '')].map((letter) => (letter === 'D' ? 'Testify' : 'Silent'));
      return `player ${seat + 1}: ${s.totals[seat as 0 | 1]} points${choices.length > 0 ? `, ${choices.join(' ')}` : ''}`;
    })
    .join('\n');

export const prisonersDilemmaEvent: GameEvent<Dilemma, DilemmaParameters> = {
  game: prisonersDilemma,
  title: "Iterated prisoner's dilemma",
  family: 'bargaining',
  generalSum: true,
  /** At the default stop probability all but 1 match in 5,000 are shorter. */
  turns: 64,
  form: /^(silent|testify)$/,
  describe({ state, seat, parameters }) {
    const own = seat === 0 ? 0 : 1;
    const round = state.choices[0].length + 1;
    const situation = [
      history(state, own),
      `Totals: you ${state.totals[own]}, your opponent ${state.totals[own === 0 ? 1 : 0]}. Now comes round ${round}.`,
      legalMoves([token(SILENT), token(TESTIFY)]),
    ];
    return [system(rules(parameters)), user(situation.join('\n\n'))];
  },
  token: (_, seat, id) => (seat === CHANCE ? (id === STOP ? 'the game ends' : 'another round') : token(id)),
  board,
  compat: prisonersDilemmaCompat,
};
