import { z } from 'zod';
import { CHANCE, ENDED, type Game, TOGETHER } from '../../../harness/core/game.ts';
import { real, whole } from '../parameters.ts';
import { renamed } from './open-spiel.ts';

export interface DilemmaParameters {
  /** Probability that the game ends after a round. */
  readonly stop: number;
  readonly maxRounds: number;
}

export interface Dilemma {
  readonly parameters: DilemmaParameters;
  /** One letter a finished round and seat: C or D. */
  readonly choices: [string, string];
  readonly totals: [number, number];
  node: typeof TOGETHER | typeof CHANCE | typeof ENDED;
}

export const SILENT = 0;
export const TESTIFY = 1;
export const STOP = 1;

/** A seat's payoff, by its own choice and the other's. */
export const PAYOFF = [
  [5, 0],
  [10, 1],
] as const;

const CHOICES: readonly number[] = [SILENT, TESTIFY];
const NONE: readonly number[] = [];
const payoff = (own: number, other: number): number => PAYOFF[own === TESTIFY ? 1 : 0][other === TESTIFY ? 1 : 0];
const letter = (id: number): string => (id === TESTIFY ? 'D' : 'C');
const text = (s: Dilemma): string => `p0:${s.choices[0]} p1:${s.choices[1]}`;

/** The iterated prisoner's dilemma: both seats choose at once, payoffs add up, and after each round chance may end the game. */
export const prisonersDilemma: Game<Dilemma, DilemmaParameters> = {
  id: 'prisoners-dilemma',
  version: '1',
  parameters: z.strictObject({ stop: real(0, 1).default(0.125), maxRounds: whole(1, 9999).default(9999) }),
  players: () => 2,
  start: (parameters) => ({ parameters, choices: ['', ''], totals: [0, 0], node: TOGETHER }),
  mover: (s) => s.node,
  legal: (s) => (s.node === TOGETHER ? CHOICES : NONE),
  chance: ({ parameters: { stop } }) => [
    [0, 1 - stop],
    [STOP, stop],
  ],
  apply(s, id) {
    s.node = id === STOP || s.choices[0].length >= s.parameters.maxRounds ? ENDED : TOGETHER;
    return s;
  },
  applyTogether(s, [first = SILENT, second = SILENT]) {
    s.choices[0] += letter(first);
    s.choices[1] += letter(second);
    s.totals[0] += payoff(first, second);
    s.totals[1] += payoff(second, first);
    s.node = CHANCE;
    return s;
  },
  copy: (s) => ({ ...s, choices: [...s.choices], totals: [...s.totals] }),
  returns: (s) => [...s.totals],
  actionText: (_, seat, id) => (seat === CHANCE ? (id === STOP ? 'STOP' : 'CONTINUE') : id === TESTIFY ? 'DEFECT' : 'COOPERATE'),
  stateText: text,
  /** Both know all; OpenSpiel writes no information text for this game. */
  informationText: text,
  openSpiel: {
    name: 'python_iterated_prisoners_dilemma',
    parameters: (raw) => prisonersDilemma.parameters.parse(renamed(raw, { termination_probability: 'stop', max_game_length: 'maxRounds' })),
  },
};
