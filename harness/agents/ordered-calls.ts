import { UserError } from '../core/errors/user-error.ts';
import type { Generation } from '../core/generation.ts';
import type { Model } from '../core/model.ts';
import type { Request } from '../core/request.ts';
import type { Scope } from '../core/scope.ts';

/**
 * One turn's calls of code that may call side by side, each in a child scope of its own: `call 0`, `call 1` … in order of start.
 * Replies are handed over in that order too, an event-loop turn apart: so what the code starts next never depends on which
 * reply arrived first, and a trial that is played again meets its own calls under the same names.
 */
export class OrderedCalls {
  readonly #model: Model;
  readonly #scope: Scope;
  readonly #made: Promise<Generation>[] = [];
  #handedOver: Promise<unknown> = Promise.resolve();
  #over = false;

  constructor(model: Model, scope: Scope) {
    this.#model = model;
    this.#scope = scope;
  }

  /** Rejects with the call's own failure. */
  call(request: Request): Promise<Generation> {
    if (this.#over) return Promise.reject(new UserError('custom agent: a call came after its turn had ended; await every call'));
    const landing = this.#land(request);
    this.#made.push(landing);
    const reply = this.#handedOver.then(() => landing);
    this.#handedOver = reply.then(nextTurn, nextTurn);
    // A failure reaches whoever asked, and `finished`; while it waits its place in the order nobody listens yet.
    landing.catch(() => {});
    return reply;
  }

  /**
   * Ends the turn: waits for calls still in flight and resolves to all replies in order. Throws the first failure, also where
   * the code caught it: what is not in the journal must not decide a result.
   */
  async finished(): Promise<readonly Generation[]> {
    this.#over = true;
    const settled = await Promise.allSettled(this.#made);
    return settled.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
  }

  async #land(request: Request): Promise<Generation> {
    return this.#scope.child(`call ${this.#made.length}`).call(this.#model, request);
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
