import type { RunRecord } from '../../../../results/runs.ts';
import type { Store } from '../../../../results/store.ts';
import { comparedRuns } from '../../compared-runs.ts';
import { comparisonLines } from '../../comparison-lines.ts';
import { shortId } from '../../run-columns.ts';
import { inView, moved } from '../list-window.ts';
import type { Screen, Size } from '../screen.ts';
import { clipped, line } from '../span.ts';

/** Two runs side by side: in what they differ, and each agent's difference in every task that both have. */
export function compareScreen(store: Store, one: RunRecord, other: RunRecord): Screen {
  const compared = comparedRuns(store, one, other);
  let laidOut: { width: number; lines: readonly string[] } | undefined;
  const linesOf = ({ columns }: Size): readonly string[] => {
    if (laidOut?.width !== columns) laidOut = { width: columns, lines: comparisonLines(compared, columns - 2) };
    return laidOut.lines;
  };
  const last = (size: Size): number => Math.max(1, linesOf(size).length - size.rows + 1);

  const screenOf = (top: number): Screen => ({
    title: `run ${shortId(one.id)} and run ${shortId(other.id)}`,
    aside: 'compared',
    hints: [
      { key: '↑ ↓', does: 'scroll' },
      { key: 'x', does: 'the other way round' },
    ],
    lines: (size) => {
      const { chosen } = inView({ chosen: top, top }, last(size), 1);
      return linesOf(size)
        .slice(chosen, chosen + size.rows)
        .map((text) => line(clipped(` ${text}`, size.columns)));
    },
    press: (key, size) => {
      if (key === 'x') return { kind: 'to', screen: compareScreen(store, other, one) };
      const to = moved({ chosen: top, top }, key, last(size), 1);
      return to && { kind: 'to', screen: screenOf(to.chosen) };
    },
  });
  return screenOf(0);
}
