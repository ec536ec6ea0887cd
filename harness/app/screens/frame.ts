import type { Hint, Size } from './screen.ts';
import { clipped, EMPTY, fittedLine, type Line, lineWidth, type Span, span, textWidth } from './span.ts';
import { type Stack, shown } from './stack.ts';

/** Lines of the frame around a screen's body. */
const AROUND = 3;

/** What a screen may draw in, on a terminal of this size. */
export const bodyOf = ({ columns, rows }: Size): Size => ({ columns, rows: Math.max(1, rows - AROUND) });

/** The whole picture, exactly as many lines as the terminal has: title, body, and what keys do or what is to be said. */
export function frame(stack: Stack, size: Size): Line[] {
  const screen = shown(stack);
  const room = bodyOf(size);
  const body = stack.help ? helpLines(screen.hints) : screen.lines(room);
  const lines = Array.from({ length: room.rows }, (_, i) => marked(fittedLine(body[i] ?? EMPTY, size.columns)));
  const bottom = stack.said === '' ? hintLine(screen.hints, size.columns) : [span(` ${clipped(stack.said, size.columns - 2)}`, 'accent')];
  return [titleLine(screen.title, screen.aside ?? '', size.columns), EMPTY, ...lines, bottom].slice(0, size.rows);
}

/** A chosen line says so without colour, too: with a mark in the blank that it begins with. */
function marked(spans: Line): Line {
  const [first, ...rest] = spans;
  return first?.tone === 'chosen' && first.text.startsWith(' ') ? [span(`›${first.text.slice(1)}`, 'chosen'), ...rest] : spans;
}

function titleLine(title: string, aside: string, width: number): Line {
  const right = clipped(aside, Math.floor(width / 2));
  const left = clipped(title, width - textWidth(right) - 3);
  const gap = width - textWidth(left) - textWidth(right) - 2;
  return [span(` ${left}`, 'strong'), span(' '.repeat(Math.max(1, gap))), span(right, 'dim')];
}

/** As many as fit; the way to the help always does. */
function hintLine(hints: readonly Hint[], width: number): Line {
  const help = hintSpans({ key: '?', does: 'help' });
  let spans: Span[] = [span(' ')];
  for (const hint of hints) {
    const longer = [...spans, ...hintSpans(hint), span('   ')];
    if (lineWidth(longer) + lineWidth(help) > width) break;
    spans = longer;
  }
  return [...spans, ...help];
}

const hintSpans = ({ key, does }: Hint): Span[] => [span(key, 'accent'), span(` ${does}`, 'dim')];

const EVERYWHERE: readonly Hint[] = [
  { key: '?', does: 'this list' },
  { key: 'q esc', does: 'back; q at the first screen leaves' },
  { key: 'ctrl-c', does: 'leave' },
];

function helpLines(hints: readonly Hint[]): Line[] {
  const all = [...hints, ...EVERYWHERE.filter(({ key }) => hints.every((hint) => hint.key !== key))];
  const width = Math.max(...all.map(({ key }) => textWidth(key)));
  return all.map(({ key, does }) => [span(`  ${key.padEnd(width + 2)}`, 'accent'), span(does)]);
}
