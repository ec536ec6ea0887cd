import type { TrialSpec } from '../core/trial.ts';
import type { Pacer } from './pacer.ts';
import type { Queued } from './queued.ts';

/** Trials without any model that may be under way at once: they only use the processor. */
const MODEL_FREE = 4;
/** The name under which those are counted. */
const NO_ENDPOINT = '';

/** What a trial takes of an endpoint, and how much there is. */
interface Share {
  readonly takes: number;
  readonly room: number;
}

/**
 * Decides how many trials are under way. Of an endpoint behind an API twice its limit: in a match every other turn is the opponent's, and
 * its slots must not run dry while trials of another one wait. Where the model itself has slots, each seat that it plays is a conversation
 * that wants to find its own slot again, turn after turn: there are never more of them than slots, but for one trial that is wider.
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
      const shares = [...this.#shares(spec)];
      const fits = shares.every(([endpoint, { takes, room }]) => {
        const under = this.#under(endpoint);
        return under === 0 || under + takes <= room;
      });
      if (fits) for (const [endpoint, { takes }] of shares) this.#open.set(endpoint, this.#under(endpoint) + takes);
      return fits;
    });
  }

  leave(spec: TrialSpec): void {
    for (const [endpoint, { takes }] of this.#shares(spec)) this.#open.set(endpoint, this.#under(endpoint) - takes);
  }

  #under(endpoint: string): number {
    return this.#open.get(endpoint) ?? 0;
  }

  /** What a trial takes of each endpoint that it may call. */
  #shares(spec: TrialSpec): Map<string, Share> {
    const shares = new Map<string, Share>();
    for (const { models } of spec.agents) {
      for (const model of models) {
        const { endpoint, slots } = model;
        const { ceiling } = this.#pacer.lane(model);
        if (slots === undefined) shares.set(endpoint, { takes: 1, room: 2 * ceiling });
        else shares.set(endpoint, { takes: (shares.get(endpoint)?.takes ?? 0) + 1, room: ceiling });
      }
    }
    if (shares.size === 0) shares.set(NO_ENDPOINT, { takes: 1, room: MODEL_FREE });
    this.#widest = Math.max(this.#widest, ...[...shares.values()].map(({ room }) => room));
    return shares;
  }
}
