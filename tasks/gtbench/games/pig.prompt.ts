import { CHANCE } from '../../../harness/core/game.ts';
import { system, user } from '../../../harness/core/message.ts';
import type { GameEvent } from '../game-event.ts';
import { called, legalMoves } from '../move-list.ts';
import { pigCompat } from './pig.compat.ts';
import { decisions, type Pig, type PigParameters, pig, STOP, STOPPED } from './pig.ts';

const rules = ({
  target,
  horizon,
  dice,
}: PigParameters): string => `You are playing pig, a dice game, against one opponent, and you want to win.
The first to bank ${target} points wins. Both start with 0 points, and player 1 has the first turn. There is one die, with the faces 1 to ${dice}, all equally likely.
On a turn you decide again and again between <roll> and <stop>:
- <roll> throws the die. If it shows 1, you lose all points of this turn, and the turn passes to the other. Any other face is added to your turn total, and you decide again.
- <stop> banks your turn total, that is, adds it to your score for good, and the turn passes to the other.
Points of a turn count only once they are banked: as soon as your score and turn total make ${target} or more together, your one legal move is <stop>, and it wins.
The game is a draw if nobody has won after ${horizon} decisions (each <roll> and each <stop> counts, yours and your opponent's together).`;

const token = (id: number): string => (id === STOP ? '<stop>' : '<roll>');

/** What was rolled, turn by turn; the last one may go on. */
function turns(history: readonly number[]): number[][] {
  const all: number[][] = [[]];
  for (const result of history) {
    all.at(-1)?.push(result);
    if (result <= 1) all.push([]);
  }
  return all;
}

function told(results: readonly number[]): string {
  const words = results.map((result) => (result === STOPPED ? '<stop>' : `<roll> ${result}`)).join(', ');
  const sum = results.reduce((total, result) => total + result, 0);
  if (results.at(-1) === STOPPED) return `${words} (banked ${sum})`;
  return results.at(-1) === 1 ? `${words} (lost ${sum - 1})` : `${words} (so far ${sum})`;
}

/** All turns, one a line, each with whose it is; player 1 has the first, and they alternate. */
function rolled({ history }: Pig, name: (seat: number) => string): string[] {
  return turns(history).flatMap((results, turn) => (results.length === 0 ? [] : [`${turn + 1}. ${name(turn % 2)}: ${told(results)}`]));
}

const board = (s: Pig): string => {
  const state = [0, 1].map(
    (seat) => `player ${seat + 1}: ${s.scores[seat]} points${!s.over && s.seat === seat ? `, turn total ${s.turnTotal}` : ''}`,
  );
  return state.join('\n');
};

export const pigEvent: GameEvent<Pig, PigParameters> = {
  game: pig,
  title: 'Pig',
  family: 'cards & dice',
  /** At the default target all but 1 in 1,000 matches are shorter, where seats roll as long as they may. */
  turns: 28,
  form: /^(roll|stop)$/,
  describe({ state, seat, parameters }) {
    const lines = rolled(state, (other) => called(other, seat, 2));
    const situation = [
      `You are player ${seat + 1} and have the ${seat === 0 ? 'first' : 'second'} turn of the game.`,
      lines.length === 0 ? 'Nobody has rolled yet.' : `Turns so far:\n${lines.join('\n')}`,
      `Banked: you ${state.scores[seat]}, your opponent ${state.scores[1 - seat]}; ${parameters.target} win. Your turn total: ${state.turnTotal}.`,
      `Decisions so far: ${decisions(state)} of ${parameters.horizon}.`,
      legalMoves(pig.legal(state, seat).map(token)),
    ];
    return [system(rules(parameters)), user(situation.join('\n\n'))];
  },
  token: (s, seat, id) => (seat === CHANCE ? `player ${s.seat + 1} rolls ${id + 1}` : token(id)),
  board,
  compat: pigCompat,
};
