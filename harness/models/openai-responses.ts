import type OpenAI from 'openai';
import type { Finish, Generation } from '../core/generation.ts';
import type { Message } from '../core/message.ts';
import { textOf } from '../core/message.ts';
import type { Usage } from '../core/usage.ts';
import { nested, present, type RemoteApi, type RemoteReply, UnexpectedReply } from './remote-model.ts';

type Responses = OpenAI.Responses.Response;

/** The responses API. It knows neither stop sequences nor seeds. */
export function responsesApi(client: () => Promise<OpenAI>, model: string, streams: (maxTokens?: number) => boolean): RemoteApi {
  return {
    required: [],
    unknown: ['stop', 'seed'],
    parameters: (settings) =>
      present({
        temperature: settings.temperature,
        top_p: settings.topP,
        max_output_tokens: settings.maxTokens,
        'reasoning.effort': settings.reasoningEffort,
        'text.format': settings.schema && { type: 'json_schema', ...settings.schema, strict: true },
        ...(streams(settings.maxTokens) && { stream: true }),
      }),
    async send(parameters, messages, call): Promise<RemoteReply> {
      const body = { model, input: messages.map(wireMessage), ...nested(parameters) } as OpenAI.Responses.ResponseCreateParamsNonStreaming;
      const { data, response } = await (await client()).responses
        .create(body, { signal: call.signal, headers: { 'x-client-request-id': call.id } })
        .withResponse();
      const reply = parameters.stream === true ? await folded(data) : data;
      return { generation: readResponse(reply), headers: response.headers };
    },
  };
}

function wireMessage(message: Message): OpenAI.Responses.EasyInputMessage {
  if (message.role !== 'user' || typeof message.content === 'string') return { role: message.role, content: textOf(message) };
  return {
    role: 'user',
    content: message.content.map((part) =>
      part.type === 'text'
        ? { type: 'input_text', text: part.text }
        : { type: 'input_image', image_url: `data:${part.mediaType};base64,${part.base64}`, detail: 'auto' },
    ),
  };
}

/** The whole response stands in a stream's last event. */
async function folded(stream: unknown): Promise<unknown> {
  let last: unknown;
  for await (const event of stream as AsyncIterable<OpenAI.Responses.ResponseStreamEvent>) {
    if (event.type === 'error') throw Object.assign(new UnexpectedReply(event.message), { error: event });
    if (event.type === 'response.completed' || event.type === 'response.incomplete' || event.type === 'response.failed')
      last = event.response;
  }
  if (last === undefined) throw new UnexpectedReply('the stream ended before the answer did');
  return last;
}

function readResponse(reply: unknown): Generation {
  const { output, status, error, incomplete_details, usage } = (
    typeof reply === 'object' && reply !== null ? reply : {}
  ) as Partial<Responses>;
  if (error) throw Object.assign(new UnexpectedReply(error.message), { error });
  if (!Array.isArray(output)) throw new UnexpectedReply('no output list');
  const parts = output.flatMap((item) => (item.type === 'message' && Array.isArray(item.content) ? item.content : []));
  const refusal = parts.flatMap((part) => (part.type === 'refusal' ? [part.refusal] : [])).join('');
  const text = parts.flatMap((part) => (part.type === 'output_text' ? [part.text] : [])).join('');
  const reasoning = output.flatMap((item) => (item.type === 'reasoning' ? reasoningOf(item) : [])).join('\n');
  return {
    text: text === '' ? refusal : text,
    finish: refusal === '' ? finishOf(status, incomplete_details?.reason) : 'refusal',
    ...(reasoning !== '' && { reasoning }),
    ...usageOf(usage),
  };
}

const reasoningOf = (item: OpenAI.Responses.ResponseReasoningItem): string[] =>
  [...(item.summary ?? []), ...(item.content ?? [])].map((piece) => piece.text);

function finishOf(status: Responses['status'], reason: string | undefined): Finish {
  if (status !== 'incomplete') return 'stop';
  return reason === 'content_filter' ? 'filter' : 'length';
}

/** Cached tokens and cache writes are counted inside the input's, reasoning inside the output's. */
function usageOf(usage: Responses['usage']): { usage?: Usage } {
  if (typeof usage?.input_tokens !== 'number' || typeof usage.output_tokens !== 'number') return {};
  const cachedInput = usage.input_tokens_details?.cached_tokens ?? 0;
  const cacheWrite = usage.input_tokens_details?.cache_write_tokens ?? 0;
  return {
    usage: {
      input: Math.max(0, usage.input_tokens - cachedInput - cacheWrite),
      cachedInput,
      cacheWrite,
      output: usage.output_tokens,
      reasoning: usage.output_tokens_details?.reasoning_tokens ?? 0,
    },
  };
}
