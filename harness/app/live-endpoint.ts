import type { EngineEvent } from '../engine/events.ts';

/** What became of the failed attempts of one kind. */
export interface FailureCounts {
  readonly times: number;
  /** Tried again, after so many milliseconds in all. */
  readonly retried: number;
  readonly waitedMs: number;
  readonly givenUp: number;
}

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
  readonly failures: Readonly<Record<string, FailureCounts>>;
}

const IDLE: EndpointState = {
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
const NONE: FailureCounts = { times: 0, retried: 0, waitedMs: 0, givenUp: 0 };

/** Events that tell of an endpoint. */
export type EndpointEvent = Extract<EngineEvent, { readonly endpoint: string }>;

/** An endpoint after an event about it; undefined: the first one. */
export function endpointAfter(before: EndpointState | undefined, event: EndpointEvent): EndpointState {
  const e = before ?? IDLE;
  switch (event.kind) {
    case 'lane-opened':
      return { ...e, limit: event.limit };
    case 'limit-changed':
      return { ...e, limit: event.to };
    case 'call-sent':
      return { ...e, inFlight: e.inFlight + 1 };
    case 'call-served':
      return { ...e, served: e.served + 1 };
    case 'call-done':
      return {
        ...e,
        inFlight: e.inFlight - 1,
        calls: e.calls + 1,
        tokensIn: e.tokensIn + event.tokensIn,
        tokensOut: e.tokensOut + event.tokensOut,
        cost: e.cost + (event.cost ?? 0),
        unpriced: e.unpriced || event.cost === null,
      };
    case 'call-failed':
      return {
        ...e,
        inFlight: e.inFlight - 1,
        failures: { ...e.failures, [event.failure]: failed(e.failures[event.failure] ?? NONE, event.waitMs) },
      };
  }
}

const failed = ({ times, retried, waitedMs, givenUp }: FailureCounts, waitMs: number | null): FailureCounts =>
  waitMs === null
    ? { times: times + 1, retried, waitedMs, givenUp: givenUp + 1 }
    : { times: times + 1, retried: retried + 1, waitedMs: waitedMs + waitMs, givenUp };

/** An endpoint's name as people know it: `https://api.openai.com/v1 gpt-5-mini` → `api.openai.com gpt-5-mini`. */
export const endpointName = (endpoint: string): string => endpoint.replace(/^https?:\/\/([^/\s]+)\S*/, '$1');
