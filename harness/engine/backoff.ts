import { random } from '../core/random.ts';

const FIRST_MS = 500;
const LONGEST_MS = 60_000;

/** The longest a provider may ask us to wait before the call counts as failed, in milliseconds. */
export const LONGEST_RETRY_AFTER_MS = 600_000;

/**
 * Milliseconds before a retry: what the provider asked for, and never less; else a doubling wait, bounded,
 * with jitter between half and all of it so that calls that failed together do not return together.
 */
export function backoff(callId: string, attempt: number, retryAfterMs: number | undefined): number {
  const jitter = random('backoff', callId, attempt).next();
  if (retryAfterMs !== undefined) return retryAfterMs + jitter * Math.min(250, 0.1 * retryAfterMs);
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1)) * (0.5 + 0.5 * jitter);
}
