import type { Agent } from '../core/agent.ts';
import type { ConfiguredTask, TrialSpec } from '../core/trial.ts';
import type { EngineEvent } from '../engine/events.ts';
import type { PlannedTask } from '../engine/planned.ts';

/** Two agents over all their matches, or a line-up (mostly one agent) over one task's questions, as they stand. */
export interface LiveRow {
  /** The task; absent for matches, which are counted over all games. */
  readonly task?: string;
  /** For matches, the first one is whose wins and losses are counted. */
  readonly agents: readonly string[];
  readonly planned: number;
  readonly had: number;
  readonly closed: number;
  readonly errored: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  /** Scores that are there, and their sum; whether all are 0 or 1. */
  readonly scored: number;
  readonly sum: number;
  readonly proportion: boolean;
  readonly unusable: number;
}

/** All rows in the plan's order, and where each line-up's is. */
export interface LiveRows {
  readonly list: readonly LiveRow[];
  readonly places: ReadonlyMap<string, number>;
}

export const noRows: LiveRows = { list: [], places: new Map() };

const NOTHING = { planned: 0, had: 0, closed: 0, errored: 0, wins: 0, draws: 0, losses: 0, scored: 0, sum: 0, unusable: 0 };

/** The rows of a plan before anything is played. */
export function rowsOf(planned: readonly PlannedTask[]): LiveRows {
  const list: LiveRow[] = [];
  const places = new Map<string, number>();
  for (const { task, lineUps, each } of planned) {
    for (const agents of lineUps) {
      const key = keyOf(task, agents);
      const place = places.get(key) ?? places.get(keyOf(task, agents.toReversed())) ?? list.push(emptyRow(task, agents)) - 1;
      places.set(key, place);
      const row = list[place] as LiveRow;
      list[place] = { ...row, planned: row.planned + each };
    }
  }
  return { list, places };
}

/** The rows after an event about a trial. */
export function rowsAfter(rows: LiveRows, spec: TrialSpec, change: (row: LiveRow) => LiveRow): LiveRows {
  const place = rows.places.get(keyOf(spec.task, spec.agents));
  const row = place === undefined ? undefined : rows.list[place];
  return place === undefined || row === undefined ? rows : { ...rows, list: rows.list.with(place, change(row)) };
}

/** A row with one more trial closed. */
export function closedRow(row: LiveRow, { spec, scores, unusable }: Extract<EngineEvent, { kind: 'trial-closed' }>): LiveRow {
  const seat = spec.agents[0]?.id === row.agents[0] ? 0 : 1;
  const score = row.task === undefined ? (scores[seat] ?? null) : null;
  const values = scores.filter((value) => value !== null);
  return {
    ...row,
    closed: row.closed + 1,
    wins: row.wins + (score === 1 ? 1 : 0),
    losses: row.losses + (score === 0 ? 1 : 0),
    draws: row.draws + (score !== null && score > 0 && score < 1 ? 1 : 0),
    scored: row.scored + values.length,
    sum: row.sum + values.reduce((sum, value) => sum + value, 0),
    unusable: row.unusable + unusable.reduce((sum, times) => sum + times, 0),
  };
}

/** Trials of a row that need no more playing. */
export const doneOf = ({ had, closed, errored }: LiveRow): number => had + closed + errored;

const isMatch = ({ task }: ConfiguredTask, agents: readonly Agent[]): boolean => agents.length === 2 && task.metrics[0]?.kind === 'match';

function keyOf(task: ConfiguredTask, agents: readonly Agent[]): string {
  const ids = agents.map(({ id }) => id).join('\n');
  return isMatch(task, agents) ? ids : `${task.task.id}\n\n${ids}`;
}

function emptyRow(task: ConfiguredTask, agents: readonly Agent[]): LiveRow {
  const proportion = task.task.metrics[0]?.kind === 'proportion';
  return { ...NOTHING, proportion, agents: agents.map(({ id }) => id), ...(isMatch(task, agents) ? {} : { task: task.task.id }) };
}
