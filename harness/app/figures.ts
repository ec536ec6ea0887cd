/** Figures as people read them. */

/** 1234567 → "1 234 567". */
export const count = (n: number): string =>
  String(Math.round(n))
    .replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0')
    .replace(/\u00a0/g, ' ');

/** A count with its noun: 1 match, 480 matches. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${Math.round(n) === 1 ? one : many}`;

/** Tokens and the like in three figures: 950, 84k, 1.1M. */
export function short(n: number): string {
  if (n < 1_000) return String(Math.round(n));
  if (n < 1_000_000) return `${n < 10_000 ? (n / 1_000).toFixed(1) : Math.round(n / 1_000)}k`;
  return `${n < 10_000_000 ? (n / 1_000_000).toFixed(1) : Math.round(n / 1_000_000)}M`;
}

/** US dollars with as many figures as matter. */
export function money(usd: number): string {
  if (usd === 0) return '$0';
  if (usd >= 1) return `$${usd.toFixed(2)}`;
  return usd >= 0.0001 ? `$${usd.toFixed(4)}` : '<$0.0001';
}

/** Milliseconds: 85 ms, 1.8 s, 4m10s. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${ms < 10 ? Number(ms.toPrecision(2)) : Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)}m${String(seconds % 60).padStart(2, '0')}s`;
  return `${Math.floor(seconds / 3_600)}h${String(Math.floor((seconds % 3_600) / 60)).padStart(2, '0')}m`;
}

/** A share as a percentage with one decimal; a dash where there is nothing to share. */
export const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`);
