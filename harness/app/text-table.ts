import stringWidth from 'string-width';

/** A column: its heading and which side its cells lean to. */
export interface Column {
  readonly heading: string;
  readonly align: 'left' | 'right';
}

/** How wide a table comes out. */
export const tableWidth = (columns: readonly Column[], rows: readonly (readonly string[])[]): number =>
  Math.max(
    ...textTable(columns, rows)
      .split('\n')
      .map((line) => stringWidth(line)),
  );

/** A plain table, columns padded to their display width (CJK and emoji take two), two spaces apart. Cells must be safe for a terminal. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const all = [columns.map(({ heading }) => heading), ...rows];
  const widths = columns.map((_, i) => Math.max(...all.map((row) => stringWidth(row[i] ?? ''))));
  const line = (row: readonly string[]) =>
    columns
      .map(({ align }, i) => {
        const cell = row[i] ?? '';
        const gap = ' '.repeat((widths[i] ?? 0) - stringWidth(cell));
        return align === 'left' ? cell + gap : gap + cell;
      })
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}
