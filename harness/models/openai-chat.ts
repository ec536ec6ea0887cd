import type OpenAI from 'openai';
import { derivedSeed } from '../core/derived-seed.ts';
import type { Finish, Generation } from '../core/generation.ts';
import type { Message } from '../core/message.ts';
import { textOf } from '../core/message.ts';
import type { Usage } from '../core/usage.ts';
import { nested, present, type RemoteApi, type RemoteReply, UnexpectedReply } from './remote-model.ts';

type Client = OpenAI;
type Body = OpenAI.ChatCompletionCreateParamsNonStreaming;

/** The chat completions API. `maxTokensName` is what the endpoint calls the token limit, until it says otherwise. */
export function chatApi(
  client: () => Promise<Client>,
  model: string,
  streams: (maxTokens?: number) => boolean,
  maxTokensName: string,
): RemoteApi {
  return {
    required: [],
    unknown: [],
    parameters: (settings, call) =>
      present({
        temperature: settings.temperature,
        top_p: settings.topP,
        [maxTokensName]: settings.maxTokens,
        stop: settings.stop,
        seed: settings.seed === undefined ? undefined : derivedSeed(settings.seed, call.id),
        reasoning_effort: settings.reasoningEffort,
        response_format: settings.schema && { type: 'json_schema', json_schema: { ...settings.schema, strict: true } },
        ...(streams(settings.maxTokens) && { stream: true, stream_options: { include_usage: true } }),
      }),
    async send(parameters, messages, call): Promise<RemoteReply> {
      const body = { model, messages: messages.map(wireMessage), ...nested(parameters) } as Body;
      const { data, response } = await (await client()).chat.completions
        .create(body, { signal: call.signal, headers: { 'x-client-request-id': call.id } })
        .withResponse();
      const reply = parameters.stream === true ? await folded(data) : data;
      return { generation: readChat(reply), headers: response.headers };
    },
  };
}

function wireMessage(message: Message): OpenAI.ChatCompletionMessageParam {
  if (message.role !== 'user' || typeof message.content === 'string') return { role: message.role, content: textOf(message) };
  return {
    role: 'user',
    content: message.content.map((part) =>
      part.type === 'text'
        ? { type: 'text', text: part.text }
        : { type: 'image_url', image_url: { url: `data:${part.mediaType};base64,${part.base64}` } },
    ),
  };
}

/** What servers that speak this API send; any of it may be missing. */
interface ChatReply {
  readonly choices?: readonly { readonly message?: ChatMessage | null; readonly finish_reason?: string | null }[] | null;
  readonly usage?: ChatUsage | null;
  readonly error?: unknown;
}
interface ChatMessage {
  readonly content?: string | readonly { readonly text?: string }[] | null;
  readonly refusal?: string | null;
  readonly reasoning_content?: string | null;
  readonly reasoning?: string | null;
}
interface ChatUsage {
  readonly prompt_tokens?: number;
  readonly completion_tokens?: number;
  readonly prompt_tokens_details?: { readonly cached_tokens?: number; readonly cache_write_tokens?: number } | null;
  readonly completion_tokens_details?: { readonly reasoning_tokens?: number } | null;
}

/** Reads a chat completion; throws UnexpectedReply, or the error a router put into a 200. */
export function readChat(reply: unknown): Generation {
  const { choices, usage, error } = (typeof reply === 'object' && reply !== null ? reply : {}) as ChatReply;
  const choice = Array.isArray(choices) ? choices[0] : undefined;
  const message = choice?.message;
  if (typeof message !== 'object' || message === null) {
    if (typeof error === 'object' && error !== null)
      throw Object.assign(new UnexpectedReply('an error instead of an answer'), { error, status: statusIn(error) });
    throw new UnexpectedReply('no choices[0].message');
  }
  const refused = typeof message.refusal === 'string' && message.refusal !== '';
  const text = wordsOf(message.content);
  const reasoning = message.reasoning_content ?? message.reasoning;
  return {
    text: text === '' && refused ? (message.refusal as string) : text,
    finish: refused ? 'refusal' : finishOf(choice?.finish_reason),
    ...(typeof reasoning === 'string' && reasoning !== '' && { reasoning }),
    ...usageOf(usage),
  };
}

const statusIn = (error: object): number | undefined => {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'number' && code >= 400 && code < 600 ? code : undefined;
};

function wordsOf(content: ChatMessage['content']): string {
  if (typeof content === 'string') return content;
  if (content === null || content === undefined) return '';
  if (!Array.isArray(content)) throw new UnexpectedReply('choices[0].message.content is no text');
  return content.map((part) => part?.text ?? '').join('');
}

function finishOf(reason: string | null | undefined): Finish {
  if (reason === 'length') return 'length';
  if (reason === 'content_filter') return 'filter';
  return 'stop';
}

/** OpenAI counts cached tokens and cache writes inside the prompt's, reasoning inside the completion's. */
function usageOf(usage: ChatUsage | null | undefined): { usage?: Usage } {
  if (typeof usage?.prompt_tokens !== 'number' || typeof usage.completion_tokens !== 'number') return {};
  const cachedInput = usage.prompt_tokens_details?.cached_tokens ?? 0;
  const cacheWrite = usage.prompt_tokens_details?.cache_write_tokens ?? 0;
  return {
    usage: {
      input: Math.max(0, usage.prompt_tokens - cachedInput - cacheWrite),
      cachedInput,
      cacheWrite,
      output: usage.completion_tokens,
      reasoning: usage.completion_tokens_details?.reasoning_tokens ?? 0,
    },
  };
}

type Delta = { readonly [K in 'content' | 'refusal' | 'reasoning_content' | 'reasoning']?: string | null };

/** One reply out of a stream's pieces. A stream without a finish reason broke off. */
async function folded(stream: unknown): Promise<ChatReply> {
  const message: Record<string, string> = {};
  let finish: string | undefined;
  let usage: ChatUsage | undefined;
  for await (const chunk of stream as AsyncIterable<OpenAI.ChatCompletionChunk>) {
    const choice = chunk.choices?.[0];
    for (const field of ['content', 'refusal', 'reasoning_content', 'reasoning'] as const) {
      const piece = (choice?.delta as Delta | undefined)?.[field];
      if (typeof piece === 'string') message[field] = (message[field] ?? '') + piece;
    }
    finish = choice?.finish_reason ?? finish;
    usage = chunk.usage ?? usage;
  }
  if (finish === undefined) throw new UnexpectedReply('the stream ended before the answer did');
  return { choices: [{ message, finish_reason: finish }], ...(usage && { usage }) };
}
