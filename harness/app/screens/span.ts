import stringWidth from 'string-width';
import { terminalLine } from '../../core/terminal-text.ts';

/** How a piece of text looks. Colour never says what characters do not say, too. */
export type Tone = 'plain' | 'dim' | 'strong' | 'accent' | 'good' | 'warn' | 'bad' | 'chosen';

/** Text of one look, safe for a terminal, without line breaks. */
export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

/** One line of a screen. */
export type Line = readonly Span[];

export const span = (text: string, tone: Tone = 'plain'): Span => ({ text, tone });

/** A line of one look. */
export const line = (text: string, tone: Tone = 'plain'): Line => [span(text, tone)];

export const EMPTY: Line = [];

/** Columns a line takes. */
export const lineWidth = (spans: Line): number => spans.reduce((sum, { text }) => sum + textWidth(text), 0);

const ASCII = /^[\u0020-\u007e]*$/;

/** Columns a text takes: CJK and most emoji two each, combining marks none. */
export const textWidth = (text: string): number => (ASCII.test(text) ? text.length : stringWidth(text));

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Code points of one character that are drawn; of more, a terminal makes smears over the lines around. */
const MOST_MARKS = 8;

/**
 * Text from anywhere as a piece of one line: unsafe characters as escapes, at most `width` columns, with `…` where it was cut.
 * Looks no further into the text than it shows, so that a line of a megabyte costs as little as a short one.
 */
export function clipped(text: string, width: number): string {
  if (width <= 0) return '';
  const head = text.slice(0, width * MOST_MARKS + MOST_MARKS);
  const safe = terminalLine(head);
  if (ASCII.test(safe)) return safe.length <= width && head.length === text.length ? safe : cutAscii(safe, width);
  return cut(safe, width, head.length < text.length);
}

const cutAscii = (text: string, width: number): string => `${text.slice(0, width - 1)}…`;

function cut(text: string, width: number, more: boolean): string {
  const kept: string[] = [];
  let used = 0;
  let whole = !more;
  for (const { segment } of graphemes.segment(text)) {
    const character = segment.length > MOST_MARKS ? [...segment].slice(0, MOST_MARKS).join('') : segment;
    const wide = textWidth(character);
    if (used + wide > width) {
      whole = false;
      break;
    }
    kept.push(character);
    used += wide;
  }
  if (whole) return kept.join('');
  while (used > width - 1) used -= textWidth(kept.pop() as string);
  return `${kept.join('')}…`;
}

/** Padded with spaces to exactly so many columns; cut where it is wider. */
export function fitted(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const own = textWidth(text) > width ? clipped(text, width) : text;
  const gap = ' '.repeat(Math.max(0, width - textWidth(own)));
  return align === 'left' ? own + gap : gap + own;
}

/** A line cut to so many columns; shorter lines stay as they are. */
export function fittedLine(spans: Line, width: number): Line {
  if (lineWidth(spans) <= width) return spans;
  const kept: Span[] = [];
  let left = width;
  for (const { text, tone } of spans) {
    if (left <= 0) break;
    const own = textWidth(text) > left ? clipped(text, left) : text;
    kept.push({ text: own, tone });
    left -= textWidth(own);
  }
  return kept;
}
