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

/** Characters of one column each, whatever stands beside them: Latin, dashes and dots, lines and blocks. */
const NARROW = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2027\u2030-\u205e\u2500-\u259f]*$/;

/** Columns a text takes: CJK and most emoji two each, combining marks none. */
export const textWidth = (text: string): number => (NARROW.test(text) ? text.length : stringWidth(text));

/**
 * What terminals and measures disagree about: variation selectors, skin tones and joiners (the emoji shows without them), soft hyphens,
 * and blanks of other scripts that take room without showing.
 */
const DOUBTFUL =
  /[\u034f\u20e3]|[\u00ad\u115f\u1160\u200b-\u200d\u2060-\u206f\u3164\uffa0\ufff0-\uffff]|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{1f3fb}-\u{1f3ff}]|[\u{e0000}-\u{e0fff}]/gu;

/** Combining marks after one character; more of them smear over the lines around. */
const MARKS = /(\p{M}{2})\p{M}+/gu;

/** Code units that one column may need, marks and wide characters considered. */
const PER_COLUMN = 8;

/**
 * Text from anywhere as a piece of one line: unsafe characters as escapes, what terminals disagree about left out, at most `width`
 * columns, with `…` where it was cut. Looks no further into the text than it shows: measuring a long one costs more than its length.
 */
export function clipped(text: string, width: number): string {
  if (width <= 0) return '';
  const head = text.length > width * PER_COLUMN ? text.slice(0, width * PER_COLUMN) : text;
  const safe = terminalLine(head);
  const plain = NARROW.test(safe) ? safe : safe.replace(DOUBTFUL, '').replace(MARKS, '$1');
  return cut(plain, width, head.length < text.length);
}

function cut(text: string, width: number, more: boolean): string {
  if (!more && textWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    const wide = textWidth(character);
    if (used + wide > width - 1) break;
    kept += character;
    used += wide;
  }
  return `${kept}…`;
}

/** Padded with spaces to exactly so many columns; cut where it is wider. */
export function fitted(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const own = NARROW.test(text) && text.length <= width ? text : clipped(text, width);
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
