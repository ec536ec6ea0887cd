import type { Judge } from '../../../harness/core/judge.ts';
import { scored, type Verdict } from '../../../harness/core/verdict.ts';
import type { GameEvent } from '../game-event.ts';
import { recordOf } from '../match-record.ts';
import type { EndgameSolver } from '../solvers/endgame-solver.ts';
import { addChoice, type Choices, choiceVerdicts, noChoices } from './choices.ts';
import { isChoice, type MadeMove, madeMoves, valuesFromTheEnd } from './made-moves.ts';

/**
 * Holds the last choices of a match against exact play, as far back as proofs reach: `regret`, `blunder` and `missed-win` over those,
 * and `solved`, the share of all of a seat's choices that they are. A choice counts only where all moves of its position are proven,
 * so that what counts does not hang on how good the move was. The same record gets the same verdicts on every machine.
 */
export const endgamePlay = <S, P>(event: GameEvent<S, P>, parameters: P, solver: EndgameSolver<S>): Judge => ({
  id: 'endgame-play',
  version: '1',
  async judge(outcome) {
    const record = recordOf(outcome);
    if (record === undefined) return [];
    const choices = madeMoves(event, parameters, record).filter(isChoice);
    const valued = [noChoices(), noChoices()];
    for (const [i, values] of valuesFromTheEnd(choices, solver).entries()) {
      const { seat, made } = choices[i] as MadeMove<S>;
      if (values !== undefined) addChoice(valued[seat] as Choices, values, made);
    }
    return [0, 1].flatMap((seat) => {
      const all = choices.filter((choice) => choice.seat === seat).length;
      const own = valued[seat] as Choices;
      const solved: Verdict[] = all === 0 ? [] : [{ seat, metric: 'solved', score: scored(own.made / all) }];
      return [...choiceVerdicts(own, seat, true), ...solved];
    });
  },
});
