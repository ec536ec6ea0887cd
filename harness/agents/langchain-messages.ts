import type { BaseMessage } from '@langchain/core/messages';
import { UserError } from '../core/errors/user-error.ts';
import type { Message, Part, Role } from '../core/message.ts';

/** Our messages as LangChain's. Images become `image_url` blocks with a data URL, the form all its integrations read. */
export async function toLangChain(messages: readonly Message[]): Promise<BaseMessage[]> {
  const { coerceMessageLikeToMessage } = await import('@langchain/core/messages');
  return messages.map(({ role, content }) =>
    coerceMessageLikeToMessage({ role, content: typeof content === 'string' ? content : content.map(toBlock) }),
  );
}

function toBlock(part: Part) {
  if (part.type === 'text') return { type: 'text' as const, text: part.text };
  return { type: 'image_url' as const, image_url: { url: `data:${part.mediaType};base64,${part.base64}` } };
}

const ROLES: Readonly<Record<string, Role>> = { human: 'user', ai: 'assistant', system: 'system', developer: 'system' };

/** LangChain's messages as ours. Raises UserError on tool messages and on parts that are neither words nor inline images. */
export function fromLangChain(messages: readonly BaseMessage[]): Message[] {
  return messages.map((message) => {
    const role = ROLES[message.type];
    if (role === undefined) throw new UserError(`custom agent: expected system, human or ai messages, got a ${message.type} message`);
    const { content } = message;
    return { role, content: typeof content === 'string' ? content : content.map(fromBlock) };
  });
}

/** Blocks come in three dialects: OpenAI's `image_url`, LangChain 0's `mime_type` and LangChain 1's `mimeType`. */
interface Block {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly image_url?: unknown;
  readonly data?: unknown;
  readonly mimeType?: unknown;
  readonly mime_type?: unknown;
}

function fromBlock(block: Block): Part {
  if (block.type === 'text' && typeof block.text === 'string') return { type: 'text', text: block.text };
  const mediaType = block.mimeType ?? block.mime_type;
  if (block.type === 'image' && typeof block.data === 'string' && typeof mediaType === 'string') {
    return { type: 'image', mediaType, base64: block.data };
  }
  const [, type, base64] = /^data:([^;,]+);base64,(.*)$/s.exec(urlOf(block.image_url)) ?? [];
  if (type !== undefined && base64 !== undefined) return { type: 'image', mediaType: type, base64 };
  throw new UserError(`custom agent: expected text or an image as base64 in a message, got a part of type ${JSON.stringify(block.type)}`);
}

function urlOf(image: unknown): string {
  if (typeof image === 'string') return image;
  if (typeof image !== 'object' || image === null || !('url' in image)) return '';
  return typeof image.url === 'string' ? image.url : '';
}
