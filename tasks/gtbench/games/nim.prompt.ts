import { system, user } from '../../../harness/core/message.ts';
import type { GameEvent } from '../game-event.ts';
import { legalMoves, moveList } from '../move-list.ts';
import { nimCompat } from './nim.compat.ts';
import { type Nim, type NimParameters, nim, split } from './nim.ts';

const rules = ({ piles, misere }: NimParameters): string => `You are playing nim against one opponent, and you want to win.
The game starts with ${piles.length} ${piles.length === 1 ? 'pile' : 'piles'} of matches: ${piles.map((size, i) => `pile ${i + 1} has ${size}`).join(', ')}.
The players take turns. On a turn you take one or more matches, as many as you like, all from one pile. You may not pass.
${misere ? 'Whoever takes the very last match LOSES (the misère rule).' : 'Whoever takes the very last match WINS.'} There are no draws.
A move names the pile and how many matches you take from it: <pile:1, take:1> takes one match from pile 1.`;

const token = (s: Nim, id: number): string => {
  const { pile, take } = split(s, id);
  return `<pile:${pile + 1}, take:${take}>`;
};

/** Piles of more matches than this are written as a number only. */
const MOST_DRAWN = 40;

const board = (s: Nim): string =>
  s.piles.map((size, i) => `pile ${i + 1}: ${size}${size > 0 && size <= MOST_DRAWN ? `  ${'|'.repeat(size)}` : ''}`).join('\n');

export const nimEvent: GameEvent<Nim, NimParameters> = {
  game: nim,
  title: 'Nim',
  family: 'board games',
  turns: 8,
  form: /^pile:\d+,take:\d+$/,
  describe({ state, seat, parameters, opening }) {
    const situation = [
      `You move ${seat === 0 ? 'first' : 'second'}.`,
      moveList(
        state.moves.map((id) => token(state, id)),
        seat,
        opening,
      ),
      `The piles now:\n${board(state)}`,
      legalMoves(nim.legal(state, seat).map((id) => token(state, id))),
    ];
    return [system(rules(parameters)), user(situation.join('\n\n'))];
  },
  token: (s, _, id) => token(s, id),
  board,
  compat: nimCompat,
};
