import { scored, type Verdict } from '../../../harness/core/verdict.ts';
import { SAME } from '../solvers/solver.ts';

/** What a seat's choices came to; a move that was forced is no choice. */
export interface Choices {
  made: number;
  loss: number;
  blunders: number;
  /** Choices where the game was won. */
  won: number;
  missed: number;
}

const WON = 1;

export const noChoices = (): Choices => ({ made: 0, loss: 0, blunders: 0, won: 0, missed: 0 });

/** Adds a choice: what each legal move was worth to its seat, and which of them it made. */
export function addChoice(choices: Choices, values: readonly number[], made: number): void {
  const best = Math.max(...values);
  const loss = best - (values[made] as number);
  const worse = loss > SAME;
  choices.made++;
  choices.loss += worse ? loss : 0;
  if (worse) choices.blunders++;
  if (best < WON) return;
  choices.won++;
  if (worse) choices.missed++;
}

/**
 * `regret`: payoff given away a choice. Where positions are won, drawn or lost (`decided`), also `blunder`: the share of choices that
 * turned a won or drawn position into a worse one; and `missed-win`: of the choices in won positions, the share that let the win go.
 */
export function choiceVerdicts({ made, loss, blunders, won, missed }: Choices, seat: number, decided: boolean): Verdict[] {
  if (made === 0) return [];
  const regret: Verdict = { seat, metric: 'regret', score: scored(loss / made) };
  if (!decided) return [regret];
  const blunder: Verdict = { seat, metric: 'blunder', score: scored(blunders / made) };
  return won === 0 ? [regret, blunder] : [regret, blunder, { seat, metric: 'missed-win', score: scored(missed / won) }];
}
