import type { Judge } from '../../../harness/core/judge.ts';
import type { GameEvent } from '../game-event.ts';
import { recordOf, replay } from '../match-record.ts';
import type { Solver } from '../solvers/solver.ts';
import { addChoice, choiceVerdicts, noChoices } from './choices.ts';

/**
 * Holds every choice of a seat against a solver's best: `regret`, in games without chance, whose positions are won, drawn or lost, also
 * `blunder` and `missed-win`. No verdict where there was no such choice or no value is known.
 */
export const exactPlay = <S, P>(event: GameEvent<S, P>, parameters: P, solver: Solver<S>): Judge => ({
  id: 'exact-play',
  version: '2',
  async judge(outcome) {
    const record = recordOf(outcome);
    if (record === undefined) return [];
    const seats = Array.from({ length: event.game.players(parameters) }, noChoices);
    replay(event, parameters, record, (state, seat, id) => {
      const legal = event.game.legal(state, seat);
      const values = legal.length > 1 ? solver.moveValues(state) : undefined;
      if (values !== undefined) addChoice(seats[seat] as (typeof seats)[0], values, legal.indexOf(id));
    });
    return seats.flatMap((choices, seat) => choiceVerdicts(choices, seat, event.game.chance === undefined));
  },
});
