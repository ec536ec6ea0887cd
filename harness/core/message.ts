/** Who speaks. */
export type Role = 'system' | 'user' | 'assistant';

/** A piece of a message: words, or an image as base64 bytes with its media type. */
export type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly mediaType: string; readonly base64: string };

/** One message of a conversation. A plain string is a single text part. */
export interface Message {
  readonly role: Role;
  readonly content: string | readonly Part[];
}

export const system = (content: string): Message => ({ role: 'system', content });
export const user = (content: string | readonly Part[]): Message => ({ role: 'user', content });
export const assistant = (content: string): Message => ({ role: 'assistant', content });

/** The words of a message, images left out. */
export function textOf(message: Message): string {
  if (typeof message.content === 'string') return message.content;
  return message.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
}
