import { CHANCE } from '../../../harness/core/game.ts';
import { system, user } from '../../../harness/core/message.ts';
import type { GameEvent } from '../game-event.ts';
import { legalMoves, moveList } from '../move-list.ts';
import { liarsDiceCompat } from './liars-dice.compat.ts';
import { allDice, bid, hand, holds, type LiarsDice, type LiarsDiceParameters, liar, liarsDice } from './liars-dice.ts';

const ENOUGH = {
  'reset-face': 'it names more dice, of any face, or as many dice of a higher face',
  'reset-quantity': 'it names a higher face, with any number of dice, or the same face with more dice',
};

const rules = (p: LiarsDiceParameters): string => `You are playing liar's dice against one opponent, and you want to win.
Each player rolls ${p.dice === 1 ? 'one die' : `${p.dice} dice`} with faces 1 to ${p.sides}, every face as likely as the other, and sees only their own; ${allDice(p)} dice are in play.
Then the players speak in turn, player 1 first. A bid claims how many of all the dice, yours and your opponent's together, count for a face: <2 dices, 1 value> claims that at least 2 dice count for face 1.
A die counts for the face it shows. Dice that show ${p.sides} are WILD: they count for every face. For face ${p.sides} only they count.
Every bid must be higher than the one before: ${ENOUGH[p.bidding]}. No bid may name more than ${allDice(p)} dice. You may not pass.
Instead of bidding higher you may call the last bid a lie with <Liar>. Then all dice are shown and the game is over: if at least as many dice count for the face as the bid claimed, the one who made it WINS; if fewer do, the one who said <Liar> WINS. There are no draws.`;

function token(p: LiarsDiceParameters, id: number): string {
  if (id === liar(p)) return '<Liar>';
  const { quantity, face } = bid(p, id);
  return `<${quantity} ${quantity === 1 ? 'dice' : 'dices'}, ${face} value>`;
}

function range(p: LiarsDiceParameters, ids: readonly number[]): string {
  const bids = ids.filter((id) => id !== liar(p));
  const [lowest, highest] = [bids[0] ?? 0, bids.at(-1) ?? 0];
  return `every bid from ${token(p, lowest)}, the lowest, to ${token(p, highest)}, the highest${bids.length < ids.length ? ', and <Liar>' : ''}`;
}

function board(s: LiarsDice): string {
  const p = s.parameters;
  const hands = [0, 1].map((seat) => `player ${seat + 1}: ${hand(s, seat).join(' ') || 'not rolled yet'}`);
  const calls = s.calls.map((id, ply) => `${ply + 1}. player ${(ply % 2) + 1} ${token(p, id)}`);
  if (s.calls.at(-1) === liar(p)) calls.push(holds(s) ? 'the bid holds' : 'the bid was a lie');
  return [...hands, ...calls].join('\n');
}

export const liarsDiceEvent: GameEvent<LiarsDice, LiarsDiceParameters> = {
  game: liarsDice,
  title: "Liar's dice",
  family: 'cards & dice',
  turns: 7,
  /** One die or two, they may be called die, dice or dices. */
  form: /^(?:(?<quantity>-?\d+)di(?:e|ces?),(?<face>-?\d+)value|(?<call>liar))$/,
  describe({ state, seat, parameters }) {
    const own = hand(state, seat);
    const ids = liarsDice.legal(state, seat);
    const situation = [
      `You are player ${seat + 1} of 2. ${own.length === 1 ? 'Your die shows' : 'Your dice show'} ${own.join(', ')}.`,
      moveList(
        state.calls.map((id) => token(parameters, id)),
        seat,
        0,
      ),
      legalMoves(
        ids.map((id) => token(parameters, id)),
        range(parameters, ids),
      ),
    ];
    return [system(rules(parameters)), user(situation.join('\n\n'))];
  },
  token: (s, seat, id) =>
    seat === CHANCE ? `player ${Math.floor(s.rolls.length / s.parameters.dice) + 1} rolls ${id + 1}` : token(s.parameters, id),
  board,
  compat: liarsDiceCompat,
};
