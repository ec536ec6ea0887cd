import { stripVTControlCharacters } from 'node:util';
import { ProviderError, type ProviderFailure } from '../core/errors/provider-error.ts';
import { UserError } from '../core/errors/user-error.ts';
import { type ErrorFacts, factsOf } from './error-facts.ts';
import { retryAfterMs } from './rate-limit-headers.ts';

const LONGEST = 300;

/** Where a call failed: its endpoint's name, the key that must not be shown, and the call's signal. */
export interface FailedCall {
  readonly endpoint: string;
  readonly key: string;
  readonly signal: AbortSignal;
}

/**
 * What a failed call rejects with: the signal's reason once that is aborted, else a ProviderError of one line and at most 300
 * characters that names endpoint and status. It keeps no `cause`: SDK errors carry bodies that can echo the key.
 */
export function providerFailure(error: unknown, call: FailedCall): unknown {
  if (call.signal.aborted) return call.signal.reason;
  if (error instanceof UserError) return error;
  const inner = errorsOf(error).find((link) => link instanceof ProviderError);
  if (inner) {
    const { kind, retryable } = inner;
    return new ProviderError(line(call, inner.message), { kind, retryable });
  }
  const facts = factsOf(error);
  if (facts.status !== undefined) return refusedBy(facts as ErrorFacts & { status: number }, call);
  return transportFailure(error, call);
}

function refusedBy(facts: ErrorFacts & { status: number }, call: FailedCall): ProviderError {
  const { status } = facts;
  const wait = facts.headers && retryAfterMs(facts.headers);
  return new ProviderError(line(call, `${status} ${facts.message.replace(new RegExp(`^${status}\\s+`), '')}`), {
    ...kindOf(facts),
    status,
    ...(wait !== undefined && { retryAfterMs: wait }),
  });
}

function kindOf({ status, codes }: ErrorFacts & { status: number }): { kind: ProviderFailure; retryable: boolean } {
  // A spent account answers 429 for ever.
  if (codes.includes('insufficient_quota')) return { kind: 'auth', retryable: false };
  if (status === 429) return { kind: 'rate-limit', retryable: true };
  if (status === 503 || status === 529) return { kind: 'overloaded', retryable: true };
  if (status === 408 || status === 409 || status >= 500) return { kind: 'server', retryable: true };
  if (status === 401 || status === 402 || status === 403) return { kind: 'auth', retryable: false };
  if (status === 404) return { kind: 'not-found', retryable: false };
  return { kind: 'bad-request', retryable: false };
}

/** No status: the connection broke, or what came back was not the API's answer. */
function transportFailure(error: unknown, call: FailedCall): ProviderError {
  const chain = errorsOf(error);
  const names = chain.map((link) => `${link.constructor.name} ${link.name}`).join(' ');
  if (names.includes('Timeout')) return new ProviderError(line(call, 'the connection timed out'), { kind: 'timeout', retryable: true });
  const code = chain.map((link) => (link as { code?: unknown }).code).find((value) => /^(E[A-Z]|UND_ERR)/.test(String(value)));
  if (code !== undefined || /Connection|Abort/.test(names)) {
    return new ProviderError(line(call, `the connection failed (${code ?? 'closed'})`), { kind: 'connection', retryable: true });
  }
  const broken = chain.some((link) => link instanceof SyntaxError);
  const words = broken ? 'the reply is not whole JSON' : `the reply is not what the API promises: ${chain[0]?.message ?? String(error)}`;
  return new ProviderError(line(call, words), { kind: 'malformed', retryable: true });
}

/** The error and its causes, outermost first. */
function errorsOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let link = error; link instanceof Error && chain.length < 8; link = link.cause) chain.push(link);
  return chain;
}

function line({ endpoint, key }: FailedCall, words: string): string {
  const text = withoutKeys(
    stripVTControlCharacters(`${endpoint}: ${words}`)
      .replace(/\p{Cf}/gu, '')
      .replace(/[\p{Cc}\p{Z}]+/gu, ' '),
    key,
  );
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

/** Takes out the key itself and whatever looks like one: providers echo keys, whole or masked. */
function withoutKeys(text: string, key: string): string {
  const known = key.length >= 4 ? text.replaceAll(key, '<key>') : text;
  return known.replace(/\bBearer \S+/gi, 'Bearer <key>').replace(/\b(?:sk|pk|rk|gsk|xai|hf|AIza)[-_][\w*.…-]{6,}/g, '<key>');
}
