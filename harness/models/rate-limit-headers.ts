/** Anything that reads headers by name. */
export interface HeaderReader {
  get(name: string): string | null;
}

/** Pairs of headers: how much of a limit is left, and when it is whole again. */
const LIMITS: readonly (readonly [remaining: string, reset: string])[] = [
  ['x-ratelimit-remaining-requests', 'x-ratelimit-reset-requests'],
  ['x-ratelimit-remaining-tokens', 'x-ratelimit-reset-tokens'],
  ...['requests', 'tokens', 'input-tokens', 'output-tokens'].map(
    (what) => [`anthropic-ratelimit-${what}-remaining`, `anthropic-ratelimit-${what}-reset`] as const,
  ),
];

/** Milliseconds a refused call is asked to wait, or undefined where the provider does not say. `now` in epoch milliseconds. */
export function retryAfterMs(headers: HeaderReader, now = Date.now()): number | undefined {
  const exact = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (exact >= 0) return exact;
  return wait(headers.get('retry-after'), now) ?? longest(headers, now, (remaining) => remaining === null || Number(remaining) === 0);
}

/** Milliseconds until a limit of which nothing is left is whole again; undefined while something is left of all. */
export function exhaustedMs(headers: HeaderReader, now = Date.now()): number | undefined {
  return longest(headers, now, (remaining) => remaining !== null && Number(remaining) === 0);
}

function longest(headers: HeaderReader, now: number, counts: (remaining: string | null) => boolean): number | undefined {
  const waits = LIMITS.flatMap(([remaining, reset]) => (counts(headers.get(remaining)) ? (wait(headers.get(reset), now) ?? []) : []));
  return waits.length === 0 ? undefined : Math.max(...waits);
}

/** Reads `1.5` (seconds), `6m0s`, `20ms`, an HTTP date or an RFC 3339 time as milliseconds from now, never below 0. */
function wait(text: string | null, now: number): number | undefined {
  const value = text?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const duration = readDuration(value);
  if (duration !== undefined) return duration;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}

const UNITS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

function readDuration(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|[dhms]))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[dhms])/g)) total += Number(amount) * (UNITS[unit as string] as number);
  return total;
}
