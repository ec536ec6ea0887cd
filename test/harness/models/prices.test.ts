import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { PRICE_LISTS } from '../../../harness/models/prices.data.ts';
import { loadPrices, priceOf } from '../../../harness/models/prices.ts';

const folder = await mkdtemp(join(tmpdir(), 'prices-'));
afterAll(() => rm(folder, { recursive: true }));

let written = 0;
async function fileWith(content: unknown): Promise<string> {
  const file = join(folder, `${++written}.json`);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
const complaint = async (content: unknown): Promise<string> => {
  const error = await loadPrices(await fileWith(content)).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  return (error as Error).message;
};

describe('the built-in prices', () => {
  it('are dated, and none is free or cheaper to write than to read', () => {
    for (const { asOf, source, models } of PRICE_LISTS) {
      expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(source).toMatch(/^https:/);
      for (const price of Object.values(models)) {
        expect(price.input).toBeGreaterThan(0);
        expect(price.output).toBeGreaterThan(price.input);
        expect(price.cachedInput ?? 0).toBeLessThan(price.input);
      }
    }
  });

  it('are found by name, by provider and without the date of a snapshot', async () => {
    const table = await loadPrices();
    const mini = { input: 0.25, cachedInput: 0.025, output: 2, maxOutput: 128_000 };
    expect(priceOf(table, 'openai', 'gpt-5-mini')).toEqual(mini);
    expect(priceOf(table, 'openai', 'gpt-5-mini-2025-08-07')).toEqual(mini);
    expect(priceOf(table, 'anthropic', 'claude-sonnet-4-5-20250929')).toMatchObject({ input: 3, cacheWrite: 3.75, output: 15 });
    expect(priceOf(table, 'anthropic', 'anthropic/claude-sonnet-4-5')).toMatchObject({ input: 3 });
    expect(priceOf(table, 'openai', 'claude-sonnet-4-5')).toBeUndefined();
    expect(priceOf(table, 'openai', 'gpt-5-maxi')).toBeUndefined();
  });
});

describe('a price file', () => {
  it('in our own form comes before the built-in prices and leaves the others', async () => {
    const table = await loadPrices(
      await fileWith({ 'gpt-5-mini': { input: 1, output: 2 }, 'my-model': { input: 0, output: 0, cachedInput: 0 } }),
    );
    expect(priceOf(table, 'openai', 'gpt-5-mini')).toEqual({ input: 1, output: 2 });
    expect(priceOf(table, 'openai', 'my-model')).toEqual({ input: 0, output: 0, cachedInput: 0 });
    expect(priceOf(table, 'openai', 'gpt-5')).toBeDefined();
  });

  it('of the LiteLLM community is read in dollars a token', async () => {
    const file = await fileWith({
      sample_spec: {
        input_cost_per_token: 0,
        output_cost_per_token: 0,
        litellm_provider: 'one of …',
        max_output_tokens: 'max output tokens',
      },
      '1024-x-1024/dall-e-2': { input_cost_per_pixel: 1.9e-8, litellm_provider: 'openai', mode: 'image_generation' },
      'amazon.nova-2-lite-v1:0': {
        cache_read_input_token_cost: 7.5e-8,
        cache_creation_input_token_cost: 3.75e-6,
        input_cost_per_token: 1.1e-6,
        output_cost_per_token: 2.5e-6,
        litellm_provider: 'bedrock_converse',
        max_output_tokens: 64_000,
      },
      'openai/gpt-x': { input_cost_per_token: 3e-7, output_cost_per_token: 1e-6, litellm_provider: 'openai' },
    });
    const table = await loadPrices(file);
    expect(table.get('amazon.nova-2-lite-v1:0')).toEqual({
      input: 1.1,
      output: 2.5,
      cachedInput: 0.075,
      cacheWrite: 3.75,
      maxOutput: 64_000,
    });
    expect(priceOf(table, 'openai', 'gpt-x')).toEqual({ input: 0.3, output: 1 });
    expect(table.has('sample_spec')).toBe(false);
    expect(table.has('1024-x-1024/dall-e-2')).toBe(false);
  });

  it.each([
    ['no JSON', '{"a":', /1?\.json: expected a JSON object/],
    ['a list', [], /expected a JSON object/],
    ['no prices', { m: 5 }, /m: expected an object with prices, got 5/],
    ['text for a number', { m: { input: '1', output: 2 } }, /m: input: expected a number.*"1"/],
    ['a missing price', { m: { input: 1 } }, /m: output: expected a number.*nothing/],
    ['a negative price', { m: { input: -1, output: 2 } }, /m: input/],
    ['an unknown field', { m: { input: 1, output: 2, cached: 1 } }, /"cached".*cachedInput/],
    ['text for a community price', { m: { input_cost_per_token: 'x', output_cost_per_token: 1 } }, /m: input_cost_per_token/],
  ])('with %s is one line that names file and field', async (_, content, expected) => {
    const message = await complaint(content);
    expect(message).toMatch(expected);
    expect(message).toContain(folder);
    expect(message).not.toContain('\n');
  });

  it('that is not there is one line', async () => {
    await expect(loadPrices(join(folder, 'none.json'))).rejects.toThrow(/none\.json.*ENOENT/);
  });
});
