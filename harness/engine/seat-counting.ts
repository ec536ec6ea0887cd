import type { SeatCounts } from '../../results/seat-counts.ts';
import type { Generation } from '../core/generation.ts';
import type { Model } from '../core/model.ts';
import type { Step } from '../core/step.ts';
import { inputTokens } from '../core/usage.ts';

/** Counts what a seat did on a step. */
export function countStep(seat: SeatCounts, step: Step): void {
  if (step.kind === 'replaced') seat.replaced++;
  if (step.kind !== 'act') return;
  seat.turns++;
  if (!step.answer.ok) seat[step.answer.kind]++;
  if (step.answer.note !== undefined) seat.noted++;
}

/** Counts a call of a seat, whether it was made now or served from the journal; calls outside seats (judges) are the run's alone. */
export function countCall(
  seat: SeatCounts | undefined,
  model: Model,
  { usage }: Generation,
  { cost, latencyMs }: { readonly cost: number | null; readonly latencyMs: number },
): void {
  if (seat === undefined) return;
  seat.calls++;
  seat.input += usage === undefined ? 0 : inputTokens(usage);
  seat.output += usage?.output ?? 0;
  if (usage === undefined) seat.uncounted++;
  if (cost === null) seat.unpriced++;
  else seat.cost += cost;
  if (model.recorded !== true) seat.latenciesMs.push(latencyMs);
}
