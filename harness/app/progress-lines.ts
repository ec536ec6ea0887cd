import { terminalLine } from '../core/terminal-text.ts';
import type { EngineEvent } from '../engine/events.ts';
import { count, counted, duration, money } from './figures.ts';
import { after, type EndpointState, nothingYet, type ProgressState } from './progress-state.ts';

/** Time between two progress lines, in milliseconds. */
const EVERY_MS = 5_000;

/** Tells a run's progress as plain lines. */
export class ProgressLines {
  #state: ProgressState = nothingYet;
  readonly #say: (line: string) => void;
  readonly #began = performance.now();
  readonly #timer: NodeJS.Timeout;

  constructor(say: (line: string) => void) {
    this.#say = say;
    this.#timer = setInterval(() => say(progressLine(this.#state, performance.now() - this.#began)), EVERY_MS);
    this.#timer.unref();
  }

  readonly hear = (event: EngineEvent): void => {
    this.#state = after(this.#state, event);
    if (this.#state.words.length === 0) return;
    for (const word of this.#state.words) this.#say(terminalLine(word));
    this.#state = { ...this.#state, words: [] };
  };

  /** Ends the lines and gives the last state. */
  end(): ProgressState {
    clearInterval(this.#timer);
    return this.#state;
  }
}

/** One line of progress: trials, time left, then each endpoint. */
export function progressLine(state: ProgressState, elapsedMs: number): string {
  const done = state.closed + state.had + state.errored;
  const share = state.planned === 0 ? '' : ` ${Math.floor((100 * done) / state.planned)}%`;
  const fresh = state.closed + state.errored;
  const left = state.planned - done;
  const eta = fresh > 0 && left > 0 ? `, ${duration((elapsedMs / fresh) * left)} left` : '';
  const errored = state.errored > 0 ? `, ${count(state.errored)} errored` : '';
  const endpoints = Object.entries(state.endpoints).map(([name, endpoint]) => `; ${endpointLine(name, endpoint)}`);
  return `${count(done)}/${count(state.planned)}${share}${errored}${eta}${endpoints.join('')}`;
}

function endpointLine(name: string, endpoint: EndpointState): string {
  const failures = Object.entries(endpoint.failures).map(([kind, times]) => `, ${kind} ×${times}`);
  const limit = endpoint.limit === null ? '' : `, limit ${endpoint.limit}`;
  const cost = endpoint.cost > 0 ? `, ${money(endpoint.cost)}` : '';
  return `${terminalLine(name)}: ${endpoint.inFlight} in flight${limit}, ${counted(endpoint.calls, 'call')}${failures.join('')}${cost}`;
}
