import { type Amounts, hold, readLedger, release, spend } from '../../results/ledger.ts';
import type { Store } from '../../results/store.ts';
import { LimitReached } from '../core/errors/limit-reached.ts';
import { UserError } from '../core/errors/user-error.ts';
import type { Model } from '../core/model.ts';
import { costOf } from '../core/price.ts';
import type { Request } from '../core/request.ts';
import { outputCeiling, promptCeiling } from './token-ceiling.ts';

/** What a whole run may use, restarts included. */
export type BudgetLimit = { readonly kind: 'usd' | 'tokens' | 'calls' | 'minutes'; readonly amount: number };

/** What a call in flight has set aside. Exactly one of the three ends it. */
export interface Reservation {
  /**
   * The call came back: books its US dollars and tokens; where one is unknown, the worst case. To be called inside the write
   * that stores the call.
   */
  settle(usd: number | null, tokens: number | null): void;
  /** The call failed unbilled. */
  release(): Promise<void>;
  /** The call failed but may have been billed: the worst case counts as spent. */
  forfeit(): Promise<void>;
}

/** Reads `5usd`, `2Mtok`, `500ktok`, `1000calls`, `30min`. Throws UserError. */
export function parseBudget(text: string): BudgetLimit {
  const match = /^(\d+(?:\.\d+)?)\s*(usd|\$|[kM]?tok|calls?|min)$/.exec(text.trim());
  const amount = Number(match?.[1]);
  if (match === null || !(amount > 0)) {
    throw new UserError(`--budget: expected a number above 0 with usd, tok, ktok, Mtok, calls or min, as in 5usd or 2Mtok; got "${text}"`);
  }
  const unit = match[2] as string;
  if (unit === 'usd' || unit === '$') return { kind: 'usd', amount };
  if (unit === 'min') return { kind: 'minutes', amount };
  if (unit.startsWith('call')) return { kind: 'calls', amount };
  return { kind: 'tokens', amount: amount * (unit === 'Mtok' ? 1_000_000 : unit === 'ktok' ? 1_000 : 1) };
}

/** Throws UserError where a money budget meets a model without a known price. */
export function admit(limit: BudgetLimit | undefined, model: Model): void {
  if (limit?.kind !== 'usd' || model.price !== undefined) return;
  throw new UserError(
    `--budget ${limit.amount}usd: the price of ${model.id} is unknown; give it with --prices file, or set a budget in tok or calls`,
  );
}

const NOTHING: Amounts = { usd: 0, tokens: 0, calls: 0 };

/** Reserves before each call and settles after it, in the store, so that two processes and any number of restarts share one budget. */
export class Budget {
  readonly #store: Store;
  readonly #run: number;
  readonly #limit: BudgetLimit | undefined;
  #outstanding = 0;
  #changed: (() => void)[] = [];

  constructor(store: Store, run: number, limit: BudgetLimit | undefined) {
    this.#store = store;
    this.#run = run;
    this.#limit = limit;
  }

  /** Waits while calls in flight may still give room back; throws LimitReached when no call of this size fits any more. */
  async reserve(model: Model, request: Request): Promise<Reservation> {
    if (this.#limit === undefined || this.#limit.kind === 'minutes' || (this.#limit.kind === 'usd' && model.price === 'free'))
      return this.#reservation(NOTHING);
    const worst = worstCase(model, request);
    const limits = { [this.#limit.kind]: this.#limit.amount };
    while (!(await this.#store.commit(() => hold(this.#store, this.#run, worst, limits)))) {
      if (this.#outstanding === 0) throw this.#exhausted(worst);
      await new Promise<void>((resolve) => this.#changed.push(resolve));
    }
    this.#outstanding++;
    return this.#reservation(worst);
  }

  #reservation(worst: Amounts): Reservation {
    let open = worst.calls > 0;
    const close = () => {
      if (!open) return;
      open = false;
      this.#outstanding--;
      for (const wake of this.#changed.splice(0)) wake();
    };
    const end = async (spent: boolean) => {
      if (!open) return;
      const booked = this.#store.commit(() => {
        release(this.#store, this.#run, worst);
        if (spent) spend(this.#store, this.#run, worst, false);
      });
      // Also where the store fails: those who wait for room must not wait for ever.
      await booked.finally(close);
    };
    return {
      settle: (usd, tokens) => {
        if (open) release(this.#store, this.#run, worst);
        const used = { usd: usd ?? worst.usd, tokens: tokens ?? worst.tokens, calls: 1 };
        spend(this.#store, this.#run, used, usd === null);
        setImmediate(close);
      },
      release: () => end(false),
      forfeit: () => end(true),
    };
  }

  #exhausted(worst: Amounts): LimitReached {
    const { kind, amount } = this.#limit as BudgetLimit;
    const { spent, held } = readLedger(this.#store, this.#run);
    const used = spent[kind as keyof Amounts] + held[kind as keyof Amounts];
    const unit = kind === 'usd' ? ' usd' : kind === 'tokens' ? ' tokens' : ' calls';
    const show = (value: number) => `${Number(value.toPrecision(4))}${unit}`;
    const next =
      kind === 'calls' ? '' : `; the next call may need up to ${show(worst[kind as keyof Amounts])} (set max_tokens to bound it)`;
    return new LimitReached(`budget of ${show(amount)} reached: ${show(used)} used${next}`);
  }
}

function worstCase(model: Model, request: Request): Amounts {
  if (model.recorded === true) return { usd: 0, tokens: 0, calls: 1 };
  const input = promptCeiling(request.messages);
  const output = outputCeiling(model, request);
  const dearest = typeof model.price === 'object' ? Math.max(model.price.input, model.price.cacheWrite ?? 0) : 0;
  const price = typeof model.price === 'object' ? { ...model.price, input: dearest } : undefined;
  const usage = { input, cachedInput: 0, cacheWrite: 0, output, reasoning: 0 };
  return { usd: costOf(price, usage) ?? 0, tokens: input + output, calls: 1 };
}
