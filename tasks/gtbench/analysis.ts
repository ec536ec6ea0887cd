import type { Outcome } from '../../harness/core/outcome.ts';
import type { MoveAnalysis } from '../../harness/core/task.ts';
import type { GameEvent } from './game-event.ts';
import { isChoice, type MadeMove, madeMoves, type Values, valuesFromTheEnd } from './judges/made-moves.ts';
import { recordOf } from './match-record.ts';
import { SAME } from './solvers/solver.ts';
import { endgameSolverOf, solverOf } from './solvers/solver-of.ts';

/**
 * What each move of a match gave away, by the solvers that judges use and within their limits; undefined where the game has none, or
 * nothing was recorded or known.
 */
export function analysis<S, P>(event: GameEvent<S, P>, parameters: P, outcome: Outcome): readonly MoveAnalysis[] | undefined {
  const record = recordOf(outcome);
  if (record === undefined) return undefined;
  const valuesOf = valuing<S>(event.game.id);
  if (valuesOf === undefined) return undefined;
  const moves = madeMoves(event, parameters, record);
  const choices = moves.filter(isChoice);
  const values = valuesOf(choices);
  if (values.every((value) => value === undefined)) return undefined;
  const known = new Map(choices.map((choice, i) => [choice, values[i]]));
  return moves.map((move) => analysed(event, move, known.get(move)));
}

/** How a game's choices are valued. */
function valuing<S>(game: string): ((choices: readonly MadeMove<S>[]) => Values[]) | undefined {
  const exact = solverOf(game);
  if (exact !== undefined) return (choices) => choices.map(({ state }) => exact.moveValues(state));
  const endgames = endgameSolverOf(game);
  return endgames && ((choices) => valuesFromTheEnd(choices, endgames));
}

function analysed<S, P>({ token }: GameEvent<S, P>, { state, seat, legal, made }: MadeMove<S>, values: Values): MoveAnalysis {
  const text = token(state, seat, legal[made] as number);
  if (values === undefined) return { seat, text, choices: legal.length, best: [] };
  const value = Math.max(...values);
  const best = legal.filter((_, i) => (values[i] as number) > value - SAME).map((id) => token(state, seat, id));
  const loss = value - (values[made] as number);
  return { seat, text, choices: legal.length, best, value, regret: loss > SAME ? loss : 0 };
}
