import type { BoardSection } from '../../../../results/board.ts';
import { differingSamples } from '../../../../results/differing-samples.ts';
import type { BoardFilter } from '../../../../results/leaderboard.ts';
import { type Pairing, type Pairings, pairings } from '../../../../results/pairings.ts';
import type { Store } from '../../../../results/store.ts';
import { differenceText, isSignificant, shareText } from '../../difference-text.ts';
import { count, counted } from '../../figures.ts';
import { briefNames, nameWithin } from '../../short-names.ts';
import type { Key } from '../key.ts';
import { inView, type ListWindow, moved, TOP } from '../list-window.ts';
import type { Hint, Move, Screen, Size } from '../screen.ts';
import { clipped, EMPTY, type Line, line } from '../span.ts';
import { trialsScreen } from '../trials/trials-screen.ts';
import { differingScreen } from './differing-screen.ts';
import { figureOf, matrixLines, matrixWidths } from './matrix.ts';

interface State {
  readonly read: Pairings;
  readonly row: ListWindow;
  readonly column: ListWindow;
  readonly heat: boolean;
  readonly difference: boolean;
}

/** Lines that are no rows of the matrix: heading, words about it, the chosen cell. */
const AROUND = 7;

/** Every agent of a section against every other, rows and columns in the board's order. */
export function pairingsScreen(store: Store, section: BoardSection, filter: BoardFilter): Screen {
  const agents = section.rows.map(({ number }) => number);
  const short = briefNames(section.rows.map(({ agent }) => agent));
  const names = section.rows.map(({ agent }) => nameWithin(short.get(agent) ?? agent, 60));
  const title = `${section.title} · pairings`;
  if (agents.length < 2) {
    return { title, hints: [], lines: ({ columns }) => NOBODY.map((text) => line(clipped(text, columns), 'dim')), press: () => undefined };
  }
  const reread = (): Pairings => pairings(store, section, filter.run);
  const number = (at: number): number => agents[at] as number;
  const pairingAt = ({ read }: State, row: number, column: number) => read.of(number(row), number(column));
  const chosenOf = ({ row, column }: State) => ({
    row: inView(row, agents.length, 1).chosen,
    column: inView(column, agents.length, 1).chosen,
  });

  function linesOf(state: State, size: Size): Line[] {
    const widths = matrixWidths(names, size.columns);
    const rows = roomOf(size);
    const { top } = inView(state.row, agents.length, rows);
    const { top: left } = inView(state.column, agents.length, widths.columns);
    const view = { top, rows, left, columns: widths.columns, chosen: chosenOf(state) };
    const of = (row: number, column: number) => pairingAt(state, row, column);
    const hidden = widths.columns < agents.length ? ` columns ${left + 1} to ${left + widths.columns} of ${agents.length} ·` : '';
    const matrix = { names, of, heat: state.heat, reach: state.heat ? reachOf(section, agents, state.read) : 0 };
    return [
      line(clipped(`${hidden} ${WHAT[section.kind === 'rating' ? 'matches' : 'answers']}`, size.columns), 'dim'),
      ...matrixLines(matrix, view, widths),
      EMPTY,
      ...details(state, size.columns),
    ];
  }

  function details(state: State, width: number): Line[] {
    const { row, column } = chosenOf(state);
    const own = Math.floor((width - 4) / 2);
    const heading = line(` ${nameWithin(names[row] as string, own)} v ${nameWithin(names[column] as string, own)}`, 'strong');
    const words = row === column ? ['an agent and itself'] : wordsOf(pairingAt(state, row, column));
    const difference = state.difference && row !== column ? [differenceWords(state.read.difference(number(row), number(column)))] : [];
    return [heading, ...[...words, ...difference].map((text) => line(clipped(` ${text}`, width)))];
  }

  function differenceWords(found: ReturnType<Pairings['difference']>): string {
    if (found === undefined) return 'difference: nothing to tell it from';
    const units = section.kind === 'rating' ? 'deal' : 'sample';
    return `difference ${differenceText(found)} (${counted(found.n, units)})${isSignificant(found) ? ' *' : ''}`;
  }

  function screenOf(state: State): Screen {
    const to = (changes: Partial<State>): Move => ({ kind: 'to', screen: screenOf({ ...state, ...changes }) });
    return {
      title,
      aside: `${counted(agents.length, 'agent')}${section.compat ? ' · compat' : ''}`,
      hints: hintsOf(section, state),
      lines: (size) => linesOf(state, size).slice(0, size.rows),
      press: (key, size) => pressed(state, key, size, to),
      // Of matches sums are read; of answers the trials themselves, which takes too long to be done unasked.
      ...(section.kind === 'rating' && { refreshed: () => screenOf({ ...state, read: reread() }) }),
    };
  }

  function pressed(state: State, key: Key, size: Size, to: (changes: Partial<State>) => Move): Move | undefined {
    const row = moved(state.row, key, agents.length, roomOf(size));
    if (row !== undefined) return to({ row });
    if (key === 'left' || key === 'right') {
      const { columns } = matrixWidths(names, size.columns);
      return to({ column: moved(state.column, key === 'left' ? 'up' : 'down', agents.length, columns) ?? state.column });
    }
    switch (key) {
      case 'h':
        return to({ heat: !state.heat });
      case 'd':
        return to({ difference: !state.difference });
      case 'r':
        return to({ read: reread() });
      case 'enter':
        return opened(state);
    }
    return undefined;
  }

  function opened(state: State): Move | undefined {
    const { row, column } = chosenOf(state);
    if (row === column || pairingAt(state, row, column) === undefined) return undefined;
    const pair = [number(row), number(column)] as const;
    const run = filter.run === undefined ? {} : { run: filter.run };
    const of = `${section.title} · ${names[row]} v ${names[column]}`;
    if (section.kind === 'rating') {
      const tasks = section.tasks.map((task) => task.number);
      return { kind: 'open', screen: trialsScreen(store, { title: of, query: { tasks, agents: pair, ...run } }) };
    }
    const task = section.tasks[0]?.number ?? -1;
    const samples = differingSamples(store, { task, metric: section.metric, agents: pair, ...run });
    return { kind: 'open', screen: differingScreen(store, of, [names[row] as string, names[column] as string], samples) };
  }

  return screenOf({
    read: reread(),
    row: TOP,
    column: { chosen: 1, top: 0 },
    heat: false,
    difference: false,
  });
}

const NOBODY = [' Nobody to compare with: a pairing takes two agents.', ' Try: pentathlon run gtbench -a random -a mcts'];

const WHAT = {
  matches: "row's mean score against column, a draw half a win; · never met",
  answers: "row's mean less column's, on samples that both have a score in; · none",
} as const;

const roomOf = ({ rows }: Size): number => Math.max(1, rows - AROUND);

const hintsOf = ({ kind }: BoardSection, { heat, difference }: State): Hint[] => [
  { key: 'enter', does: kind === 'rating' ? 'matches of this pairing' : 'samples that differ' },
  { key: 'h', does: heat ? 'figures alone' : 'heat' },
  { key: 'd', does: difference ? 'hide difference' : 'difference with interval' },
  { key: '← → ↑ ↓', does: 'cell' },
  { key: 'r', does: 'read again' },
];

/** What the ramp's ends stand for: of matches all and nothing, of answers the largest difference there is. */
function reachOf({ kind }: BoardSection, agents: readonly number[], read: Pairings): number {
  if (kind === 'rating') return 0.5;
  const all = agents.flatMap((row) => agents.map((column) => Math.abs(figureOf(read.of(row, column))?.off ?? 0)));
  return Math.max(...all);
}

function wordsOf(pairing: Pairing | undefined): string[] {
  if (pairing === undefined) return ['never met'];
  if (pairing.kind === 'answers') {
    const { n, row, column, better, worse } = pairing;
    return [
      `${row.toFixed(4)} and ${column.toFixed(4)} on ${counted(n, 'sample')} of both`,
      `row better on ${count(better)}, column on ${count(worse)}, alike on ${count(n - better - worse)}`,
    ];
  }
  const { n, unscored, score, wins, draws, losses, first, second } = pairing;
  const left = unscored > 0 ? `, ${count(unscored)} unscored` : '';
  const seat = (name: string, own: typeof first): string =>
    own.score === null ? `${name} never` : `${name} ${shareText(own.score)} of ${count(own.n)}`;
  return [
    `${score === null ? 'no score' : shareText(score)} over ${counted(n, 'match', 'matches')}: ${count(wins)} W ${count(draws)} D ${count(losses)} L${left}`,
    `row sitting ${seat('first', first)}, ${seat('second', second)}`,
  ];
}
