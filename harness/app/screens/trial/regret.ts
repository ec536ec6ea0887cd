import type { TrialRecord } from '../../../../results/trial-record.ts';
import { loadSuite } from '../../../../tasks/registry.ts';
import type { MoveAnalysis } from '../../../core/task.ts';
import { moveOf, type SeatTurn, type Turn } from './turns.ts';
import { valueText } from './value-text.ts';

/** What is known of moves, by who made them when. */
export type Regrets = ReadonlyMap<SeatTurn, MoveAnalysis>;

export const NO_REGRETS: Regrets = new Map();

/** What the moves of a match gave away, as far as its task tells; empty for a user's own task, and for one of another version. */
export async function regretsOf({ task: id, version, parameters, outcome }: TrialRecord, turns: readonly Turn[]): Promise<Regrets> {
  if (outcome === undefined) return NO_REGRETS;
  const suite = await loadSuite(id.split('/', 1)[0] as string);
  const task = suite?.tasks.find((one) => one.id === id && one.version === version);
  const settled = task?.parameters.safeParse(parameters);
  if (task?.analyse === undefined || settled?.success !== true) return NO_REGRETS;
  // What is on the screen by now is drawn before the thread is taken.
  await new Promise((resolve) => setImmediate(resolve));
  return aligned(turns, task.analyse(settled.data, outcome) ?? []);
}

/** Moves of an outcome are those of turns in which every seat had one; where their numbers differ, which is whose is not known. */
function aligned(turns: readonly Turn[], moves: readonly MoveAnalysis[]): Regrets {
  const made = turns.flatMap(({ seats }) => (seats.every((seat) => moveOf(seat) !== undefined) ? seats : []));
  const fits = made.length === moves.length && made.every(({ seat }, i) => seat === moves[i]?.seat);
  return fits ? new Map(made.map((seat, i) => [seat, moves[i] as MoveAnalysis])) : NO_REGRETS;
}

/** Regret of a move, best moves and their worth; undefined where it is not known. */
export function regretWords({ regret, choices, best, value }: MoveAnalysis): readonly [regret: string, best: string] | undefined {
  if (regret === undefined) return undefined;
  const worth = value === undefined ? '' : ` (worth ${valueText(value)})`;
  return [`regret of this move ${valueText(regret)}`, `best: ${best.length === choices ? 'any move' : best.join(' ')}${worth}`];
}
