import { clipped, textWidth } from '../span.ts';

/** A line of a wrapped text: where it stands in the text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Columns that a tab takes. */
const TAB = '    ';

/** Code units that one column may need; more of them are marks without end, and `clipped` looks no further either. */
const PER_COLUMN = 8;

/** A text broken into lines of a width, at spaces where there are some; wrapped only as far as it was asked for. */
export class WrappedText {
  readonly text: string;
  readonly #width: number;
  readonly #lines: TextRange[] = [];
  #next = 0;

  /** `width` in columns. */
  constructor(text: string, width: number) {
    this.text = text;
    this.#width = Math.max(1, width);
  }

  /** The i-th line from 0; undefined past the last one. */
  line(i: number): TextRange | undefined {
    while (this.#lines.length <= i && this.#next < this.text.length) {
      const { end, next } = lineFrom(this.text, this.#next, this.#width);
      this.#lines.push({ start: this.#next, end });
      this.#next = next;
    }
    return this.#lines[i];
  }

  /** The number of lines where it is at most `most`; else any greater one. */
  countUpTo(most: number): number {
    this.line(most);
    return this.#lines.length;
  }

  /** The line that holds a place of the text. */
  lineOf(place: number): number {
    while (this.#next <= place && this.line(this.#lines.length) !== undefined);
    const found = this.#lines.findLastIndex(({ start }) => start <= place);
    return Math.max(0, found);
  }
}

/** A piece of a text without line breaks as a terminal shows it. */
export const shownText = (text: string): string => clipped(text.replaceAll('\t', TAB), Number.POSITIVE_INFINITY);

const widths = new Map<string, number>();

/** Columns of one character as it is shown. Kept: measuring costs far more than looking up. */
function widthOf(character: string): number {
  let width = widths.get(character);
  if (width === undefined) {
    width = textWidth(shownText(character));
    widths.set(character, width);
  }
  return width;
}

/** Where the line that starts at `start` ends, and where the next one starts. */
function lineFrom(text: string, start: number, width: number): { end: number; next: number } {
  const limit = Math.min(text.length, start + width * PER_COLUMN - 1);
  let used = 0;
  let space = -1;
  let ink = false;
  let i = start;
  while (i < limit) {
    const code = text.charCodeAt(i);
    if (code === 10) return { end: i, next: i + 1 };
    if (code === 13 && text.charCodeAt(i + 1) === 10) return { end: i, next: i + 2 };
    const character = code < 128 ? (text[i] as string) : String.fromCodePoint(text.codePointAt(i) as number);
    const wide = code >= 32 && code < 127 ? 1 : widthOf(character);
    if (used + wide > width) {
      if (code === 32) return { end: i, next: i + 1 };
      if (space >= 0) return { end: space, next: space + 1 };
      return i === start ? { end: i + character.length, next: i + character.length } : { end: i, next: i };
    }
    // Spaces that a line begins with are its indentation.
    if (code !== 32) ink = true;
    else if (ink) space = i;
    used += wide;
    i += character.length;
  }
  return { end: i, next: i };
}
