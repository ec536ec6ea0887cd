import { clipped, EMPTY, type Line, type Span, span, textWidth } from '../span.ts';
import type { Section } from './sections.ts';
import { shownText, type TextRange, WrappedText } from './wrapped-text.ts';

/** A place in the text of a section. */
export interface Mark extends TextRange {
  readonly section: number;
}

/** Columns beside a text: its bar, and space on both sides. */
const BESIDE = 4;

/** Lines of a section around its text: heading, foot or closing line, and an empty one. */
const AROUND = 3;

/** Sections one below the other, as lines; texts are wrapped only as far down as somebody has looked, and anew where the width changes. */
export class Paper {
  readonly #sections: readonly Section[];
  #width = 0;
  #texts: readonly WrappedText[] = [];

  constructor(sections: readonly Section[]) {
    this.#sections = sections;
  }

  /** The first line to show, as near to `top` as there are lines enough below it. */
  inView(top: number, room: number, width: number): number {
    const wanted = Math.max(0, top);
    const found = this.#find(wanted + room - 1, width);
    return found.section < this.#sections.length ? wanted : Math.max(0, Math.min(wanted, found.before - room));
  }

  /** `room` lines from `top` on; a mark shows as `›` beside its lines and stands out in them. */
  lines(top: number, room: number, width: number, mark?: Mark): Line[] {
    const shown: Line[] = [];
    let { section, before } = this.#find(top, width);
    for (let at = top - before; shown.length < room && section < this.#sections.length; at++) {
      const line = this.#line(section, at, width, mark);
      if (line !== undefined) shown.push(line);
      else {
        section++;
        before = 0;
        at = -1;
      }
    }
    return shown;
  }

  /** The line on which a place stands. */
  lineOf({ section, start }: Mark, width: number): number {
    this.#wrapTo(width);
    const above = this.#texts.slice(0, section).reduce((sum, text) => sum + lengthOf(text, Number.MAX_SAFE_INTEGER), 0);
    return above + 1 + (this.#texts[section]?.lineOf(start) ?? 0);
  }

  /** The section that holds a line, and the lines before that section; past the last section where there are fewer lines. */
  #find(line: number, width: number): { section: number; before: number } {
    this.#wrapTo(width);
    let before = 0;
    for (const [section, text] of this.#texts.entries()) {
      const length = lengthOf(text, line - before);
      if (line - before < length) return { section, before };
      before += length;
    }
    return { section: this.#texts.length, before };
  }

  #wrapTo(width: number): void {
    if (width === this.#width) return;
    this.#width = width;
    this.#texts = this.#sections.map(({ text }) => new WrappedText(text === '' ? EMPTY_TEXT : text, width - BESIDE));
  }

  /** A line of a section; undefined past its last one. */
  #line(index: number, at: number, width: number, mark: Mark | undefined): Line | undefined {
    const section = this.#sections[index] as Section;
    const text = this.#texts[index] as WrappedText;
    if (at === 0) return headingLine(section, width);
    const range = text.line(at - 1);
    if (range !== undefined) return textLine(text.text, range, section.text === '', mark?.section === index ? mark : undefined);
    const past = at - 1 - text.countUpTo(at);
    if (past === 0) return footLine(section, width);
    return past === 1 ? EMPTY : undefined;
  }
}

const EMPTY_TEXT = '(empty)';

/** Lines that a section takes; where they are more than `most`, any number above it. */
const lengthOf = (text: WrappedText, most: number): number => text.countUpTo(most) + AROUND;

/** `┌ reply ───────── 212 tok · 1.9 s ┐` without a right side: what terminals measure differently would bend it. */
function headingLine({ heading, aside = '' }: Section, width: number): Line {
  const right = aside === '' ? '' : ` ${clipped(aside, Math.max(10, width - 24))}`;
  const left = clipped(heading, Math.max(4, width - textWidth(right) - 8));
  const rule = '─'.repeat(Math.max(1, width - textWidth(left) - textWidth(right) - 5));
  return [span(' ┌ ', 'dim'), span(left, 'accent'), span(` ${rule}`, 'dim'), span(right, 'dim')];
}

function footLine({ foot = '', tone = 'plain' }: Section, width: number): Line {
  return foot === '' ? [span(' └', 'dim')] : [span(' └─ ', 'dim'), span(clipped(foot, width - 5), tone)];
}

function textLine(text: string, { start, end }: TextRange, dim: boolean, mark: TextRange | undefined): Line {
  if (mark === undefined || mark.end <= start || mark.start >= Math.max(end, start + 1))
    return [span(' │ ', 'dim'), span(shownText(text.slice(start, end)), dim ? 'dim' : 'plain')];
  const [from, to] = [Math.max(start, mark.start), Math.min(end, mark.end)];
  const pieces: Span[] = [
    span(shownText(text.slice(start, from))),
    span(shownText(text.slice(from, to)), 'chosen'),
    span(shownText(text.slice(to, end))),
  ];
  return [span(' › ', 'accent'), ...pieces.filter((piece) => piece.text !== '')];
}
