import { describe, expect, it } from 'vitest';
import { exhaustedMs, retryAfterMs } from '../../../harness/models/rate-limit-headers.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');
const after = (headers: Record<string, string>) => retryAfterMs(new Headers(headers), NOW);
const exhausted = (headers: Record<string, string>) => exhaustedMs(new Headers(headers), NOW);

describe('retryAfterMs', () => {
  it.each([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['part of a second', { 'retry-after': '0.25' }, 250],
    ['a date', { 'retry-after': 'Tue, 24 Nov 2026 10:00:30 GMT' }, 30_000],
    ['a date gone by', { 'retry-after': 'Tue, 24 Nov 2026 09:00:00 GMT' }, 0],
    ['milliseconds first', { 'retry-after-ms': '12.5', 'retry-after': '7' }, 12.5],
    ['1s', { 'x-ratelimit-reset-requests': '1s' }, 1000],
    ['6m0s', { 'x-ratelimit-reset-tokens': '6m0s' }, 360_000],
    ['20ms', { 'x-ratelimit-reset-requests': '20ms' }, 20],
    ['1h2m3.5s', { 'x-ratelimit-reset-requests': '1h2m3.5s' }, 3_723_500],
    ['RFC 3339', { 'anthropic-ratelimit-tokens-reset': '2026-11-24T10:01:00Z' }, 60_000],
    ['the longest', { 'x-ratelimit-reset-requests': '1s', 'x-ratelimit-reset-tokens': '4s' }, 4000],
    [
      'only limits that are used up',
      { 'x-ratelimit-remaining-tokens': '9', 'x-ratelimit-reset-tokens': '4s', 'x-ratelimit-reset-requests': '1s' },
      1000,
    ],
    ['nothing in nonsense', { 'retry-after': 'soon', 'retry-after-ms': '-5' }, undefined],
    ['nothing', {}, undefined],
  ])('reads %s', (_, headers, expected) => {
    expect(after(headers as Record<string, string>)).toBe(expected);
  });
});

describe('exhaustedMs', () => {
  it('looks only at limits with nothing left', () => {
    expect(exhausted({ 'x-ratelimit-remaining-requests': '1', 'x-ratelimit-reset-requests': '1s' })).toBeUndefined();
    expect(exhausted({ 'x-ratelimit-reset-requests': '1s' })).toBeUndefined();
    expect(exhausted({ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1s' })).toBe(1000);
    expect(
      exhausted({ 'anthropic-ratelimit-input-tokens-remaining': '0', 'anthropic-ratelimit-input-tokens-reset': '2026-11-24T10:00:02Z' }),
    ).toBe(2000);
  });
});
