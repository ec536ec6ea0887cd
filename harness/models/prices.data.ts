import type { Price } from '../core/price.ts';

/** A part of the price table: where it was read, when, and the prices by model name, in US dollars per million tokens. */
export interface PriceList {
  readonly provider: string;
  /** Day the source was read. */
  readonly asOf: string;
  readonly source: string;
  readonly models: Readonly<Record<string, Price>>;
}

/**
 * Standard prices of well-known models: no batch, priority or long-context surcharge (OpenAI bills gpt-5.4 and gpt-5.5 higher
 * above 272,000 prompt tokens). A cache write is Anthropic's five-minute kind. Models whose price depends on the length of the
 * prompt from the start (claude-haiku-5-5), or of which only part of the price was found, are left out: unknown beats wrong.
 * Where a copy of the provider's page lacked a cell it was filled from price trackers that name that page as their source.
 */
export const PRICE_LISTS: readonly PriceList[] = [
  {
    provider: 'openai',
    asOf: '2026-11-24',
    source: 'https://developers.openai.com/api/docs/pricing and its page of each model',
    models: {
      'gpt-5.5': { input: 5, cachedInput: 0.5, output: 30, maxOutput: 128_000 },
      'gpt-5.4': { input: 2.5, cachedInput: 0.25, output: 15, maxOutput: 128_000 },
      'gpt-5.4-mini': { input: 0.75, cachedInput: 0.075, output: 4.5, maxOutput: 128_000 },
      'gpt-5.4-nano': { input: 0.2, cachedInput: 0.02, output: 1.25 },
      'gpt-5.2': { input: 1.75, cachedInput: 0.175, output: 14, maxOutput: 128_000 },
      'gpt-5': { input: 1.25, cachedInput: 0.125, output: 10 },
      'gpt-5-mini': { input: 0.25, cachedInput: 0.025, output: 2, maxOutput: 128_000 },
      'gpt-5-nano': { input: 0.05, cachedInput: 0.005, output: 0.4, maxOutput: 128_000 },
      'gpt-4.1': { input: 2, cachedInput: 0.5, output: 8, maxOutput: 32_768 },
      'gpt-4.1-mini': { input: 0.4, cachedInput: 0.1, output: 1.6, maxOutput: 32_768 },
      'gpt-4o': { input: 2.5, cachedInput: 1.25, output: 10, maxOutput: 16_384 },
      'gpt-4o-mini': { input: 0.15, cachedInput: 0.075, output: 0.6, maxOutput: 16_384 },
      'gpt-4': { input: 30, output: 60, maxOutput: 8192 },
      'gpt-3.5-turbo': { input: 0.5, output: 1.5, maxOutput: 4096 },
      o3: { input: 2, cachedInput: 0.5, output: 8, maxOutput: 100_000 },
      'o4-mini': { input: 1.1, cachedInput: 0.275, output: 4.4, maxOutput: 100_000 },
    },
  },
  {
    provider: 'anthropic',
    asOf: '2026-11-24',
    source: 'https://platform.claude.com/docs/en/about-claude/pricing and its overview of each model',
    models: {
      'claude-fable-5-1': { input: 10, cachedInput: 0.25, cacheWrite: 12.5, output: 50, maxOutput: 128_000 },
      'claude-fable-5': { input: 10, cachedInput: 1, cacheWrite: 12.5, output: 50 },
      'claude-opus-5': { input: 5, cachedInput: 0.5, cacheWrite: 6.25, output: 25, maxOutput: 128_000 },
      'claude-opus-4-8': { input: 5, cachedInput: 0.5, cacheWrite: 6.25, output: 25 },
      'claude-opus-4-7': { input: 5, cachedInput: 0.5, cacheWrite: 6.25, output: 25 },
      'claude-opus-4-6': { input: 5, cachedInput: 0.5, cacheWrite: 6.25, output: 25, maxOutput: 128_000 },
      'claude-opus-4-5': { input: 5, cachedInput: 0.5, cacheWrite: 6.25, output: 25, maxOutput: 64_000 },
      'claude-opus-4-1': { input: 15, cachedInput: 1.5, cacheWrite: 18.75, output: 75, maxOutput: 32_000 },
      'claude-sonnet-5-5': { input: 2, cachedInput: 0.1, cacheWrite: 2.5, output: 10, maxOutput: 128_000 },
      'claude-sonnet-5': { input: 2, cachedInput: 0.2, cacheWrite: 2.5, output: 10, maxOutput: 128_000 },
      'claude-sonnet-4-6': { input: 3, cachedInput: 0.3, cacheWrite: 3.75, output: 15, maxOutput: 64_000 },
      'claude-sonnet-4-5': { input: 3, cachedInput: 0.3, cacheWrite: 3.75, output: 15, maxOutput: 64_000 },
      'claude-haiku-4-5': { input: 1, cachedInput: 0.1, cacheWrite: 1.25, output: 5, maxOutput: 64_000 },
    },
  },
];
