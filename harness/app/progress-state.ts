import type { EngineEvent } from '../engine/events.ts';

/** What an endpoint has done in this invocation. */
export interface EndpointState {
  readonly inFlight: number;
  readonly limit: number | null;
  readonly calls: number;
  readonly served: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly cost: number;
  readonly unpriced: boolean;
  /** Failed attempts by kind. */
  readonly failures: Readonly<Record<string, number>>;
}

/** A run as it stands: everything a screen or a progress line shows. */
export interface ProgressState {
  readonly planned: number;
  readonly closed: number;
  readonly had: number;
  readonly errored: number;
  readonly underWay: number;
  readonly endpoints: Readonly<Record<string, EndpointState>>;
  /** What a person should read once, in order; the caller takes them off. */
  readonly words: readonly string[];
}

export const nothingYet: ProgressState = { planned: 0, closed: 0, had: 0, errored: 0, underWay: 0, endpoints: {}, words: [] };

const idle: EndpointState = {
  inFlight: 0,
  limit: null,
  calls: 0,
  served: 0,
  tokensIn: 0,
  tokensOut: 0,
  cost: 0,
  unpriced: false,
  failures: {},
};

/** The state after an event. Pure: drawing is somebody else's. */
export function after(state: ProgressState, event: EngineEvent): ProgressState {
  switch (event.kind) {
    case 'planned':
      return { ...state, planned: event.trials };
    case 'trial-started':
      return { ...state, underWay: state.underWay + 1 };
    case 'trial-closed':
      return { ...state, underWay: state.underWay - 1, closed: state.closed + 1 };
    case 'trial-errored':
      return say(
        { ...state, underWay: state.underWay - 1, errored: state.errored + 1 },
        firstOf(state.errored, `${event.spec.task.task.id} ${event.spec.sample.id}: ${event.message}`),
      );
    case 'trial-had':
    case 'trial-rejudged':
      return { ...state, had: state.had + 1 };
    case 'trial-diverged':
      return say(
        state,
        `${event.spec.task.task.id} ${event.spec.sample.id}: what is asked at ${event.place} has changed since it was paid for; its rest is drawn afresh`,
      );
    case 'call-sent':
      return endpoint(state, event.endpoint, (e) => ({ ...e, inFlight: e.inFlight + 1 }));
    case 'call-served':
      return endpoint(state, event.endpoint, (e) => ({ ...e, served: e.served + 1 }));
    case 'call-done':
      return endpoint(state, event.endpoint, (e) => ({
        ...e,
        inFlight: e.inFlight - 1,
        calls: e.calls + 1,
        tokensIn: e.tokensIn + event.tokensIn,
        tokensOut: e.tokensOut + event.tokensOut,
        cost: e.cost + (event.cost ?? 0),
        unpriced: e.unpriced || event.cost === null,
      }));
    case 'call-failed':
      return endpoint(state, event.endpoint, (e) => ({
        ...e,
        inFlight: e.inFlight - 1,
        failures: { ...e.failures, [event.failure]: (e.failures[event.failure] ?? 0) + 1 },
      }));
    case 'limit-changed':
      return endpoint(state, event.endpoint, (e) => ({ ...e, limit: event.to }));
    case 'stopping':
      return say(state, `stopping: ${event.why}; calls in flight are landing`);
  }
}

/** Only the first few failures of a kind are worth a line of their own. */
const firstOf = (before: number, text: string): string | undefined =>
  before < 3 ? text : before === 3 ? 'more trials errored; `pentathlon show <run>` lists them' : undefined;

const say = (state: ProgressState, word: string | undefined): ProgressState =>
  word === undefined ? state : { ...state, words: [...state.words, word] };

function endpoint(state: ProgressState, name: string, change: (e: EndpointState) => EndpointState): ProgressState {
  return { ...state, endpoints: { ...state.endpoints, [name]: change(state.endpoints[name] ?? idle) } };
}
