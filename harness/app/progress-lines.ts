import { terminalLine } from '../core/terminal-text.ts';
import type { EngineEvent } from '../engine/events.ts';
import { count, counted, duration, money } from './figures.ts';
import type { EndpointState } from './live-endpoint.ts';
import { timeLeft } from './live-pace.ts';
import { after, done, type LiveState, nothingYet } from './live-state.ts';
import type { RunWatcher } from './run-watcher.ts';

/** Time between two progress lines, in milliseconds. */
const EVERY_MS = 5_000;

/** Tells a run's progress as plain lines. */
export class ProgressLines implements RunWatcher {
  #state: LiveState;
  readonly #say: (line: string) => void;
  readonly #timer: NodeJS.Timeout;

  /** `from`: how the run stands already. */
  constructor(say: (line: string) => void, from: LiveState = nothingYet) {
    this.#say = say;
    this.#state = from;
    this.#timer = setInterval(() => say(progressLine(this.#state, performance.now())), EVERY_MS);
    this.#timer.unref();
  }

  readonly hear = (event: EngineEvent): void => {
    this.#state = after(this.#state, event, performance.now());
    if (this.#state.words.length === 0) return;
    for (const word of this.#state.words) this.#say(terminalLine(word));
    this.#state = { ...this.#state, words: [] };
  };

  get state(): LiveState {
    return this.#state;
  }

  async ended(): Promise<void> {
    clearInterval(this.#timer);
  }

  /** These are the plain lines. */
  leave(): void {}

  close(): Promise<void> {
    return this.ended();
  }
}

/** One line of progress: trials, time left, then each endpoint. */
export function progressLine(state: LiveState, now: number): string {
  const ended = done(state);
  const share = state.planned === 0 ? '' : ` ${Math.floor((100 * ended) / state.planned)}%`;
  const left = state.planned - ended;
  const ms = left > 0 ? timeLeft(state.pace, left, now) : undefined;
  const eta = ms === undefined ? '' : `, ${duration(ms)} left`;
  const errored = state.errored > 0 ? `, ${count(state.errored)} errored` : '';
  const endpoints = Object.entries(state.endpoints).map(([name, endpoint]) => `; ${endpointLine(name, endpoint)}`);
  return `${count(ended)}/${count(state.planned)}${share}${errored}${eta}${endpoints.join('')}`;
}

function endpointLine(name: string, endpoint: EndpointState): string {
  const failures = Object.entries(endpoint.failures).map(([kind, { times }]) => `, ${kind} ×${times}`);
  const limit = endpoint.limit === null ? '' : `, limit ${endpoint.limit}`;
  const cost = endpoint.cost > 0 ? `, ${money(endpoint.cost)}` : '';
  return `${terminalLine(name)}: ${endpoint.inFlight} in flight${limit}, ${counted(endpoint.calls, 'call')}${failures.join('')}${cost}`;
}
