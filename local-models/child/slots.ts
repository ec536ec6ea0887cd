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
  readonly begin: (slot: S) => void;
}

/**
 * Gives requests to slots: of the free ones the one whose tokens share the longest prefix with the prompt, so that turns of one game and
 * questions under one system prompt are not evaluated again; among equals the one unused for longest. Requests that find no slot free wait
 * in the order they came.
 */
export class Slots<S extends Cached> {
  /** Free ones, the longest unused first. */
  readonly #free: S[];
  readonly #waiting: Waiting<S>[] = [];

  constructor(slots: readonly S[]) {
    this.#free = [...slots];
  }

  /** Runs work in a slot that is its own meanwhile. */
  async use<T>(prompt: readonly number[], work: (slot: S) => Promise<T>): Promise<T> {
    const slot = this.#take(prompt) ?? (await new Promise<S>((begin) => this.#waiting.push({ prompt, begin })));
    try {
      return await work(slot);
    } finally {
      const next = this.#waiting.shift();
      this.#free.push(slot);
      // The slot just left need not be the best one for who waits, but it is the only one free.
      if (next !== undefined) next.begin(this.#take(next.prompt) as S);
    }
  }

  #take(prompt: readonly number[]): S | undefined {
    let best: S | undefined;
    let longest = -1;
    for (const slot of this.#free) {
      const shared = sharedPrefix(slot.tokens, prompt);
      if (shared <= longest) continue;
      best = slot;
      longest = shared;
    }
    if (best !== undefined) this.#free.splice(this.#free.indexOf(best), 1);
    return best;
  }
}
