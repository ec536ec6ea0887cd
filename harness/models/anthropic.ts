import type Anthropic from '@anthropic-ai/sdk';
import type { Finish, Generation } from '../core/generation.ts';
import type { Message } from '../core/message.ts';
import { textOf } from '../core/message.ts';
import type { Call, Model } from '../core/model.ts';
import type { Usage } from '../core/usage.ts';
import { pooledFetch } from './connections.ts';
import type { WireParameters } from './learned-parameters.ts';
import { LONG_ANSWER, nested, present, type RemoteOptions, type RemoteReply, remoteModel, UnexpectedReply } from './remote-model.ts';

export const ANTHROPIC_URL = 'https://api.anthropic.com';

/** The API wants a token limit; this one stands in where the user set none. */
const DEFAULT_MAX_TOKENS = 4096;
const NEVER = 2 ** 31 - 1;

/** A model behind Anthropic's messages API through its own package. Never retries by itself. It knows no seed. */
export function anthropicModel(options: RemoteOptions): Model {
  let client: Promise<Anthropic> | undefined;
  return remoteModel(options, {
    required: ['max_tokens'],
    unknown: ['seed'],
    parameters: (settings) => {
      const maxTokens = settings.maxTokens ?? DEFAULT_MAX_TOKENS;
      return present({
        max_tokens: maxTokens,
        temperature: settings.temperature,
        top_p: settings.topP,
        stop_sequences: settings.stop,
        'output_config.effort': settings.reasoningEffort,
        'output_config.format': settings.schema && { type: 'json_schema', schema: settings.schema.schema },
        ...((options.stream ?? maxTokens > LONG_ANSWER) && { stream: true }),
      });
    },
    send(parameters, messages, call) {
      client ??= connectTo(options);
      return ask(client, { model: options.model, ...conversation(messages) }, parameters, call);
    },
  });
}

async function connectTo({ baseURL, apiKey }: RemoteOptions): Promise<Anthropic> {
  const { default: Client } = await import('@anthropic-ai/sdk');
  return new Client({ apiKey, baseURL, maxRetries: 0, timeout: NEVER, fetch: pooledFetch, logLevel: 'off', openTelemetry: false });
}

async function ask(client: Promise<Anthropic>, conversation: object, parameters: WireParameters, call: Call): Promise<RemoteReply> {
  const { messages } = await client;
  const { stream, ...rest } = nested(parameters);
  const body = { ...conversation, ...rest } as unknown as Anthropic.MessageCreateParamsNonStreaming;
  const options = { signal: call.signal, headers: { 'x-client-request-id': call.id } };
  if (stream === true) {
    const { data, response } = await messages.stream(body, options).withResponse();
    return { generation: readMessage(await data.finalMessage()), headers: response.headers };
  }
  const { data, response } = await messages.create(body, options).withResponse();
  return { generation: readMessage(data), headers: response.headers };
}

/** System messages stand apart from the conversation in this API. */
function conversation(messages: readonly Message[]): Pick<Anthropic.MessageCreateParams, 'system' | 'messages'> {
  const system = messages.filter((message) => message.role === 'system').map(textOf);
  const turns = messages.flatMap((message) => (message.role === 'system' ? [] : [{ role: message.role, content: contentOf(message) }]));
  return { ...(system.length > 0 && { system: system.join('\n\n') }), messages: turns };
}

function contentOf({ content }: Message): string | Anthropic.ContentBlockParam[] {
  if (typeof content === 'string') return content;
  return content.map((part) =>
    part.type === 'text'
      ? { type: 'text', text: part.text }
      : {
          type: 'image',
          source: { type: 'base64', media_type: part.mediaType as Anthropic.Base64ImageSource['media_type'], data: part.base64 },
        },
  );
}

/** Reads a message; throws UnexpectedReply where it is none. */
function readMessage(reply: unknown): Generation {
  const { content, stop_reason, usage } = (typeof reply === 'object' && reply !== null ? reply : {}) as Partial<Anthropic.Message>;
  if (!Array.isArray(content)) throw new UnexpectedReply('no content list');
  const reasoning = content.flatMap((block) => (block.type === 'thinking' ? [block.thinking] : [])).join('\n');
  return {
    text: content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join(''),
    finish: finishOf(stop_reason),
    ...(reasoning !== '' && { reasoning }),
    ...usageOf(usage),
  };
}

function finishOf(reason: Anthropic.StopReason | null | undefined): Finish {
  if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') return 'length';
  return reason === 'refusal' ? 'refusal' : 'stop';
}

/** Anthropic counts cached tokens and cache writes outside the input's. */
function usageOf(usage: Anthropic.Usage | undefined): { usage?: Usage } {
  if (typeof usage?.input_tokens !== 'number' || typeof usage.output_tokens !== 'number') return {};
  return {
    usage: {
      input: usage.input_tokens,
      cachedInput: usage.cache_read_input_tokens ?? 0,
      cacheWrite: usage.cache_creation_input_tokens ?? 0,
      output: usage.output_tokens,
      reasoning: usage.output_tokens_details?.thinking_tokens ?? 0,
    },
  };
}
