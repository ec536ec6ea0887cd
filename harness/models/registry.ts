import { readParameters, unknownName } from '../agents/parameters.ts';
import { UserError } from '../core/errors/user-error.ts';
import type { Json } from '../core/json.ts';
import type { Model } from '../core/model.ts';
import { type ConnectionWishes, connectionOf, type ProviderDefaults } from './connection-settings.ts';
import { MODEL_PARAMETERS, type ModelParameters, OPENAI_PARAMETERS, settingsOf } from './model-parameters.ts';
import { type PriceTable, priceOf } from './prices.ts';

/** A model's spec in its parts: `provider/name?parameters`. */
export interface ModelSpec {
  readonly provider: string;
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What stands round a spec: flags or an alias, prices, the environment. */
export interface ModelContext {
  readonly baseURL?: string;
  /** Name of the variable that holds the key. */
  readonly keyVariable?: string;
  readonly prices: PriceTable;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A model, and everything that decides what it answers. Neither holds a key. */
export interface ResolvedModel {
  readonly model: Model;
  readonly fingerprint: Json;
}

type Resolver = (spec: ModelSpec, context: ModelContext) => Promise<ResolvedModel>;

const RESOLVERS: Readonly<Record<string, Resolver>> = {
  openai: resolveOpenAI,
  anthropic: resolveAnthropic,
  langchain: resolveLangChain,
  local: async (spec) => (await import('./local.ts')).resolveLocal(spec, specText(spec)),
  replay: async ({ name, parameters }) => (await import('./replay.ts')).replayModel(name, parameters),
};

/** The providers a model's spec can name. */
export const PROVIDERS: readonly string[] = Object.keys(RESOLVERS);

/** Makes the model a spec names; loads only its provider's package. Raises UserError, one line, on whatever the user can mend. */
export async function resolveModel(spec: ModelSpec, context: ModelContext): Promise<ResolvedModel> {
  const resolve = Object.hasOwn(RESOLVERS, spec.provider) ? RESOLVERS[spec.provider] : undefined;
  if (!resolve) throw new UserError(unknownName('provider of models', spec.provider, PROVIDERS));
  if (spec.name === '') throw new UserError(`${spec.provider}/: expected a model's name after the slash, e.g. ${EXAMPLES[spec.provider]}`);
  return resolve(spec, context);
}

const EXAMPLES: Readonly<Record<string, string>> = {
  openai: 'openai/gpt-5-mini',
  anthropic: 'anthropic/claude-haiku-4-5',
  langchain: 'langchain/openai:gpt-5-mini',
  local: 'local/smollm2-135m or local/models/model.gguf',
  replay: 'replay/answers.jsonl',
};

async function resolveOpenAI(spec: ModelSpec, context: ModelContext): Promise<ResolvedModel> {
  const parameters = readParameters('openai models', OPENAI_PARAMETERS, spec.parameters);
  const { OPENAI_URL, openaiModel } = await import('./openai.ts');
  const defaults = { provider: 'openai', baseURL: OPENAI_URL, urlVariable: 'OPENAI_BASE_URL', keyVariable: 'OPENAI_API_KEY' };
  const shared = sharedOptions(spec, context, parameters, defaults);
  const { api } = parameters;
  return { model: openaiModel({ ...shared, ...(api && { api }) }), fingerprint: fingerprintOf(spec, shared, { api: api ?? 'chat' }) };
}

async function resolveAnthropic(spec: ModelSpec, context: ModelContext): Promise<ResolvedModel> {
  const parameters = readParameters('anthropic models', MODEL_PARAMETERS, spec.parameters);
  const { ANTHROPIC_URL, anthropicModel } = await import('./anthropic.ts');
  const defaults = { provider: 'anthropic', baseURL: ANTHROPIC_URL, urlVariable: 'ANTHROPIC_BASE_URL', keyVariable: 'ANTHROPIC_API_KEY' };
  const shared = sharedOptions(spec, context, parameters, defaults);
  // The package adds /v1 by itself.
  const options = { ...shared, baseURL: shared.baseURL.replace(/\/v1$/, '') };
  return { model: anthropicModel(options), fingerprint: fingerprintOf(spec, options) };
}

async function resolveLangChain(spec: ModelSpec, context: ModelContext): Promise<ResolvedModel> {
  const parameters = readParameters('langchain models', MODEL_PARAMETERS, spec.parameters);
  const [provider, name] = splitOnce(spec.name, ':');
  if (!provider || !name) throw new UserError(`langchain/${spec.name}: expected langchain/<provider>:<model>, e.g. ${EXAMPLES.langchain}`);
  const shared = sharedOptions({ ...spec, name }, context, parameters, await langchainDefaults(provider));
  const { langchainModel } = await import('./langchain.ts');
  const options = { ...shared, id: specText(spec), provider, price: priceOf(context.prices, provider, name) };
  return { model: await langchainModel(options), fingerprint: fingerprintOf(spec, options) };
}

/** LangChain reads the keys of providers we know nothing of from variables of this form. */
async function langchainDefaults(provider: string): Promise<ProviderDefaults> {
  const name = `langchain/${provider}`;
  if (provider === 'openai') {
    const { OPENAI_URL } = await import('./openai.ts');
    return { provider: name, baseURL: OPENAI_URL, urlVariable: 'OPENAI_BASE_URL', keyVariable: 'OPENAI_API_KEY' };
  }
  if (provider === 'anthropic') {
    const { ANTHROPIC_URL } = await import('./anthropic.ts');
    return { provider: name, baseURL: ANTHROPIC_URL, urlVariable: 'ANTHROPIC_BASE_URL', keyVariable: 'ANTHROPIC_API_KEY' };
  }
  return { provider: name, baseURL: '', keyVariable: `${provider.toUpperCase().replace(/\W/g, '_')}_API_KEY` };
}

function sharedOptions(spec: ModelSpec, context: ModelContext, parameters: ModelParameters, defaults: ProviderDefaults) {
  const wishes: ConnectionWishes = {
    parameterURL: parameters.base_url,
    flagURL: context.baseURL,
    parameterKey: parameters.key_env,
    flagKey: context.keyVariable,
    env: context.env,
  };
  const { stream } = parameters;
  const price = priceOf(context.prices, spec.provider, spec.name);
  return {
    id: specText(spec),
    model: spec.name,
    settings: settingsOf(parameters),
    ...connectionOf(defaults, wishes),
    ...(stream !== undefined && { stream }),
    ...(price && { price }),
  };
}

function fingerprintOf(spec: ModelSpec, { baseURL, settings }: ReturnType<typeof sharedOptions>, more: Record<string, Json> = {}): Json {
  return { provider: spec.provider, model: spec.name, baseURL, settings: { ...settings }, ...more };
}

function specText({ provider, name, parameters }: ModelSpec): string {
  const pairs = Object.entries(parameters).map(([key, value]) => `${key}=${value}`);
  return `${provider}/${name}${pairs.length > 0 ? `?${pairs.sort().join('&')}` : ''}`;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
