import type { TrialSpec } from '../core/trial.ts';
import type { EngineEvent } from '../engine/events.ts';
import { duration } from './figures.ts';
import { type EndpointEvent, type EndpointState, endpointAfter, endpointName } from './live-endpoint.ts';
import { type LivePace, noPace, pausedAt, resumedAt, trialBegan, trialEnded } from './live-pace.ts';
import { closedRow, type LiveRow, type LiveRows, noRows, rowsAfter, rowsOf } from './live-rows.ts';

/** A run as it stands: everything that a screen or a progress line shows. */
export interface LiveState {
  /** Its number in the store and its id, once it is entered there. */
  readonly run: { readonly number: number; readonly id: string } | undefined;
  readonly planned: number;
  readonly closed: number;
  readonly had: number;
  /** Closed trials that the store held of this run when it was entered; found one by one as the plan comes to them. */
  readonly hadBefore: number;
  readonly errored: number;
  readonly underWay: number;
  readonly rows: LiveRows;
  readonly endpoints: Readonly<Record<string, EndpointState>>;
  readonly pace: LivePace;
  /** The newest answer; before the first one, the newest trial, without words. */
  readonly now: { readonly spec: TrialSpec; readonly seat: number; readonly text: string } | undefined;
  /** The last failure or limit set by hand, in words, and when that was. */
  readonly last: { readonly text: string; readonly at: number } | undefined;
  /** A limit just cut, to be told with the refusal that cut it. */
  readonly cut: Extract<EngineEvent, { kind: 'limit-changed' }> | undefined;
  /** Why nothing new is started any more. */
  readonly stopping: string | undefined;
  /** What a person should read once, in order; the caller takes them off. */
  readonly words: readonly string[];
}

export const nothingYet: LiveState = {
  run: undefined,
  planned: 0,
  closed: 0,
  had: 0,
  hadBefore: 0,
  errored: 0,
  underWay: 0,
  rows: noRows,
  endpoints: {},
  pace: noPace,
  now: undefined,
  last: undefined,
  cut: undefined,
  stopping: undefined,
  words: [],
};

/** The state after an event that was heard at `at`, in milliseconds of any steady clock. Pure: drawing is somebody else's. */
export function after(state: LiveState, event: EngineEvent, at: number): LiveState {
  if ('endpoint' in event) return afterCall(state, event, at);
  switch (event.kind) {
    case 'planned':
      return { ...state, planned: event.trials, rows: rowsOf(event.tasks) };
    case 'run-entered':
      return { ...state, run: { number: event.run, id: event.id }, hadBefore: event.had };
    case 'answered':
      return { ...state, now: event };
    case 'paused':
      return { ...state, pace: pausedAt(state.pace, at) };
    case 'resumed':
      return { ...state, pace: resumedAt(state.pace, at) };
    case 'stopping':
      return say({ ...state, stopping: event.why }, `stopping: ${event.why}; calls in flight are landing, once more drops them`);
    case 'trial-diverged':
      return say(
        state,
        `${nameOf(event.spec)}: what is asked at ${event.place} has changed since it was paid for; its rest is drawn afresh`,
      );
    default:
      return afterTrial(state, event, at);
  }
}

type TrialEvent = Extract<EngineEvent, { kind: 'trial-started' | 'trial-closed' | 'trial-had' | 'trial-rejudged' | 'trial-errored' }>;

function afterTrial(state: LiveState, event: TrialEvent, at: number): LiveState {
  const { spec } = event;
  const rows = (change: (row: LiveRow) => LiveRow): LiveRows => rowsAfter(state.rows, spec, change);
  switch (event.kind) {
    case 'trial-started': {
      const now = state.now === undefined || state.now.text === '' ? { spec, seat: -1, text: '' } : state.now;
      return { ...state, underWay: state.underWay + 1, pace: trialBegan(state.pace, at), now };
    }
    case 'trial-closed':
      return {
        ...state,
        underWay: state.underWay - 1,
        closed: state.closed + 1,
        pace: trialEnded(state.pace, at),
        rows: rows((row) => closedRow(row, event)),
      };
    case 'trial-had':
    case 'trial-rejudged':
      return { ...state, had: state.had + 1, rows: rows((row) => ({ ...row, had: row.had + 1 })) };
    case 'trial-errored': {
      const text = `${nameOf(spec)}: ${event.message}`;
      return say(
        {
          ...state,
          underWay: state.underWay - 1,
          errored: state.errored + 1,
          pace: trialEnded(state.pace, at),
          rows: rows((row) => ({ ...row, errored: row.errored + 1 })),
          last: { text: `set aside: ${text}`, at },
        },
        firstOf(state.errored, text),
      );
    }
  }
}

function afterCall(state: LiveState, event: EndpointEvent, at: number): LiveState {
  const { endpoint } = event;
  const endpoints = { ...state.endpoints, [endpoint]: endpointAfter(state.endpoints[endpoint], event) };
  if (event.kind === 'limit-changed' && event.by === 'overload') return { ...state, endpoints, cut: event };
  if (event.kind === 'limit-changed' && event.by === 'hand') {
    return { ...state, endpoints, last: { text: `limit of ${endpointName(endpoint)} ${event.from} → ${event.to}, by hand`, at } };
  }
  if (event.kind !== 'call-failed') return { ...state, endpoints };
  const cut = state.cut?.endpoint === endpoint ? `, limit ${state.cut.from} → ${state.cut.to}` : '';
  return { ...state, endpoints, cut: undefined, last: { text: failureText(event, cut), at } };
}

function failureText({ endpoint, failure, message, waitMs, asked }: Extract<EngineEvent, { kind: 'call-failed' }>, cut: string): string {
  const what = `${failure} from ${endpointName(endpoint)}${cut}`;
  if (waitMs === null) return `${what}, given up: ${message}`;
  return `${what}, waits ${duration(waitMs)}${asked ? ' (retry-after)' : ''}`;
}

/** A trial as a line names it. */
const nameOf = ({ task, sample }: TrialSpec): string => `${task.task.id} ${sample.id}`;

/** Only the first few failures of a kind are worth a line of their own. */
const firstOf = (before: number, text: string): string | undefined =>
  before < 3 ? text : before === 3 ? 'more trials errored; `pentathlon show <run>` lists them' : undefined;

const say = (state: LiveState, word: string | undefined): LiveState =>
  word === undefined ? state : { ...state, words: [...state.words, word] };

/** Trials that need no more playing. */
export const done = ({ closed, had, hadBefore, errored }: LiveState): number => closed + Math.max(had, hadBefore) + errored;
