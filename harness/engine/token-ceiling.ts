import type { Message } from '../core/message.ts';
import type { Model } from '../core/model.ts';
import type { Request } from '../core/request.ts';

/** Tokens an answer is taken to have at most where neither the user nor the price table bounds it. */
export const UNBOUNDED_OUTPUT = 4_096;
/** Tokens an image is taken to cost at most. */
const IMAGE = 3_000;
/** Tokens of a chat template around one message. */
const FRAME = 16;

/** A tokenizer that falls back to bytes makes at most one token of each UTF-8 byte; digits and rare scripts do cost that much. */
export function promptCeiling(messages: readonly Message[]): number {
  let tokens = 0;
  for (const { content } of messages) {
    tokens += FRAME;
    if (typeof content === 'string') tokens += Buffer.byteLength(content);
    else for (const part of content) tokens += part.type === 'text' ? Buffer.byteLength(part.text) : IMAGE;
  }
  return tokens;
}

/** Most tokens an answer can have: what the user set, else what the price table knows, else an assumption. */
export function outputCeiling(model: Model, request: Request): number {
  const known = typeof model.price === 'object' ? model.price.maxOutput : undefined;
  return request.maxTokens ?? model.maxTokens ?? Math.min(known ?? UNBOUNDED_OUTPUT, UNBOUNDED_OUTPUT * 4);
}
