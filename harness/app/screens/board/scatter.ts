import { plot } from 'simple-ascii-chart';
import { fitted, textWidth } from '../span.ts';

/** A named point; `x` above 0. */
export interface Point {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface ScatterOptions {
  readonly columns: number;
  readonly rows: number;
  readonly x: (value: number) => string;
  readonly y: (value: number) => string;
  readonly label: string;
}

/** What the axes of the plot take around its points. */
const [AXIS, BELOW] = [14, 5] as const;

/** Points on a logarithmic x axis as lines of text; a name stands beside its point where there is room, and is left out where there is none. */
export function scatter(points: readonly Point[], { columns, rows, x: xText, y: yText, label }: ScatterOptions): string[] {
  const [width, height] = [Math.max(10, columns - AXIS), Math.max(3, rows - BELOW)];
  const at = points.map(({ x, y }): [number, number] => [Math.log10(x), y]);
  const decades = ticksOf(at.map(([x]) => x));
  const key = (x: number, y: number): string => `${x},${y}`;
  const taken = new Set<string>();
  const draw = (named: boolean): string =>
    plot(
      at.map((point) => [point]),
      {
        width,
        height,
        customXAxisTicks: decades,
        xLabel: label,
        formatter: (value, { axis }) => (axis === 'x' ? xText(10 ** value) : yText(value)),
        lineFormatter: ({ x, y, plotX, plotY }) => {
          const mark = { x: plotX, y: plotY, symbol: '●' };
          taken.add(key(plotX, plotY));
          if (!named) return mark;
          const name = points.find((_, i) => at[i]?.[0] === x && at[i]?.[1] === y)?.name ?? '';
          return [mark, ...placed(name, plotX, plotY)];
        },
      },
    );
  const placed = (name: string, plotX: number, plotY: number): { x: number; y: number; symbol: string }[] => {
    // One cell a character: names of wide characters would push the rest of their line.
    if (textWidth(name) !== [...name].length) return [];
    for (const [dx, dy] of besides(name.length)) {
      const [left, top] = [plotX + dx, plotY + dy];
      const cells = [...name].map((symbol, i) => ({ x: left + i, y: top, symbol }));
      const free =
        left >= 1 && left + name.length <= width && top >= 1 && top <= height && !cells.some((cell) => taken.has(key(cell.x, cell.y)));
      if (!free) continue;
      for (const cell of cells) taken.add(key(cell.x, cell.y));
      return cells;
    }
    return [];
  };
  // Once for where the points come to lie, once more with the names around them.
  draw(false);
  return draw(true)
    .split('\n')
    .map((text) => (textWidth(text) > columns ? fitted(text, columns) : text))
    .slice(0, rows);
}

const besides = (length: number): readonly (readonly [number, number])[] => [
  [2, 0],
  [-1 - length, 0],
  [2, -1],
  [2, 1],
  [-1 - length, -1],
  [-1 - length, 1],
];

/** Whole decades around the values; halves of them where there would be one or two. */
function ticksOf(logs: readonly number[]): number[] {
  const [from, to] = [Math.floor(Math.min(...logs)), Math.ceil(Math.max(...logs))];
  const last = to === from ? to + 1 : to;
  return Array.from({ length: last - from + 1 }, (_, i) => from + i);
}
