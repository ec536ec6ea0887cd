/** What went wrong at a provider, as boards and progress lines count it. */
export type ProviderFailure =
  | 'rate-limit'
  | 'overloaded'
  | 'server'
  | 'timeout'
  | 'connection'
  | 'malformed'
  | 'too-large'
  | 'bad-request'
  | 'auth'
  | 'not-found'
  | 'missing';

/** A call that failed. Only `retryable` ones are tried again. The message never holds a key. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly kind: ProviderFailure;
  readonly status: number | undefined;
  readonly retryable: boolean;
  /** Milliseconds the provider asked us to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    facts: { kind: ProviderFailure; status?: number; retryable: boolean; retryAfterMs?: number; cause?: unknown },
  ) {
    super(message, { cause: facts.cause });
    this.kind = facts.kind;
    this.status = facts.status;
    this.retryable = facts.retryable;
    this.retryAfterMs = facts.retryAfterMs;
  }
}
