import { CHANCE, type ChanceOutcome, ENDED, type Game } from '../../../harness/core/game.ts';
import { drawInstance, drawUtilities, firstInstance, type Instance, readInstance } from './negotiation-instance.ts';
import { agree, type Moves, movesFor, quantities, symbolsOf } from './negotiation-moves.ts';
import { type NegotiationParameters, negotiationParameters } from './negotiation-parameters.ts';
import { renamed } from './open-spiel.ts';

export interface Negotiation {
  readonly parameters: NegotiationParameters;
  readonly instance: Instance;
  readonly moves: Moves;
  /** Whether the seats know the instance. */
  dealt: boolean;
  /** Action ids in the order made; seat 0 made the first. An utterance comes right after the proposal of the same place. */
  readonly proposals: number[];
  readonly utterances: number[];
  agreed: boolean;
}

const NONE: readonly number[] = [];
const ONE_OUTCOME: readonly ChanceOutcome[] = [[0, 1]];

/** Whether the seat to move owes the utterance to its proposal. */
export const owesUtterance = (s: Negotiation): boolean => s.parameters.utterances && s.proposals.length > s.utterances.length;

const over = (s: Negotiation): boolean => s.agreed || (s.proposals.length >= s.instance.maxSteps && !owesUtterance(s));

/** The seat that speaks, or would if the game went on. */
const speaker = (s: Negotiation): number => (owesUtterance(s) ? s.proposals.length - 1 : s.proposals.length) & 1;

/** A game's state before the deal, with an instance whose given parts are as given. */
function undealt(parameters: NegotiationParameters, { maxSteps, pool, utilities }: Instance): Negotiation {
  const instance = {
    maxSteps: parameters.maxSteps ?? maxSteps,
    pool: parameters.pool ?? pool,
    utilities: parameters.utilities ?? utilities,
  };
  const moves = movesFor(parameters, instance.pool);
  return { parameters, instance, moves, dealt: false, proposals: [], utterances: [], agreed: false };
}

/** A state before the deal with this instance in it. */
export const withInstance = (s: Negotiation, instance: Instance): Negotiation => ({
  ...s,
  instance,
  moves: movesFor(s.parameters, instance.pool),
});

/** What the seats earn by the last proposal, if it is accepted. */
export function shares({ parameters, instance: { pool, utilities }, proposals }: Negotiation): number[] {
  const kept = quantities(parameters, proposals.at(-1) ?? 0);
  const proposer = (proposals.length - 1) & 1;
  const worth = (seat: number, amount: (kind: number) => number): number =>
    pool.reduce((sum, _, kind) => sum + (utilities[seat]?.[kind] ?? 0) * amount(kind), 0);
  return [0, 1].map((seat) => worth(seat, (kind) => (seat === proposer ? (kept[kind] ?? 0) : (pool[kind] ?? 0) - (kept[kind] ?? 0))));
}

const bracketed = (numbers: readonly number[]): string => `[${numbers.join(', ')}]`;
const proposed = (s: Negotiation, id: number): string => bracketed(quantities(s.parameters, id));
const uttered = (s: Negotiation, id: number): string => bracketed(symbolsOf(s.parameters, id));

/** OpenSpiel's head of every text; after an agreement it takes the seat that accepted to owe an utterance, where there are any. */
function head(s: Negotiation, seats: readonly number[]): string {
  const { maxSteps, pool, utilities } = s.instance;
  const current = s.agreed && !s.parameters.utterances ? 1 - speaker(s) : speaker(s);
  const utters = s.agreed ? s.parameters.utterances : owesUtterance(s);
  const worth = seats.map((seat) => `Agent ${seat} util vec: ${utilities[seat]?.join(' ')}\n`).join('');
  return `Max steps: ${maxSteps}\nItem pool: ${pool.join(' ')}\n${worth}Current player: ${current}\nTurn Type: ${utters ? 'Utterance' : 'Proposal'}\n`;
}

/** All that happened, with the values of some seats. */
function told(s: Negotiation, seats: readonly number[]): string {
  if (!s.dealt) return 'Initial chance node';
  const turns = s.proposals.map((id, turn) => {
    const utterance = s.utterances[turn];
    return `Player ${turn & 1} proposes: ${proposed(s, id)}${utterance === undefined ? '' : ` utters: ${uttered(s, utterance)}`}\n`;
  });
  return `${head(s, seats)}${turns.join('')}${s.agreed ? 'Agreement reached!\n' : ''}`;
}

/** Bargaining over a pool of items with private values, by proposals and cheap talk (Cao et al., 2018; DeVault et al., 2015). */
export const negotiation: Game<Negotiation, NegotiationParameters> = {
  id: 'negotiation',
  version: '1',
  parameters: negotiationParameters,
  players: () => 2,
  /** OpenSpiel's first instance; `deal` draws another. */
  start: (given) => undealt(given, firstInstance(given.items)),
  deal: (s, rng) => undealt(s.parameters, drawInstance(s.parameters.items, rng)),
  mover: (s) => (!s.dealt ? CHANCE : over(s) ? ENDED : speaker(s)),
  legal(s) {
    if (!s.dealt || over(s)) return NONE;
    if (owesUtterance(s)) return s.moves.utterances;
    return s.proposals.length === 0 ? s.moves.opening : s.moves.proposals;
  },
  chance: () => ONE_OUTCOME,
  apply(s, id) {
    if (!s.dealt) s.dealt = true;
    else if (owesUtterance(s)) s.utterances.push(id);
    else if (id === agree(s.parameters)) s.agreed = true;
    else s.proposals.push(id);
    return s;
  },
  copy: (s) => ({ ...s, proposals: s.proposals.slice(), utterances: s.utterances.slice() }),
  returns: (s) => (s.agreed ? shares(s) : [0, 0]),
  actionText(s, seat, id) {
    if (seat === CHANCE) return `chance outcome ${id}`;
    if (id > agree(s.parameters)) return `, Utterance: ${uttered(s, id)}`;
    return `Proposal: ${id === agree(s.parameters) ? 'Agreement reached!' : proposed(s, id)}`;
  },
  stateText: (s) => told(s, [0, 1]),
  /** OpenSpiel writes no information text for this game: its state text without the other seat's values is what a seat knows. */
  informationText: (s, seat) => told(s, [seat]),
  observationText(s, seat) {
    if (!s.dealt) return 'ChanceNode -- no observation';
    const [proposal, utterance] = [s.proposals.at(-1), s.utterances.at(-1)];
    return [
      head(s, [seat]),
      proposal === undefined ? '' : `Most recent proposal: ${proposed(s, proposal)}\n`,
      utterance === undefined ? '' : `Most recent utterance: ${uttered(s, utterance)}\n`,
    ].join('');
  },
  determinise(s, seat, rng) {
    const utilities = s.instance.utilities.map((own, other) => (other === seat ? own : drawUtilities(s.parameters.items, rng)));
    return { ...negotiation.copy(s), instance: { ...s.instance, utilities } };
  },
  openSpiel: {
    name: 'negotiation',
    /** Its seed says nothing to us: traces tell what it drew. */
    parameters: ({ rng_seed: _, ...raw }) =>
      negotiationParameters.parse(
        renamed(raw, { enable_utterances: 'utterances', num_items: 'items', num_symbols: 'symbols', utterance_dim: 'utteranceDim' }),
      ),
    dealt(s, text) {
      const instance = readInstance(text, s.parameters.items);
      return instance === undefined ? s : withInstance(s, instance);
    },
  },
};
