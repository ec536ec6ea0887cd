import { derivedSeed } from '../core/derived-seed.ts';
import { UserError } from '../core/errors/user-error.ts';
import type { Finish, Generation } from '../core/generation.ts';
import { canonicalJson, type Json } from '../core/json.ts';
import type { Message } from '../core/message.ts';
import { textOf } from '../core/message.ts';
import type { Call, Model } from '../core/model.ts';
import type { Usage } from '../core/usage.ts';
import { pooledFetch } from './connections.ts';
import type { WireParameters } from './learned-parameters.ts';
import { readChat } from './openai-chat.ts';
import type { HeaderReader } from './rate-limit-headers.ts';
import { present, type RemoteOptions, remoteModel, UnexpectedReply } from './remote-model.ts';

/** The part of LangChain's chat model that is used. */
interface Chat {
  invoke(messages: readonly object[], options: object): Promise<unknown>;
}

/** Options of a LangChain model; `provider` is LangChain's name for it, `baseURL` may be empty for its own address. */
export interface LangChainOptions extends RemoteOptions {
  readonly provider: string;
}

/**
 * A model through LangChain's initChatModel, for providers that have no package of their own here.
 * Rejects with UserError where LangChain does not know the provider or its package is not installed.
 */
export async function langchainModel(options: LangChainOptions): Promise<Model> {
  const chats = new Map<string, Promise<Chat>>();
  const headers = new Map<string, HeaderReader>();
  const chatWith = (parameters: WireParameters): Promise<Chat> => {
    const key = canonicalJson(fieldsOf(options.provider, parameters));
    const chat = chats.get(key) ?? openChat(options, parameters, headers);
    chats.set(key, chat);
    return chat;
  };
  await chatWith({});
  return remoteModel(options, {
    required: [],
    unknown: options.provider === 'anthropic' ? ['seed'] : [],
    parameters: (settings, call) =>
      present({
        temperature: settings.temperature,
        top_p: settings.topP,
        max_tokens: settings.maxTokens,
        stop: settings.stop,
        seed: settings.seed === undefined || options.provider === 'anthropic' ? undefined : derivedSeed(settings.seed, call.id),
        reasoning_effort: settings.reasoningEffort,
        response_format: settings.schema && { type: 'json_schema', json_schema: { ...settings.schema, strict: true } },
      }),
    async send(parameters, messages, call) {
      try {
        const chat = await chatWith(parameters);
        const generation = await ask(chat, messages.map(wireMessage), callOptions(parameters, call));
        const seen = headers.get(call.id);
        return { generation, ...(seen && { headers: seen }) };
      } finally {
        headers.delete(call.id);
      }
    },
  });
}

async function openChat(options: LangChainOptions, parameters: WireParameters, headers: Map<string, HeaderReader>): Promise<Chat> {
  const { initChatModel } = await import('langchain');
  const { provider, model, apiKey, baseURL } = options;
  const fields = {
    modelProvider: provider,
    apiKey,
    maxRetries: 0,
    ...connection(provider, baseURL, headers),
    ...fieldsOf(provider, parameters),
  };
  try {
    return (await initChatModel(model, fields)) as unknown as Chat;
  } catch (error) {
    throw new UserError(whyNot(provider, error as Error));
  }
}

function whyNot(provider: string, { message }: Error): string {
  const missing = /Unable to import (\S+?)\./.exec(message)?.[1];
  if (missing) return `langchain/${provider} needs the package ${missing}: install it with \`npm install ${missing}\``;
  return `langchain cannot open provider ${provider}: ${message.replaceAll(/\s+/g, ' ')}`;
}

/** Our connections where the provider's package takes them, and where it listens. */
function connection(provider: string, baseURL: string, headers: Map<string, HeaderReader>): object {
  const client = { fetch: rememberHeaders(headers), logLevel: 'off' };
  if (provider === 'anthropic') return { anthropicApiUrl: baseURL, clientOptions: client };
  // LangChain drops a refusal's words; the whole reply is kept beside its own reading.
  if (provider === 'openai') return { configuration: { ...client, baseURL }, __includeRawResponse: true };
  return baseURL === '' ? {} : { baseUrl: baseURL, configuration: { baseURL } };
}

/** LangChain hides a reply's headers; they are kept under the call's id until it is read. */
const rememberHeaders =
  (headers: Map<string, HeaderReader>): typeof fetch =>
  async (url, init) => {
    const reply = await pooledFetch(url, init);
    const id = new Headers(init?.headers).get('x-client-request-id');
    if (id !== null) headers.set(id, reply.headers);
    return reply;
  };

/** Settings that LangChain takes when a model is made. Names it has no field for go round it. */
function fieldsOf(provider: string, parameters: WireParameters): object {
  const { temperature, top_p, max_tokens, max_completion_tokens, reasoning_effort } = parameters;
  const known = { temperature, topP: top_p, maxTokens: max_tokens };
  if (provider === 'openai') return present({ ...known, modelKwargs: present({ max_completion_tokens, reasoning_effort }) });
  if (provider === 'anthropic') return present({ ...known, outputConfig: reasoning_effort && { effort: reasoning_effort } });
  return present({ ...known, maxTokens: max_tokens ?? max_completion_tokens, reasoningEffort: reasoning_effort });
}

/** Settings that LangChain takes with each call. */
function callOptions({ stop, seed, response_format }: WireParameters, call: Call): object {
  const headers = { 'x-client-request-id': call.id };
  const schema = (response_format as { json_schema?: { schema?: unknown } } | undefined)?.json_schema?.schema;
  return {
    signal: call.signal,
    headers,
    options: { headers },
    ...present({ stop, seed }),
    ...(response_format && { response_format: unparsed(response_format) }),
    ...(schema !== undefined && { outputFormat: { type: 'json_schema', schema } }),
  };
}

/** The openai package would parse JSON answers and throw at those that are none: this tells it to leave them as they are. */
const unparsed = (format: Json): object => Object.defineProperty({ ...(format as object) }, '$parseRaw', { value: (text: string) => text });

function wireMessage(message: Message): object {
  if (message.role !== 'user' || typeof message.content === 'string') return { role: message.role, content: textOf(message) };
  const content = message.content.map((part) =>
    part.type === 'text'
      ? { type: 'text', text: part.text }
      : { type: 'image_url', image_url: { url: `data:${part.mediaType};base64,${part.base64}` } },
  );
  return { role: 'user', content };
}

async function ask(chat: Chat, messages: readonly object[], options: object): Promise<Generation> {
  try {
    return readReply(await chat.invoke(messages, options));
  } catch (error) {
    // The openai package refuses to hand over a JSON answer that was cut short; its words and usage are lost with it.
    const name = (error as Error).constructor.name;
    if (name === 'LengthFinishReasonError') return { text: '', finish: 'length' };
    if (name === 'ContentFilterFinishReasonError') return { text: '', finish: 'filter' };
    throw error;
  }
}

/** The part of LangChain's AIMessage that is read. */
interface Reply {
  readonly content?: string | readonly { readonly type?: string; readonly text?: string; readonly thinking?: string }[];
  readonly additional_kwargs?: { readonly __raw_response?: unknown; readonly reasoning_content?: string };
  readonly response_metadata?: { readonly finish_reason?: string; readonly stop_reason?: string };
  readonly usage_metadata?: {
    readonly input_tokens?: number;
    readonly output_tokens?: number;
    readonly input_token_details?: { readonly cache_read?: number; readonly cache_creation?: number };
    readonly output_token_details?: { readonly reasoning?: number };
  };
}

function readReply(message: unknown): Generation {
  const { content, additional_kwargs: extra, response_metadata: facts, usage_metadata: usage } = message as Reply;
  if (extra?.__raw_response !== undefined) return readChat(extra.__raw_response);
  if (typeof content !== 'string' && !Array.isArray(content)) throw new UnexpectedReply('no content');
  const blocks = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
  const reasoning = extra?.reasoning_content ?? blocks.flatMap((block) => block.thinking ?? []).join('\n');
  return {
    text: blocks.map((block) => block.text ?? '').join(''),
    finish: finishOf(facts?.finish_reason ?? facts?.stop_reason),
    ...(reasoning !== '' && { reasoning }),
    ...usageOf(usage),
  };
}

function finishOf(reason: string | undefined): Finish {
  if (reason === 'length' || reason === 'max_tokens' || reason === 'model_context_window_exceeded') return 'length';
  if (reason === 'content_filter') return 'filter';
  return reason === 'refusal' ? 'refusal' : 'stop';
}

/** LangChain counts cached tokens and cache writes inside the input's, for every provider. */
function usageOf(usage: Reply['usage_metadata']): { usage?: Usage } {
  if (typeof usage?.input_tokens !== 'number' || typeof usage.output_tokens !== 'number') return {};
  const cachedInput = usage.input_token_details?.cache_read ?? 0;
  const cacheWrite = usage.input_token_details?.cache_creation ?? 0;
  return {
    usage: {
      input: Math.max(0, usage.input_tokens - cachedInput - cacheWrite),
      cachedInput,
      cacheWrite,
      output: usage.output_tokens,
      reasoning: usage.output_token_details?.reasoning ?? 0,
    },
  };
}
