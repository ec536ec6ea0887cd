import { sha256 } from '../../harness/core/digest.ts';
import type { Finish } from '../../harness/core/generation.ts';

/** The three APIs the server speaks, told apart by their paths. */
export type Api = 'chat' | 'responses' | 'messages';

/** What the server says, before it is put into an API's form. */
export interface ApiReply {
  readonly text?: string;
  readonly finish?: Finish;
  readonly reasoning?: string;
  /** Tokens in parts that do not overlap; absent parts are 0, absent altogether: words are counted. */
  readonly usage?: {
    readonly input: number;
    readonly cached?: number;
    readonly written?: number;
    readonly output: number;
    readonly reasoning?: number;
  };
  /** The response's id; by default made from the call's. */
  readonly id?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Filled extends Required<Omit<ApiReply, 'reasoning' | 'headers' | 'usage'>> {
  readonly reasoning: string | undefined;
  readonly usage: Required<NonNullable<ApiReply['usage']>>;
  readonly model: string;
}

/** Which API a path belongs to. */
export function apiOf(path: string): Api | undefined {
  if (path.endsWith('/chat/completions')) return 'chat';
  if (path.endsWith('/responses')) return 'responses';
  return path.endsWith('/messages') ? 'messages' : undefined;
}

/** The text of a reply nobody scripted: the same for the same call id, another for another. */
export const defaultText = (id: string): string => `answer ${sha256(id).slice(0, 12)}`;

/** A reply with all its parts. */
export function fill(reply: ApiReply, call: { readonly id: string; readonly model: string; readonly prompt: string }): Filled {
  const text = reply.text ?? defaultText(call.id);
  const counted = { input: words(call.prompt), output: words(text) };
  return {
    text,
    finish: reply.finish ?? 'stop',
    reasoning: reply.reasoning,
    usage: { cached: 0, written: 0, reasoning: 0, ...(reply.usage ?? counted) },
    id: reply.id ?? `reply-${sha256(call.id).slice(0, 12)}`,
    model: call.model,
  };
}

const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** The reply as JSON. */
export function body(api: Api, reply: Filled): object {
  if (api === 'chat') return chat(reply);
  return api === 'responses' ? response(reply) : message(reply);
}

/** The reply as the data of server-sent events. */
export function events(api: Api, reply: Filled): { readonly event?: string; readonly data: object | '[DONE]' }[] {
  if (api === 'chat') return chatEvents(reply);
  if (api === 'messages') return messageEvents(reply);
  return [
    {
      event: `response.${reply.finish === 'length' || reply.finish === 'filter' ? 'incomplete' : 'completed'}`,
      data: lastResponseEvent(reply),
    },
  ];
}

const halves = (text: string): string[] => [text.slice(0, text.length / 2), text.slice(text.length / 2)].filter((half) => half !== '');

const CHAT_FINISH = { stop: 'stop', length: 'length', filter: 'content_filter', refusal: 'stop' } as const;

function chatUsage({ usage }: Filled): object {
  return {
    prompt_tokens: usage.input + usage.cached + usage.written,
    completion_tokens: usage.output,
    total_tokens: usage.input + usage.cached + usage.written + usage.output,
    prompt_tokens_details: { cached_tokens: usage.cached, cache_write_tokens: usage.written },
    completion_tokens_details: { reasoning_tokens: usage.reasoning },
  };
}

function chat(reply: Filled): object {
  const refused = reply.finish === 'refusal';
  const said = { role: 'assistant', content: refused ? null : reply.text, refusal: refused ? reply.text : null };
  return {
    id: reply.id,
    object: 'chat.completion',
    created: 0,
    model: reply.model,
    choices: [
      {
        index: 0,
        message: { ...said, ...(reply.reasoning && { reasoning_content: reply.reasoning }) },
        finish_reason: CHAT_FINISH[reply.finish],
      },
    ],
    usage: chatUsage(reply),
  };
}

function chatEvents(reply: Filled): { data: object | '[DONE]' }[] {
  const field = reply.finish === 'refusal' ? 'refusal' : 'content';
  const chunk = (delta: object, finish: string | null = null): { data: object } => ({
    data: {
      id: reply.id,
      object: 'chat.completion.chunk',
      created: 0,
      model: reply.model,
      choices: [{ index: 0, delta, finish_reason: finish }],
    },
  });
  return [
    chunk({ role: 'assistant', content: '' }),
    ...halves(reply.reasoning ?? '').map((piece) => chunk({ reasoning_content: piece })),
    ...halves(reply.text).map((piece) => chunk({ [field]: piece })),
    chunk({}, CHAT_FINISH[reply.finish]),
    { data: { id: reply.id, object: 'chat.completion.chunk', created: 0, model: reply.model, choices: [], usage: chatUsage(reply) } },
    { data: '[DONE]' },
  ];
}

function response(reply: Filled): object {
  const cut = reply.finish === 'length' ? 'max_output_tokens' : reply.finish === 'filter' ? 'content_filter' : undefined;
  const content =
    reply.finish === 'refusal' ? { type: 'refusal', refusal: reply.text } : { type: 'output_text', text: reply.text, annotations: [] };
  const { usage } = reply;
  return {
    id: reply.id,
    object: 'response',
    model: reply.model,
    status: cut ? 'incomplete' : 'completed',
    incomplete_details: cut ? { reason: cut } : null,
    error: null,
    output: [
      ...(reply.reasoning ? [{ type: 'reasoning', id: 'r', summary: [{ type: 'summary_text', text: reply.reasoning }] }] : []),
      { type: 'message', id: 'm', role: 'assistant', status: cut ? 'incomplete' : 'completed', content: [content] },
    ],
    usage: {
      input_tokens: usage.input + usage.cached + usage.written,
      input_tokens_details: { cached_tokens: usage.cached, cache_write_tokens: usage.written },
      output_tokens: usage.output,
      output_tokens_details: { reasoning_tokens: usage.reasoning },
      total_tokens: usage.input + usage.cached + usage.written + usage.output,
    },
  };
}

const lastResponseEvent = (reply: Filled): object => {
  const whole = response(reply) as { status: string };
  return { type: `response.${whole.status}`, sequence_number: 1, response: whole };
};

const MESSAGE_FINISH = { stop: 'end_turn', length: 'max_tokens', filter: 'refusal', refusal: 'refusal' } as const;

function message(reply: Filled): object {
  const { usage } = reply;
  return {
    id: reply.id,
    type: 'message',
    role: 'assistant',
    model: reply.model,
    content: [
      ...(reply.reasoning ? [{ type: 'thinking', thinking: reply.reasoning, signature: 's' }] : []),
      ...(reply.text === '' ? [] : [{ type: 'text', text: reply.text }]),
    ],
    stop_reason: MESSAGE_FINISH[reply.finish],
    stop_sequence: null,
    usage: {
      input_tokens: usage.input,
      cache_read_input_tokens: usage.cached,
      cache_creation_input_tokens: usage.written,
      output_tokens: usage.output,
      output_tokens_details: { thinking_tokens: usage.reasoning },
    },
  };
}

function messageEvents(reply: Filled): { event: string; data: object }[] {
  const whole = message(reply) as { content: { type: string; text?: string; thinking?: string }[]; usage: object; stop_reason: string };
  const event = (type: string, more: object): { event: string; data: object } => ({ event: type, data: { type, ...more } });
  return [
    event('message_start', { message: { ...whole, content: [], stop_reason: null } }),
    ...whole.content.flatMap((block, index) => [
      event('content_block_start', {
        index,
        content_block: block.type === 'text' ? { type: 'text', text: '' } : { type: 'thinking', thinking: '', signature: '' },
      }),
      ...halves(block.text ?? block.thinking ?? '').map((piece) =>
        event('content_block_delta', {
          index,
          delta: block.type === 'text' ? { type: 'text_delta', text: piece } : { type: 'thinking_delta', thinking: piece },
        }),
      ),
      event('content_block_stop', { index }),
    ]),
    event('message_delta', { delta: { stop_reason: whole.stop_reason, stop_sequence: null }, usage: whole.usage }),
    event('message_stop', {}),
  ];
}
