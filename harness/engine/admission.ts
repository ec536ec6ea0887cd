import type { TrialSpec } from '../core/trial.ts';
import type { Pacer } from './pacer.ts';
import type { Queued } from './queued.ts';

/** Trials without any model that may be under way at once: they only use the processor. */
const MODEL_FREE = 4;
/** The name under which those are counted. */
const NO_ENDPOINT = '';

/**
 * Decides how many trials are under way. Twice an endpoint's limit: in a match every other turn is the opponent's,
 * and the slots of one endpoint must not run dry while trials of another one wait.
 */
export class Admission {
  readonly #pacer: Pacer;
  readonly #open = new Map<string, number>();
  #widest = MODEL_FREE;

  constructor(pacer: Pacer) {
    this.#pacer = pacer;
  }

  /** Specs worth holding ready. */
  get lookAhead(): number {
    return 2 * this.#widest + 32;
  }

  /** Those that may start now, in order; counted as under way until they `leave`. */
  admit(waiting: readonly Queued[]): Queued[] {
    return waiting.filter(({ spec }) => {
      const rooms = this.#rooms(spec);
      const fits = [...rooms].every(([endpoint, room]) => this.#under(endpoint) < room);
      if (fits) for (const endpoint of rooms.keys()) this.#open.set(endpoint, this.#under(endpoint) + 1);
      return fits;
    });
  }

  leave(spec: TrialSpec): void {
    for (const endpoint of this.#rooms(spec).keys()) this.#open.set(endpoint, this.#under(endpoint) - 1);
  }

  #under(endpoint: string): number {
    return this.#open.get(endpoint) ?? 0;
  }

  /** Room for trials on each endpoint that a trial may call. */
  #rooms(spec: TrialSpec): Map<string, number> {
    const rooms = new Map<string, number>();
    for (const agent of spec.agents) {
      for (const model of agent.models) rooms.set(model.endpoint, 2 * this.#pacer.lane(model).ceiling);
    }
    if (rooms.size === 0) rooms.set(NO_ENDPOINT, MODEL_FREE);
    this.#widest = Math.max(this.#widest, ...rooms.values());
    return rooms;
  }
}
