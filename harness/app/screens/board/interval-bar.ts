/** The values that a column of bars spans. */
export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** The scale of intervals; those without one count with their value. Undefined where there is nothing to draw. */
export function scaleOf(
  rows: readonly { readonly value: number | null; readonly low: number | null; readonly high: number | null }[],
): Scale | undefined {
  const ends = rows.flatMap(({ value, low, high }) => [value, low, high]).filter((end): end is number => end !== null);
  return ends.length === 0 ? undefined : { low: Math.min(...ends), high: Math.max(...ends) };
}

/** A value with its interval as characters, `├──●─┤` on a line from the scale's low to its high end; exactly `width` columns. */
export function intervalBar(
  { value, low, high }: { readonly value: number | null; readonly low: number | null; readonly high: number | null },
  scale: Scale | undefined,
  width: number,
): string {
  if (value === null || scale === undefined) return ' '.repeat(width);
  const span = scale.high - scale.low;
  const place = (x: number): number => (span === 0 ? Math.floor((width - 1) / 2) : Math.round(((x - scale.low) / span) * (width - 1)));
  const cells = new Array<string>(width).fill('·');
  if (low !== null && high !== null) {
    const [from, to] = [place(low), place(high)];
    for (let i = from; i <= to; i++) cells[i] = '─';
    cells[from] = '├';
    cells[to] = '┤';
  }
  cells[place(value)] = '●';
  return cells.join('');
}
