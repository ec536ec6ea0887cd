import type { Judge } from '../../../harness/core/judge.ts';
import { scored, type Verdict } from '../../../harness/core/verdict.ts';
import type { GameEvent } from '../game-event.ts';
import { recordOf, replay } from '../match-record.ts';
import type { Solver } from '../solvers/solver.ts';

/** What a seat's choices came to; a move that was forced is no choice. */
interface Choices {
  made: number;
  loss: number;
  blunders: number;
  /** Choices where the game was won. */
  won: number;
  missed: number;
}

/** Values closer than this are one value. */
const SAME = 1e-9;
const WON = 1;

/**
 * Holds every choice of a seat against a solver's best. `regret`: payoff given away a choice. In games without chance, whose positions
 * are won, drawn or lost, also `blunder`: the share of choices that turned a won or drawn position into a worse one; and `missed-win`:
 * of the choices in won positions, the share that let the win go. No verdict where there was no such choice or no value is known.
 */
export const exactPlay = <S, P>(event: GameEvent<S, P>, parameters: P, solver: Solver<S>): Judge => ({
  id: 'exact-play',
  version: '1',
  async judge(outcome) {
    const record = recordOf(outcome);
    if (record === undefined) return [];
    const seats = Array.from(
      { length: event.game.players(parameters) },
      (): Choices => ({ made: 0, loss: 0, blunders: 0, won: 0, missed: 0 }),
    );
    replay(event, parameters, record, (state, seat, id) => {
      const legal = event.game.legal(state, seat);
      const values = legal.length > 1 ? solver.moveValues(state) : undefined;
      if (values !== undefined) count(seats[seat] as Choices, Math.max(...values), values[legal.indexOf(id)] as number);
    });
    return seats.flatMap((choices, seat) => verdicts(choices, seat, event.game.chance === undefined));
  },
});

function count(choices: Choices, best: number, value: number): void {
  const worse = best - value > SAME;
  choices.made++;
  choices.loss += best - value;
  if (worse) choices.blunders++;
  if (best < WON) return;
  choices.won++;
  if (worse) choices.missed++;
}

function verdicts({ made, loss, blunders, won, missed }: Choices, seat: number, decided: boolean): Verdict[] {
  if (made === 0) return [];
  const regret: Verdict = { seat, metric: 'regret', score: scored(loss / made) };
  if (!decided) return [regret];
  const blunder: Verdict = { seat, metric: 'blunder', score: scored(blunders / made) };
  return won === 0 ? [regret, blunder] : [regret, blunder, { seat, metric: 'missed-win', score: scored(missed / won) }];
}
