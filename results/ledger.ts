import type { Store } from './store.ts';

/** What a call may use, or used: US dollars, tokens, calls. */
export interface Amounts {
  readonly usd: number;
  readonly tokens: number;
  readonly calls: number;
}

/** What a run has spent, and what its calls in flight have reserved. */
export interface Ledger {
  readonly spent: Amounts;
  readonly held: Amounts;
  readonly elapsedMs: number;
}

export function readLedger(store: Store, run: number): Ledger {
  const row = store
    .sql('SELECT spent_usd, spent_tokens, spent_calls, held_usd, held_tokens, held_calls, elapsed_ms FROM runs WHERE n = ?')
    .get(run) as Record<string, number>;
  const at = (column: string) => row[column] ?? 0;
  return {
    spent: { usd: at('spent_usd'), tokens: at('spent_tokens'), calls: at('spent_calls') },
    held: { usd: at('held_usd'), tokens: at('held_tokens'), calls: at('held_calls') },
    elapsedMs: at('elapsed_ms'),
  };
}

/** Reserves what a call may use at worst, unless that could pass a limit. True when reserved. To be called inside a write. */
export function hold(store: Store, run: number, worst: Amounts, limits: Partial<Amounts>): boolean {
  const { usd = Infinity, tokens = Infinity, calls = Infinity } = limits;
  const { changes } = store
    .sql(`UPDATE runs SET held_usd = held_usd + :usd, held_tokens = held_tokens + :tokens, held_calls = held_calls + :calls
      WHERE n = :run AND spent_usd + held_usd + :usd <= :maxUsd AND spent_tokens + held_tokens + :tokens <= :maxTokens
        AND spent_calls + held_calls + :calls <= :maxCalls`)
    .run({ run, ...worst, maxUsd: usd, maxTokens: tokens, maxCalls: calls });
  return changes === 1;
}

/** Gives a reservation back. To be called inside a write. */
export function release(store: Store, run: number, worst: Amounts): void {
  store
    .sql(
      'UPDATE runs SET held_usd = max(0, held_usd - :usd), held_tokens = held_tokens - :tokens, held_calls = held_calls - :calls WHERE n = :run',
    )
    .run({ run, ...worst });
}

/** Books what was used. To be called inside a write, the same that stores the call. */
export function spend(store: Store, run: number, used: Amounts, unpriced: boolean): void {
  store
    .sql(`UPDATE runs SET spent_usd = spent_usd + :usd, spent_tokens = spent_tokens + :tokens, spent_calls = spent_calls + :calls,
      unpriced_calls = unpriced_calls + :unpriced WHERE n = :run`)
    .run({ run, ...used, unpriced: unpriced ? 1 : 0 });
}

/**
 * Calls that were in flight when a process died may have been billed: what it had reserved counts as spent.
 * To be called inside a write, while no process plays this run.
 */
export function bookAbandoned(store: Store, run: number): void {
  store
    .sql(`UPDATE runs SET spent_usd = spent_usd + held_usd, spent_tokens = spent_tokens + held_tokens, spent_calls = spent_calls + held_calls,
      held_usd = 0, held_tokens = 0, held_calls = 0 WHERE n = ?`)
    .run(run);
}
