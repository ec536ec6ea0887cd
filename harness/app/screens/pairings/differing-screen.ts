import type { DifferingSample } from '../../../../results/differing-samples.ts';
import type { Store } from '../../../../results/store.ts';
import { counted } from '../../figures.ts';
import { inView, type ListWindow, moved, TOP } from '../list-window.ts';
import type { Screen, Size } from '../screen.ts';
import { clipped, fitted, type Line, line, span } from '../span.ts';
import { trialScreen } from '../trial/trial-screen.ts';

/** Columns of a score, and of what heads it. */
const SCORE = 16;

/** Samples that two agents did not score alike on; enter shows one agent's trial, n the other's. */
export function differingScreen(
  store: Store,
  title: string,
  names: readonly [string, string],
  samples: readonly DifferingSample[],
): Screen {
  const room = ({ rows }: Size): number => Math.max(1, rows - 1);
  const row = (left: string, right: readonly string[], width: number): string =>
    ` ${fitted(left, Math.max(8, width - 2 * SCORE - 4))}${right.map((text) => fitted(clipped(text, SCORE - 1), SCORE, 'right')).join('')}`;

  const linesOf = (list: ListWindow, size: Size): Line[] => {
    if (samples.length === 0) return [line(' They scored alike on every sample that both have a score in.', 'dim')];
    const { top, chosen } = inView(list, samples.length, room(size));
    return [
      line(row('sample', names, size.columns), 'dim'),
      ...samples.slice(top, top + room(size)).map((found, i): Line => {
        const isChosen = top + i === chosen;
        const name = clipped(found.sample, size.columns);
        const text = row(name, [figure(found.row), figure(found.column)], size.columns);
        return [span(isChosen ? `›${text.slice(1)}` : text, isChosen ? 'chosen' : 'plain')];
      }),
    ];
  };

  const screenOf = (list: ListWindow): Screen => ({
    title,
    aside: `${counted(samples.length, 'sample')} not alike`,
    hints: [
      { key: 'enter', does: 'both trials' },
      { key: '↑ ↓', does: 'sample' },
    ],
    lines: (size) => linesOf(list, size).slice(0, size.rows),
    press: (key, size) => {
      const to = moved(list, key, samples.length, room(size));
      if (to !== undefined) return { kind: 'to', screen: screenOf(to) };
      const found = samples[inView(list, samples.length, 1).chosen];
      if (key !== 'enter' || found === undefined) return undefined;
      return { kind: 'open', screen: trialScreen(store, { numbers: found.trials, index: 0 }) };
    },
  });

  return screenOf(TOP);
}

const figure = (value: number): string => (Number.isInteger(value) ? String(value) : value.toPrecision(4));
