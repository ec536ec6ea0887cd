import type { Judge } from '../../../../harness/core/judge.ts';
import type { Outcome } from '../../../../harness/core/outcome.ts';
import type { Move } from '../../../../tasks/gtbench/match-record.ts';
import { scope } from '../table.ts';

/** What a judge says of an outcome: by metric, a value a seat (undefined: no verdict; null: unscored). */
export async function verdictsOf(judge: Judge, outcome: Partial<Outcome>): Promise<Record<string, (number | null | undefined)[]>> {
  const found: Record<string, (number | null | undefined)[]> = {};
  for (const { seat, metric, score } of await judge.judge({ ended: 'finished', sample: 'deal-0', ...outcome }, scope('judge'))) {
    const seats = found[metric] ?? [];
    seats[seat] = score.scored ? score.value : null;
    found[metric] = seats;
  }
  return found;
}

/** The moves of two seats that take turns. */
export const inTurn = (...ids: readonly number[]): Move[] => ids.map((id, i) => [i % 2, id]);
