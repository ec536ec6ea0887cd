import { Template } from '@huggingface/jinja';
import type { ChatMessage } from '../process/protocol.ts';
import { bounded } from './bounded.ts';

/** A piece of a prompt: of the template, whose control tokens count, or of a message, which is nothing but text. */
export interface Piece {
  readonly text: string;
  readonly control: boolean;
}

/** What a template is given beside the messages. */
export interface TemplateSetting {
  readonly bos: string;
  readonly eos: string;
  readonly think?: boolean;
}

/** Templates see this day, so that a prompt is the same on every day. It is the one that Llama's templates fall back to. */
const DAY = new Date('2024-07-26T00:00:00Z');

/**
 * Puts messages into a model's own chat template (Jinja), up to where its answer begins.
 * A message's text can never become a control token: it is rendered as a mark, and put in its place afterwards as plain text.
 */
export class ChatTemplate {
  readonly #template: Template;
  readonly #setting: TemplateSetting;

  /** Throws where the template cannot be read. */
  constructor(source: string, setting: TemplateSetting) {
    // The engine's own clock cannot be set: templates are given ours by another name.
    this.#template = bounded(() => new Template(source.replace(/\bstrftime_now\b/g, 'fixed_day')));
    this.#setting = setting;
  }

  /** The prompt in pieces. Throws what the template raises where it takes no such conversation, however it is put. */
  pieces(messages: readonly ChatMessage[], think?: boolean): readonly Piece[] {
    let raised: unknown;
    for (const put of [asTheyAre, joined, systemToUser]) {
      try {
        return this.#marked(put(messages), think);
      } catch (error) {
        raised ??= error;
      }
    }
    throw raised;
  }

  /** Whether a system message has a role of its own. */
  get takesSystem(): boolean {
    try {
      const text = this.#render([...systemAndUser], undefined);
      return text.includes(systemAndUser[0].content);
    } catch {
      return false;
    }
  }

  #marked(messages: readonly ChatMessage[], think: boolean | undefined): readonly Piece[] {
    const contents = messages.map(({ content }) => content);
    const mark = unused(contents.join('\n'));
    const marks = contents.map((_, index) => `${mark}${index}${mark}`);
    const rendered = this.#render(
      messages.map((message, index) => ({ ...message, content: marks[index] as string })),
      think,
    );
    if (marks.some((text) => !rendered.includes(text))) throw new Error('its chat template leaves out a message');
    const trimmed = contents.map((content) => content.trim());
    const same = (texts: readonly string[]) => joinedText(between(rendered, mark, texts)) === this.#attempt(messages, think);
    return between(rendered, mark, same(contents) || !same(trimmed) ? contents : trimmed);
  }

  /** What the template makes of the words themselves, only to see whether it trims them. */
  #attempt(messages: readonly ChatMessage[], think: boolean | undefined): string | undefined {
    try {
      return this.#render(messages, think);
    } catch {
      return undefined;
    }
  }

  #render(messages: readonly ChatMessage[], think: boolean | undefined): string {
    const { bos, eos } = this.#setting;
    const items = {
      messages: messages.map((message) => ({ ...message })),
      add_generation_prompt: true,
      bos_token: bos,
      eos_token: eos,
      date_string: '26 Jul 2024',
      fixed_day: (format: string) => onDay(format),
      ...(think !== undefined && { enable_thinking: think, thinking: think }),
    };
    return bounded(() => this.#template.render(items));
  }
}

const systemAndUser = [
  { role: 'system', content: 'be-brief-7d1f' },
  { role: 'user', content: 'hello' },
] as const;

const asTheyAre = (messages: readonly ChatMessage[]): readonly ChatMessage[] => messages;

/** Templates that want user and assistant by turns: neighbours of one role become one message. */
function joined(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const out: ChatMessage[] = [];
  for (const message of messages) {
    const last = out.at(-1);
    if (last?.role === message.role) out[out.length - 1] = { role: last.role, content: `${last.content}\n\n${message.content}` };
    else out.push(message);
  }
  return out;
}

/** Templates without a system role: its words come first in what the user says. */
const systemToUser = (messages: readonly ChatMessage[]): readonly ChatMessage[] =>
  joined(messages.map((message) => (message.role === 'system' ? { ...message, role: 'user' } : message)));

/** A character of the private-use area that stands nowhere in the text. */
function unused(text: string): string {
  for (let code = 0xe000; code < 0xf8ff; code++) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) return character;
  }
  throw new Error('the messages use every private character there is');
}

const joinedText = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

/** The rendered text cut at the marks, the texts in their places. */
function between(rendered: string, mark: string, texts: readonly string[]): Piece[] {
  return rendered.split(new RegExp(`${mark}(\\d+)${mark}`)).map((part, at) => {
    const control = at % 2 === 0;
    return { text: control ? part : (texts[Number(part)] ?? ''), control };
  });
}

/** The few directives that templates use. */
function onDay(format: string): string {
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en', { timeZone: 'UTC', ...options }).format(DAY);
  const values: Readonly<Record<string, string>> = {
    d: '26',
    m: '07',
    Y: '2024',
    y: '24',
    B: part({ month: 'long' }),
    b: part({ month: 'short' }),
    A: part({ weekday: 'long' }),
    a: part({ weekday: 'short' }),
    H: '00',
    M: '00',
    S: '00',
  };
  return format.replace(/%-?([a-zA-Z])/g, (whole, directive: string) => values[directive] ?? whole);
}
