import { readFile } from 'node:fs/promises';
import { UserError } from '../core/errors/user-error.ts';
import type { Price } from '../core/price.ts';
import { PRICE_LISTS } from './prices.data.ts';

/** Prices by model name, with or without `provider/` before it. */
export type PriceTable = ReadonlyMap<string, Price>;

/**
 * The built-in prices; a file's prices come before them. Two forms are read: our own, `{model: {input, output, cachedInput?,
 * cacheWrite?, maxOutput?}}` in US dollars per million tokens, and the JSON that LiteLLM's community keeps, in dollars a token.
 * Raises UserError that names the file and the field.
 */
export async function loadPrices(file?: string): Promise<PriceTable> {
  const table = new Map<string, Price>();
  for (const { provider, models } of PRICE_LISTS) {
    for (const [model, price] of Object.entries(models)) table.set(`${provider}/${model}`, price);
  }
  if (file !== undefined) for (const [model, price] of await readPrices(file)) table.set(model, price);
  return table;
}

/** The price of a model: by its name, by `provider/name`, then both without the date a snapshot ends in. Undefined: unknown. */
export function priceOf(table: PriceTable, provider: string, model: string): Price | undefined {
  const undated = model.replace(/-(\d{4}-\d{2}-\d{2}|\d{8})$/, '');
  for (const name of [model, undated]) {
    const price = table.get(name) ?? table.get(`${provider}/${name}`);
    if (price) return price;
  }
  return undefined;
}

async function readPrices(file: string): Promise<Map<string, Price>> {
  const entries = Object.entries(await readObject(file));
  const community = entries.some(([, entry]) => isObject(entry) && ('litellm_provider' in entry || 'input_cost_per_token' in entry));
  const read = community ? communityPrice : ownPrice;
  const table = new Map<string, Price>();
  for (const [model, entry] of entries) {
    if (!isObject(entry)) throw new UserError(`${file}: ${model}: expected an object with prices, got ${JSON.stringify(entry)}`);
    const price = read(entry, `${file}: ${model}`);
    if (price) table.set(model, price);
  }
  return table;
}

async function readObject(file: string): Promise<Record<string, unknown>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${file}: cannot read the price file (${error.code ?? error.message})`);
  });
  const data = parse(text);
  if (!isObject(data)) throw new UserError(`${file}: expected a JSON object of prices by model name`);
  return data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const OWN_FIELDS = ['input', 'output', 'cachedInput', 'cacheWrite', 'maxOutput'] as const;

function ownPrice(entry: Record<string, unknown>, place: string): Price {
  for (const field of Object.keys(entry)) {
    if (!OWN_FIELDS.some((known) => known === field)) {
      throw new UserError(`${place}: unknown field ${JSON.stringify(field)}; there are: ${OWN_FIELDS.join(', ')}`);
    }
  }
  const optional = OWN_FIELDS.slice(2).flatMap((field) => (entry[field] === undefined ? [] : [[field, amount(entry, field, place)]]));
  return { input: amount(entry, 'input', place), output: amount(entry, 'output', place), ...Object.fromEntries(optional) };
}

/** LiteLLM's list also holds images, audio and a specimen: entries without a price for tokens are passed over. */
function communityPrice(entry: Record<string, unknown>, place: string): Price | undefined {
  if (place.endsWith(': sample_spec')) return undefined;
  if (entry.input_cost_per_token === undefined || entry.output_cost_per_token === undefined) return undefined;
  // Twelve digits: 0.0000011 × 1,000,000 must come out as 1.1.
  const perMillion = (field: string): number => Number((amount(entry, field, place) * 1_000_000).toPrecision(12));
  const { max_output_tokens: maxOutput } = entry;
  return {
    input: perMillion('input_cost_per_token'),
    output: perMillion('output_cost_per_token'),
    ...(isPriced(entry.cache_read_input_token_cost) && { cachedInput: perMillion('cache_read_input_token_cost') }),
    ...(isPriced(entry.cache_creation_input_token_cost) && { cacheWrite: perMillion('cache_creation_input_token_cost') }),
    ...(typeof maxOutput === 'number' && { maxOutput }),
  };
}

const isPriced = (value: unknown): boolean => value !== undefined && value !== null;

function amount(entry: Record<string, unknown>, field: string, place: string): number {
  const value = entry[field];
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw new UserError(
    `${place}: ${field}: expected a number of US dollars or tokens, 0 or more, got ${JSON.stringify(value) ?? 'nothing'}`,
  );
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
