import { CHANCE } from '../../../harness/core/game.ts';
import { system, user } from '../../../harness/core/message.ts';
import type { GameEvent } from '../game-event.ts';
import { called, legalMoves } from '../move-list.ts';
import { negotiationCompat } from './negotiation.compat.ts';
import { type Negotiation, negotiation, owesUtterance, withInstance } from './negotiation.ts';
import { type Instance, MOST_WORTH } from './negotiation-instance.ts';
import { agree, quantities, symbolsOf } from './negotiation-moves.ts';
import type { NegotiationParameters } from './negotiation-parameters.ts';

const LETTERS = ['a', 'b', 'c', 'd'];
const bracketed = (parts: readonly (number | string)[]): string => `[${parts.join(', ')}]`;
const lettered = (count: number): string => bracketed(LETTERS.slice(0, count));

function token(p: NegotiationParameters, id: number): string {
  if (id === agree(p)) return '<Agree>';
  return id < agree(p) ? `<Proposal: ${bracketed(quantities(p, id))}>` : `<Utterance: ${bracketed(symbolsOf(p, id))}>`;
}

function rules(p: NegotiationParameters): string {
  const form = `<Proposal: ${lettered(p.items)}>`;
  const talk = `
After each of their proposals the same player sends an utterance, <Utterance: ${lettered(p.utteranceDim)}>: ${p.utteranceDim} ${p.utteranceDim === 1 ? 'symbol' : 'symbols'}, each a whole number from 0 to ${p.symbols - 1}. Symbols mean nothing by themselves, and utterances change neither the split nor the payoffs; use them as you like.`;
  return `You are negotiating with one opponent over how to split a pool of items, and you want your own payoff to be as high as possible.
There are ${p.items} ${p.items === 1 ? 'kind' : 'kinds'} of items${p.items === 1 ? '' : '; lists of numbers always name them in the same order'}. To each player every item of a kind is worth a whole number from 0 to ${MOST_WORTH}, drawn at random for each player apart, every number as likely as the other, but never 0 for all kinds. You know your own values, not your opponent's.
The players take turns, player 1 first. On a turn you make a proposal or accept the last one of your opponent.
${form} proposes that YOU, who make it, keep so many items of each kind and your opponent gets all the rest of the pool.
<Agree> accepts your opponent's last proposal and ends the game at once: they keep what it says, and you get all the rest. Only the last proposal can be accepted, and only once there is one.${p.utterances ? talk : ''}
Only a limited number of proposals can be made, those of both players counted together. When the last of them has been made${p.utterances ? ' and its utterance sent' : ''}, the game ends without agreement; so the last proposal can never be accepted.
With an agreement, your payoff is the sum of your values of all items you get. Without one, both payoffs are 0.`;
}

/** What a proposal gives to its maker and to the other. */
function split(s: Negotiation, id: number): [kept: string, rest: string] {
  const kept = quantities(s.parameters, id);
  return [bracketed(kept), bracketed(s.instance.pool.map((all, kind) => all - (kept[kind] ?? 0)))];
}

/** Turns so far, one a line; `name` says whose each was, `comment` what a proposal comes to. */
function turns(s: Negotiation, name: (seat: number) => string, comment: (id: number, seat: number) => string): string[] {
  const lines = s.proposals.map((id, turn) => {
    const utterance = s.utterances[turn];
    const then = utterance === undefined ? '' : `, then ${token(s.parameters, utterance)}`;
    return `${turn + 1}. ${name(turn % 2)}: ${token(s.parameters, id)}${comment(id, turn % 2)}${then}`;
  });
  return s.agreed ? [...lines, `${lines.length + 1}. ${name(lines.length % 2)}: <Agree>`] : lines;
}

function history(s: Negotiation, reader: number): string {
  if (s.proposals.length === 0) return 'No proposal has been made yet.';
  const comment = (id: number, seat: number): string => {
    const [kept, rest] = split(s, id);
    return seat === reader ? ` (you keep ${kept}, your opponent gets ${rest})` : ` (your opponent keeps ${kept}, you get ${rest})`;
  };
  return `Turns so far:\n${turns(s, (seat) => called(seat, reader, 2), comment).join('\n')}`;
}

/** How much room is left, and what that means on the last turn. */
function room(s: Negotiation): string {
  const { maxSteps } = s.instance;
  const [made, left] = [s.proposals.length, maxSteps - s.proposals.length];
  const count = `${made} of at most ${maxSteps} proposals ${made === 1 ? 'has' : 'have'} been made, ${left} ${left === 1 ? 'is' : 'are'} left.`;
  if (owesUtterance(s))
    return `${count} Now comes the utterance to your proposal${left === 0 ? '; after it the game ends without agreement' : ''}.`;
  if (left > 1) return `${count} The next one would be yours.`;
  const last = 'The last one would be yours, and it cannot be accepted';
  return `${count} ${last}: ${made === 0 ? 'the game will end without agreement' : 'unless you accept now, the game ends without agreement'}.`;
}

/** The legal moves in words. */
function range(s: Negotiation): string {
  const { items, symbols, utteranceDim } = s.parameters;
  if (owesUtterance(s)) return `<Utterance: ${lettered(utteranceDim)}> with every number from 0 to ${symbols - 1}`;
  const amounts = s.instance.pool.map((most, kind) => `${LETTERS[kind]} from 0 to ${most}`).join(', ');
  return `<Proposal: ${lettered(items)}> with ${amounts}${s.proposals.length === 0 ? '' : '; or <Agree>'}`;
}

const terms = ({ parameters: { items }, instance: { maxSteps, pool, utilities } }: Negotiation): string[] => {
  const values = utilities.map((own, seat) => `values of player ${seat + 1} ${bracketed(own.slice(0, items))}`);
  return [`at most ${maxSteps} proposals`, `pool ${bracketed(pool)}`, ...values];
};

const board = (s: Negotiation): string => {
  if (!s.dealt) return 'nothing is dealt yet';
  const made = turns(
    s,
    (seat) => `player ${seat + 1}`,
    () => '',
  );
  return [...terms(s), ...made].join('\n');
};

export const negotiationEvent: GameEvent<Negotiation, NegotiationParameters> = {
  game: negotiation,
  title: 'Negotiation',
  family: 'bargaining',
  generalSum: true,
  dealt: {
    told: ({ instance: { maxSteps, pool, utilities } }) => ({ maxSteps, pool, utilities }),
    restored: (start, told) => withInstance(start, told as unknown as Instance),
  },
  /** A proposal and an utterance on each of the five turns that most rounds give a seat. */
  turns: 10,
  form: /^(?:(?:proposal|utterance):\[[-\d.,]*\]|agree)$/,
  describe({ state, seat, parameters }) {
    const own = state.instance.utilities[seat]?.slice(0, parameters.items) ?? [];
    const situation = [
      `You are player ${seat + 1} of 2. The pool holds ${bracketed(state.instance.pool)}. An item of each kind is worth ${bracketed(own)} to you.`,
      history(state, seat),
      room(state),
      legalMoves(
        negotiation.legal(state, seat).map((id) => token(parameters, id)),
        range(state),
      ),
    ];
    return [system(rules(parameters)), user(situation.join('\n\n'))];
  },
  token: (s, seat, id) => (seat === CHANCE ? terms(s).join(', ') : token(s.parameters, id)),
  board,
  compat: negotiationCompat,
};
