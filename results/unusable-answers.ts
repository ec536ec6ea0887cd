import { FAILURES, type Failure } from '../harness/core/reading.ts';
import type { ProfileOf } from './agent-profile.ts';
import { getBody } from './bodies.ts';
import type { Store } from './store.ts';
import { type TrajectoryLine, trajectoryOf } from './trajectory.ts';

/** An answer that could not be used. */
export interface UnusableAnswer {
  /** The trial's number in the store. */
  readonly trial: number;
  readonly id: string;
  readonly task: string;
  readonly sample: string;
  /** Where in the trial, such as `turn 3/seat 1`. */
  readonly path: string;
  readonly kind: Failure;
  readonly reason: string;
  /** The beginning of what was replied; undefined where no model was asked. */
  readonly reply: string | undefined;
}

/** Characters of a reply that are kept. */
const KEPT = 2_000;

const UNUSABLE = FAILURES.join(' + ');

/**
 * Up to `limit` trials in which an agent gave an unusable answer, the latest first, with the first such answer of each. Line-ups without
 * any are told by their cells; of the others' trials no more are read than are shown.
 */
export function unusableAnswers(store: Store, { agent, tasks, filter }: ProfileOf, limit: number): UnusableAnswer[] {
  const numbers = JSON.stringify(tasks.map(({ number }) => number));
  const places = placesOf(store, agent, numbers);
  if (places.length === 0) return [];
  const lineups = JSON.stringify([...new Set(places.map(([lineup]) => lineup))]);
  const { run } = filter;
  // Cross joins keep the order: trials are few a page, and their seats are looked up for line-ups in question only.
  const found = store
    .sql(`SELECT trials.n AS trial, trials.id, tasks.id AS task, sample, seat FROM trials CROSS JOIN seats ON seats.trial = trials.n
      CROSS JOIN tasks ON tasks.n = trials.task
      WHERE task IN (SELECT value FROM json_each(?)) AND lineup IN (SELECT value FROM json_each(?)) AND ${UNUSABLE} > 0
      AND (lineup, seat) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))
      ${run === undefined ? '' : 'AND EXISTS (SELECT 1 FROM run_trials WHERE run = ? AND run_trials.trial = trials.n)'}
      ORDER BY trials.n DESC LIMIT ?`)
    .all(numbers, lineups, JSON.stringify(places), ...(run === undefined ? [] : [run]), limit) as Found[];
  return found.flatMap((one) => exampleOf(store, one));
}

type Found = Pick<UnusableAnswer, 'trial' | 'id' | 'task' | 'sample'> & { readonly seat: number };

/** Line-ups and seats in which the agent has unusable answers. */
function placesOf(store: Store, agent: number, tasks: string): (readonly [lineup: number, seat: number])[] {
  const rows = store
    .sql(`SELECT DISTINCT lineup, seat, agents FROM seat_cells JOIN lineups ON lineups.n = lineup
      WHERE task IN (SELECT value FROM json_each(?)) AND ${UNUSABLE} > 0`)
    .raw()
    .all(tasks) as [number, number, string][];
  return rows.filter(([, seat, agents]) => Number(agents.split(',')[seat]) === agent).map(([lineup, seat]) => [lineup, seat]);
}

function exampleOf(store: Store, { seat, ...trial }: Found): UnusableAnswer[] {
  const lines = trajectoryOf(store, trial.trial)?.lines ?? [];
  const at = lines.findIndex((line) => 'step' in line && line.step.kind === 'act' && line.step.seat === seat && !line.step.answer.ok);
  const line = lines[at];
  if (line === undefined || !('step' in line) || line.step.kind !== 'act' || line.step.answer.ok) return [];
  const { kind, reason } = line.step.answer;
  return [{ ...trial, path: line.path, kind, reason, reply: replyBefore(store, trial.trial, lines.slice(0, at), line.path) }];
}

/** The last answer of a model within a turn, of which a path names the parts. */
function replyBefore(store: Store, trial: number, lines: readonly TrajectoryLine[], turn: string): string | undefined {
  const call = lines.findLast(({ path, ...line }) => 'place' in line && (path === turn || path.startsWith(`${turn}/`)));
  if (call === undefined || !('place' in call)) return undefined;
  const body = store
    .sql(`SELECT response FROM calls WHERE trial = ? AND place = ? AND superseded = 0 AND kind = 'call'`)
    .pluck()
    .get(trial, call.place) as number | undefined;
  return body === undefined ? undefined : getBody(store, body).slice(0, KEPT);
}
