import { sha256 } from '../../../core/digest.ts';
import type { Message, Part } from '../../../core/message.ts';
import { count } from '../../figures.ts';

/** A message's words in their order, images as captions. */
export function messageText({ content }: Message): string {
  return typeof content === 'string' ? content : content.map((part) => (part.type === 'text' ? part.text : imageCaption(part))).join('\n');
}

/** What an image is, in place of it: media type, size, and the first digits of its SHA-256. */
export function imageCaption({ mediaType, base64 }: Extract<Part, { type: 'image' }>): string {
  const bytes = Buffer.from(base64, 'base64');
  return `[image, ${mediaType}, ${count(bytes.length)} bytes, sha256 ${sha256(bytes).slice(0, 8)}]`;
}

/** The same message with captions for its images: a picture's bytes say nothing to a reader. */
export const withCaptions = ({ role, content }: Message): Message => ({
  role,
  content: typeof content === 'string' ? content : content.map((part) => (part.type === 'text' ? part : captioned(part))),
});

const captioned = (part: Extract<Part, { type: 'image' }>): Part => ({ ...part, base64: imageCaption(part) });
