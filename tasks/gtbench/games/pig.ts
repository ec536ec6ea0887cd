import { z } from 'zod';
import { CHANCE, type ChanceOutcome, ENDED, type Game } from '../../../harness/core/game.ts';
import { whole } from '../parameters.ts';
import { renamed } from './open-spiel.ts';

export interface PigParameters {
  /** Banked points that win. */
  readonly target: number;
  /** Decisions of both seats together after which nobody wins. */
  readonly horizon: number;
  /** Faces of the die. */
  readonly dice: number;
}

export interface Pig {
  readonly rules: PigParameters;
  /** Banked points. */
  readonly scores: [number, number];
  /** What came of every decision: the face that was rolled, or STOPPED. */
  readonly history: number[];
  turnTotal: number;
  /** Whose turn it is. */
  seat: 0 | 1;
  /** Whether the die is in the air. */
  rolling: boolean;
  over: boolean;
}

export const ROLL = 0;
export const STOP = 1;
/** In a history: the turn total was banked. */
export const STOPPED = 0;

const BOTH: readonly number[] = [ROLL, STOP];
const STOP_ONLY: readonly number[] = [STOP];
const NONE: readonly number[] = [];

/** Outcomes of dice by their number of faces; ids are faces − 1. */
const known: (readonly ChanceOutcome[])[] = [];

function faces(dice: number): readonly ChanceOutcome[] {
  const found = known[dice];
  if (found !== undefined) return found;
  const outcomes = Array.from({ length: dice }, (_, id): ChanceOutcome => [id, 1 / dice]);
  known[dice] = outcomes;
  return outcomes;
}

/** Decisions made so far, that of a roll in the air among them. */
export const decisions = (s: Pig): number => s.history.length + (s.rolling ? 1 : 0);

function endTurn(s: Pig): void {
  s.turnTotal = 0;
  s.seat = s.seat === 0 ? 1 : 0;
}

const text = ({ scores, turnTotal, seat, rolling }: Pig): string =>
  `Scores: ${scores[0]} ${scores[1]}, Turn total: ${turnTotal}\nCurrent player: ${seat}${rolling ? ' (rolling)' : ''}\n`;

/** Pig: roll as long as you dare, a 1 loses the turn's points, a stop banks them; the first to bank the target wins (Scarne, 1945). */
export const pig: Game<Pig, PigParameters> = {
  id: 'pig',
  version: '1',
  parameters: z.strictObject({
    target: whole(1, 10_000).default(20),
    horizon: whole(1, 10_000).default(1000),
    dice: whole(2, 100).default(6),
  }),
  players: () => 2,
  start: (rules) => ({ rules, scores: [0, 0], history: [], turnTotal: 0, seat: 0, rolling: false, over: false }),
  mover: (s) => (s.over ? ENDED : s.rolling ? CHANCE : s.seat),
  legal(s) {
    if (s.over || s.rolling) return NONE;
    return s.scores[s.seat] + s.turnTotal >= s.rules.target ? STOP_ONLY : BOTH;
  },
  chance: (s) => faces(s.rules.dice),
  apply(s, id) {
    if (s.rolling) {
      s.rolling = false;
      s.history.push(id + 1);
      if (id === 0) endTurn(s);
      else s.turnTotal += id + 1;
      return s;
    }
    if (id === ROLL) s.rolling = true;
    else {
      s.scores[s.seat] += s.turnTotal;
      s.over = s.scores[s.seat] >= s.rules.target;
      s.history.push(STOPPED);
      endTurn(s);
    }
    // Ends the game with the die in the air, too, which is then never read.
    if (decisions(s) >= s.rules.horizon) s.over = true;
    return s;
  },
  copy: (s) => ({
    rules: s.rules,
    scores: [s.scores[0], s.scores[1]],
    history: s.history.slice(),
    turnTotal: s.turnTotal,
    seat: s.seat,
    rolling: s.rolling,
    over: s.over,
  }),
  returns({ scores, rules: { target } }) {
    if (scores[0] >= target) return [1, -1];
    return scores[1] >= target ? [-1, 1] : [0, 0];
  },
  actionText: (_, seat, id) => (seat === CHANCE ? `Roll ${id + 1}` : id === STOP ? 'stop' : 'roll'),
  stateText: text,
  /** OpenSpiel's text leaves out how much of the horizon is used up; equal texts must be one to a seat. */
  informationText: (s) => `${text(s)}Decisions: ${decisions(s)}\n`,
  observationText: text,
  highestReturn: 1,
  openSpiel: {
    name: 'pig',
    parameters: (raw) => pig.parameters.parse({ target: 100, ...renamed(raw, { winscore: 'target', diceoutcomes: 'dice' }) }),
  },
};
