import { clipped, type Line, lineWidth, type Span, span } from '../span.ts';

/** Tabs on one line, the chosen one always in view; marked in brackets, not by colour alone. */
export function tabLine(names: readonly string[], chosen: number, width: number): Line {
  const tab = (i: number): Span =>
    i === chosen ? span(`[${clipped(names[i] ?? '', 30)}]`, 'accent') : span(` ${clipped(names[i] ?? '', 30)} `, 'dim');
  let [from, to] = [chosen, chosen + 1];
  let spans: Span[] = [tab(chosen)];
  // Grows to the right first, then to the left, as far as there is room for both arrows.
  for (;;) {
    const right = to < names.length ? [...spans, span('│', 'dim'), tab(to)] : undefined;
    if (right !== undefined && lineWidth(right) <= width - 4) {
      spans = right;
      to++;
      continue;
    }
    const left = from > 0 ? [tab(from - 1), span('│', 'dim'), ...spans] : undefined;
    if (left === undefined || lineWidth(left) > width - 4) break;
    spans = left;
    from--;
  }
  return [span(from > 0 ? '‹ ' : '  ', 'dim'), ...spans, span(to < names.length ? ' ›' : '  ', 'dim')];
}
