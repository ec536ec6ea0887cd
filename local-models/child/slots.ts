import type { Conversation } from '../process/protocol.ts';
import type { AskCall } from './ask-call.ts';

/** What a slot must tell to be chosen: the tokens that are evaluated in it. */
export interface Cached {
  readonly tokens: readonly number[];
}

/** How many tokens two lists share from their beginning. */
export function sharedPrefix(one: readonly number[], other: readonly number[]): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at < most && one[at] === other[at]) at++;
  return at;
}

interface Waiting<S> {
  readonly prompt: readonly number[];
  conversation: Conversation | undefined;
  readonly begin: (slot: S) => void;
}

/**
 * Gives requests to slots, so that what is evaluated already need not be again. A turn goes to a slot of its own conversation; a new
 * conversation to a slot that none holds any more, and only where there is none such to one that another may come back to. Of several the
 * one whose tokens share the longest prefix with the prompt is taken (questions under one system prompt), among equals the one unused for
 * longest. Requests that find no slot free wait in the order they came.
 */
export class Slots<S extends Cached> {
  /** Free ones, the longest unused first. */
  readonly #free: S[];
  readonly #waiting: Waiting<S>[] = [];
  /** Whose conversation a slot holds, while that is not over. */
  readonly #holders = new Map<S, Conversation>();

  constructor(slots: readonly S[]) {
    this.#free = [...slots];
  }

  /** Runs work in a slot that is its own meanwhile. Rejects without one where the call is dropped before. */
  async use<T>(prompt: readonly number[], { conversation, signal }: AskCall, work: (slot: S) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const slot = this.#take(prompt, conversation) ?? (await this.#turn(prompt, conversation, signal));
    try {
      return await work(slot);
    } finally {
      this.#free.push(slot);
      const next = this.#waiting.shift();
      if (next !== undefined) next.begin(this.#take(next.prompt, next.conversation) as S);
    }
  }

  /** A trial's conversations are over: their slots may be given to others. */
  over(trial: string): void {
    for (const [slot, holder] of this.#holders) if (holder.trial === trial) this.#holders.delete(slot);
    for (const waiting of this.#waiting) if (waiting.conversation?.trial === trial) waiting.conversation = undefined;
  }

  /** Waits for a slot, in the order of asking. */
  #turn(prompt: readonly number[], conversation: Conversation | undefined, signal: AbortSignal): Promise<S> {
    return new Promise<S>((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal.reason);
      };
      const begin = (slot: S) => {
        signal.removeEventListener('abort', leave);
        resolve(slot);
      };
      const waiting: Waiting<S> = { prompt, conversation, begin };
      this.#waiting.push(waiting);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #take(prompt: readonly number[], conversation: Conversation | undefined): S | undefined {
    const own = this.#free.filter((slot) => isSame(this.#holders.get(slot), conversation));
    const unheld = this.#free.filter((slot) => !this.#holders.has(slot));
    const best = longestPrefix([own, unheld, this.#free].find(({ length }) => length > 0) ?? [], prompt);
    if (best === undefined) return undefined;
    this.#free.splice(this.#free.indexOf(best), 1);
    if (conversation === undefined) this.#holders.delete(best);
    else this.#holders.set(best, conversation);
    return best;
  }
}

const isSame = (holder: Conversation | undefined, other: Conversation | undefined): boolean =>
  holder !== undefined && holder.trial === other?.trial && holder.seat === other.seat;

function longestPrefix<S extends Cached>(slots: readonly S[], prompt: readonly number[]): S | undefined {
  let best: S | undefined;
  let longest = -1;
  for (const slot of slots) {
    const shared = sharedPrefix(slot.tokens, prompt);
    if (shared <= longest) continue;
    best = slot;
    longest = shared;
  }
  return best;
}
