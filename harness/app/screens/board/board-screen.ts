import type { BoardRow, BoardSection } from '../../../../results/board.ts';
import { type BoardFilter, type BoardTab, boardTabs } from '../../../../results/leaderboard.ts';
import type { Store } from '../../../../results/store.ts';
import { notesOf } from '../../board-notes.ts';
import { boardHeading } from '../../board-text.ts';
import { derivation } from '../../derived-metrics.ts';
import { shortNames } from '../../short-names.ts';
import { wrapped } from '../../wrap.ts';
import { agentScreen } from '../agent/agent-screen.ts';
import type { Key } from '../key.ts';
import { inView, type ListWindow, moved, TOP } from '../list-window.ts';
import { pairingsScreen } from '../pairings/pairings-screen.ts';
import type { Hint, Move, Screen, Size } from '../screen.ts';
import { clipped, EMPTY, type Line, line, lineWidth, span } from '../span.ts';
import { boardTable } from './board-table.ts';
import { exportSection } from './export-section.ts';
import { plotScreen } from './plot-screen.ts';
import { type Sort, sorted, sortsOf } from './sorts.ts';
import { tabLine } from './tabs.ts';
import { tasksScreen } from './tasks-screen.ts';

interface State {
  readonly tabs: readonly BoardTab[];
  readonly tab: number;
  readonly sort: number;
  /** Whether the order is turned round. */
  readonly reversed: boolean;
  /** What agents' names must hold. */
  readonly words: string;
  readonly typing: boolean;
  readonly list: ListWindow;
}

const HINTS: readonly Hint[] = [
  { key: 'enter', does: 'open' },
  { key: 'm', does: 'pairings' },
  { key: 't', does: 'tasks' },
  { key: 'c', does: 'cost v score' },
  { key: 's', does: 'sort' },
  { key: '/', does: 'filter' },
  { key: 'e', does: 'export' },
  { key: 'r', does: 'reverse the order' },
  { key: '← → tab', does: 'next table' },
  { key: '↑ ↓', does: 'agent' },
];

/** What a board on a screen shows beside what the plain one does. */
export const SHOWN = { families: true } as const;

/**
 * The leaderboard, a tab for each suite, family of games and task. `tab`: title of the one shown first. `had`: the board, where it has
 * just been read with `SHOWN`.
 */
export function boardScreen(store: Store, filter: BoardFilter, tab?: string, had?: readonly BoardTab[]): Screen {
  let derive: Awaited<ReturnType<typeof derivation>> = (found) => found;
  const read = (): readonly BoardTab[] => boardTabs(store, { ...filter, ...SHOWN });
  const tabs = had ?? read();
  let derived = new WeakMap<BoardSection, BoardSection>();
  const sectionOf = (found: readonly BoardTab[], at: number): BoardSection | undefined => {
    const section = found[at]?.section();
    if (section === undefined) return undefined;
    const had = derived.get(section) ?? derive({ sections: [section] }).sections[0];
    derived.set(section, had ?? section);
    return had;
  };
  const later = async (): Promise<void> => {
    derive = await derivation({ sections: tabs.filter(({ derives }) => derives).map(({ section }) => section()) });
    derived = new WeakMap();
  };
  const first = Math.max(
    0,
    tabs.findIndex(({ title }) => title === tab),
  );

  const screenOf = (state: State): Screen => {
    const section = sectionOf(state.tabs, state.tab);
    if (section === undefined) return nothing();
    const view = viewOf(section, state);
    const to = (changes: Partial<State>): Move => ({ kind: 'to', screen: screenOf({ ...state, ...changes }) });
    return {
      title: boardHeading(section),
      hints: state.typing ? TYPING : HINTS,
      typing: state.typing,
      lines: (size) => linesOf(state, view, size),
      press: (key, size) =>
        state.typing ? typed(state, key, to) : (pressed(state, view, key, size, to) ?? opened(store, filter, section, view, state, key)),
      later,
      refreshed: () => {
        const now = read();
        const at = now.findIndex(({ title, compat }) => title === section.title && compat === section.compat);
        return screenOf({ ...state, tabs: now, tab: Math.max(0, at) });
      },
    };
  };

  const nothing = (): Screen => ({
    title: 'leaderboard',
    hints: [],
    lines: () => [line(' Nothing here yet. Try: pentathlon run gtbench -a random -a mcts', 'dim')],
    press: () => undefined,
    refreshed: () => boardScreen(store, filter, tab),
  });

  return screenOf({ tabs, tab: first, sort: 0, reversed: false, words: '', typing: false, list: TOP });
}

const TYPING: readonly Hint[] = [
  { key: 'enter', does: 'keep' },
  { key: 'esc', does: 'all agents again' },
];

/** What a state comes to: the rows that are listed, in their order. */
interface View {
  readonly section: BoardSection;
  readonly sort: Sort;
  readonly sorts: readonly Sort[];
  readonly rows: readonly BoardRow[];
  readonly nameOf: (row: BoardRow) => string;
}

function viewOf(section: BoardSection, { sort, reversed, words }: State): View {
  const names = shortNames(section.rows.map(({ agent }) => agent));
  const sorts = sortsOf(section);
  const own = sorts[sort % sorts.length] as Sort;
  const wanted = section.rows.filter(({ agent }) => agent.toLowerCase().includes(words.toLowerCase()));
  return {
    section,
    sort: own,
    sorts,
    rows: reversed ? sorted(wanted, own).toReversed() : sorted(wanted, own),
    nameOf: ({ agent }) => names.get(agent) ?? clipped(agent, 40),
  };
}

/** Lines above the rows, and the share of the rest that notes may take. */
const ABOVE = 3;

function parts(view: View, size: Size): { room: number; notes: readonly string[]; table: ReturnType<typeof boardTable> } {
  const { section, sort, nameOf } = view;
  const table = boardTable(section, nameOf, size.columns - 1, sort.name);
  const notes = notesOf(section, table.columns, nameOf).flatMap((note) => wrapped(` ${note}`, size.columns - 1).split('\n'));
  const left = Math.max(1, size.rows - ABOVE);
  const room = Math.max(1, Math.min(view.rows.length, Math.max(left - notes.length - 1, Math.ceil(left / 2))));
  return { room, notes: notes.slice(0, Math.max(0, left - room - 1)), table };
}

function linesOf(state: State, view: View, size: Size): Line[] {
  const { room, notes, table } = parts(view, size);
  const { top, chosen } = inView(state.list, view.rows.length, room);
  const shown = view.rows.slice(top, top + room);
  const tabs = state.tabs.map(({ title, compat }) => (compat ? `${title} (compat)` : title));
  const order = view.sort.name === 'rank' && !state.reversed ? '' : ` by ${view.sort.name}${state.reversed ? ', reversed' : ''}`;
  const filter = state.typing ? ` / ${state.words}▏` : state.words === '' ? '' : ` / ${state.words}`;
  const right = span(clipped(`${order}${filter}`, 30), 'accent');
  const head = tabLine(tabs, state.tab, size.columns - lineWidth([right]) - 1);
  return [
    [...head, right],
    EMPTY,
    table.heading,
    ...(shown.length === 0 ? [line(' no agent is called that', 'dim')] : shown.map((row, i) => table.row(row, top + i === chosen))),
    EMPTY,
    ...notes.map((note) => line(note, 'dim')),
  ];
}

function pressed(state: State, view: View, key: Key, size: Size, to: (changes: Partial<State>) => Move): Move | undefined {
  const { room } = parts(view, size);
  const list = moved(state.list, key, view.rows.length, room);
  if (list !== undefined) return to({ list });
  const tabs = state.tabs.length;
  switch (key) {
    case 'right':
    case 'tab':
      return to({ tab: (state.tab + 1) % tabs, list: TOP, sort: 0 });
    case 'left':
    case 'shift-tab':
      return to({ tab: (state.tab + tabs - 1) % tabs, list: TOP, sort: 0 });
    case 's':
      return to({ sort: (state.sort + 1) % view.sorts.length, list: TOP });
    case 'S':
      return to({ sort: (state.sort + view.sorts.length - 1) % view.sorts.length, list: TOP });
    case 'r':
      return to({ reversed: !state.reversed, list: TOP });
    case 'escape':
      return state.words === '' ? undefined : to({ words: '', list: TOP });
    case '/':
      return to({ typing: true, words: '', list: TOP });
  }
  return undefined;
}

function typed(state: State, key: Key, to: (changes: Partial<State>) => Move): Move | undefined {
  if (key === 'ctrl-c') return { kind: 'quit' };
  if (key === 'enter') return to({ typing: false });
  if (key === 'escape') return to({ typing: false, words: '' });
  if (key === 'backspace') return to({ words: [...state.words].slice(0, -1).join('') });
  return [...key].length === 1 ? to({ words: state.words + key, list: TOP }) : undefined;
}

function opened(store: Store, filter: BoardFilter, section: BoardSection, view: View, state: State, key: Key): Move | undefined {
  const row = view.rows[inView(state.list, view.rows.length, view.rows.length).chosen];
  switch (key) {
    case 'enter':
      return row === undefined
        ? undefined
        : { kind: 'open', screen: agentScreen(store, { agent: row.number, tasks: section.tasks, title: section.title, filter }) };
    case 'm':
      return { kind: 'open', screen: pairingsScreen(store, section, filter) };
    case 't':
      return { kind: 'open', screen: tasksScreen(state.tabs, section) };
    case 'c':
      return { kind: 'open', screen: plotScreen(section) };
    case 'e':
      return { kind: 'do', work: () => exportSection(section) };
  }
  return undefined;
}
