import { deleteRun } from '../../../../results/delete-run.ts';
import { type ListedRun, listedRun, runNumbers } from '../../../../results/run-list.ts';
import type { RunRecord } from '../../../../results/runs.ts';
import type { Store } from '../../../../results/store.ts';
import { count, counted } from '../../figures.ts';
import { NO_RUNS, shortId } from '../../run-columns.ts';
import { boardScreen } from '../board/board-screen.ts';
import type { Key } from '../key.ts';
import { inView, type ListWindow, moved, TOP } from '../list-window.ts';
import type { Hint, Move, Screen, Size } from '../screen.ts';
import { clipped, EMPTY, type Line, line } from '../span.ts';
import { trialsScreen } from '../trials/trials-screen.ts';
import { compareScreen } from './compare-screen.ts';
import { runScreen } from './run-screen.ts';
import { runsTable } from './runs-table.ts';

interface State {
  /** Of the runs listed, newest first. */
  readonly numbers: readonly number[];
  /** What was read of them: only of those that were shown, each once for all drawings. */
  readonly read: Map<number, ListedRun>;
  /** The same as of the time before. */
  readonly before: ReadonlyMap<number, ListedRun>;
  readonly list: ListWindow;
  readonly words: string;
  readonly typing: boolean;
  /** Number of the run to compare with. */
  readonly marked?: number | undefined;
  /** The run that is about to be deleted. */
  readonly deleting?: ListedRun | undefined;
}

/** Lines that are no run: the heading, and what is asked or filtered. */
const AROUND = 3;

const HINTS: readonly Hint[] = [
  { key: 'enter', does: 'board' },
  { key: 't', does: 'trials' },
  { key: 'i', does: 'info' },
  { key: 'g', does: 'go on' },
  { key: 'space', does: 'mark' },
  { key: 'c', does: 'compare with marked' },
  { key: 'd', does: 'delete' },
  { key: 'a', does: 'board of all runs' },
  { key: '/', does: 'filter' },
  { key: 'r', does: 'read again' },
  { key: '↑ ↓', does: 'run' },
];
const TYPING: readonly Hint[] = [
  { key: 'enter', does: 'keep' },
  { key: 'esc', does: 'all runs again' },
];
const DELETING: readonly Hint[] = [
  { key: 'y', does: 'delete' },
  { key: 'n', does: 'leave it' },
];

/** The runs of a store, newest first. `goOn` plays on with one once the screens are left, and gives the exit code. */
export function runsScreen(store: Store, actions: { goOn(run: RunRecord): Promise<number> }): Screen {
  const listedOf = ({ read, before }: State, number: number): ListedRun | undefined => {
    const found = read.get(number) ?? listedRun(store, number, Date.now(), before.get(number));
    if (found !== undefined) read.set(number, found);
    return found;
  };

  const chosenOf = (state: State): ListedRun | undefined => {
    const number = state.numbers[inView(state.list, state.numbers.length, 1).chosen];
    return number === undefined ? undefined : listedOf(state, number);
  };

  function linesOf(state: State, size: Size): Line[] {
    const { numbers, words, typing, deleting } = state;
    if (numbers.length === 0 && words === '' && !typing) return [line(clipped(` ${NO_RUNS}`, size.columns), 'dim')];
    const room = roomOf(size);
    const { top, chosen } = inView(state.list, numbers.length, room);
    const shown = numbers.slice(top, top + room).flatMap((number) => listedOf(state, number) ?? []);
    const marks = ({ run }: ListedRun) => ({ chosen: run.n === numbers[chosen], marked: run.n === state.marked });
    return [
      ...(shown.length === 0 ? [line(' no run is like that', 'dim')] : runsTable(shown, marks, size.columns)),
      EMPTY,
      bottomLine(deleting, words, typing, size.columns),
    ];
  }

  const reread = (state: State, all: boolean): State => {
    const numbers = runNumbers(store, state.words);
    const at = numbers.indexOf(state.numbers[state.list.chosen] ?? -1);
    const list = at === -1 ? state.list : { ...state.list, chosen: at };
    return { ...state, numbers, list, read: new Map(), before: all ? new Map() : state.read };
  };

  function screenOf(state: State): Screen {
    const to = (changes: Partial<State>): Move => ({ kind: 'to', screen: screenOf({ ...state, ...changes }) });
    return {
      title: 'runs',
      aside: `${counted(state.numbers.length, 'run')} · ${store.path}`,
      hints: state.typing ? TYPING : state.deleting === undefined ? HINTS : DELETING,
      typing: state.typing,
      lines: (size) => linesOf(state, size).slice(0, size.rows),
      press: (key, size) => {
        if (state.typing) return typed(state, key, to);
        if (state.deleting !== undefined) return answered(store, state.deleting.run, key, to);
        return acted(state, key, to) ?? listMoved(state, key, size, to);
      },
      refreshed: () => {
        const now = reread(state, false);
        // A run that is gone needs no answer any more.
        const gone = now.deleting !== undefined && listedRun(store, now.deleting.run.n, Date.now()) === undefined;
        return screenOf(gone ? { ...now, deleting: undefined } : now);
      },
    };
  }

  const filtered = (words: string): Partial<State> => ({ words, numbers: runNumbers(store, words), list: TOP });

  function typed(state: State, key: Key, to: (changes: Partial<State>) => Move): Move | undefined {
    if (key === 'ctrl-c') return { kind: 'quit' };
    if (key === 'enter') return to({ typing: false });
    if (key === 'escape') return to({ ...filtered(''), typing: false });
    if (key === 'backspace') return to(filtered([...state.words].slice(0, -1).join('')));
    return [...key].length === 1 ? to(filtered(state.words + key)) : undefined;
  }

  function listMoved(state: State, key: Key, size: Size, to: (changes: Partial<State>) => Move): Move | undefined {
    const list = moved(state.list, key, state.numbers.length, roomOf(size));
    return list === undefined ? undefined : to({ list });
  }

  function acted(state: State, key: Key, to: (changes: Partial<State>) => Move): Move | undefined {
    switch (key) {
      case 'a':
        return { kind: 'open', screen: boardScreen(store, {}) };
      case 'r':
        return { kind: 'to', screen: screenOf(reread(state, true)) };
      case '/':
        return to({ typing: true });
    }
    const listed = chosenOf(state);
    return listed === undefined ? undefined : actedOn(state, listed, key, to);
  }

  function actedOn(state: State, listed: ListedRun, key: Key, to: (changes: Partial<State>) => Move): Move | undefined {
    const { run } = listed;
    const name = shortId(run.id);
    switch (key) {
      case 'enter':
        return { kind: 'open', screen: boardScreen(store, { run: run.n }) };
      case 't':
        return { kind: 'open', screen: trialsScreen(store, { title: `run ${name}`, query: { run: run.n } }) };
      case 'i':
        return { kind: 'open', screen: runScreen(store, run.n) };
      case 'g':
        return listed.state === 'running'
          ? said(`run ${name} is being played by a live process`)
          : { kind: 'quit', next: () => actions.goOn(run) };
      case 'd':
        return listed.state === 'running'
          ? said(`run ${name} is being played by a live process; stop that first`)
          : to({ deleting: listed });
      case ' ':
        return to({ marked: state.marked === run.n ? undefined : run.n });
      case 'c':
        return compared(state, run);
    }
    return undefined;
  }

  function compared({ marked }: State, run: RunRecord): Move {
    const other = marked === undefined ? undefined : listedRun(store, marked, Date.now())?.run;
    if (other === undefined) return said('mark the run to compare with first: space');
    if (other.n === run.n) return said('that run is the marked one: choose another');
    return { kind: 'open', screen: compareScreen(store, other, run) };
  }

  return screenOf({ numbers: runNumbers(store), read: new Map(), before: new Map(), list: TOP, words: '', typing: false });
}

const roomOf = ({ rows }: Size): number => Math.max(1, rows - AROUND);
const said = (words: string): Move => ({ kind: 'do', work: async () => words });

function bottomLine(deleting: ListedRun | undefined, words: string, typing: boolean, width: number): Line {
  if (deleting !== undefined) return line(clipped(` ${deletionText(deleting)}`, width), 'warn');
  if (!typing && words === '') return EMPTY;
  return line(clipped(` / ${words}${typing ? '▏' : ''}`, width), 'accent');
}

function deletionText({ run, progress: { closed, errored, started } }: ListedRun): string {
  return `delete run ${shortId(run.id)} with ${counted(closed + errored + started, 'trial')} (those that other runs hold are kept)?  y / n`;
}

/** What comes of the answer to whether a run is to be deleted: only y does it. */
function answered(store: Store, run: RunRecord, key: Key, to: (changes: Partial<State>) => Move): Move | undefined {
  if (key === 'ctrl-c') return undefined;
  if (key !== 'y') return to({ deleting: undefined });
  const work = async () => {
    const deleted = await store.commit(() => deleteRun(store, run, Date.now()));
    return `run ${shortId(run.id)} deleted with ${count(deleted)} trials`;
  };
  return { kind: 'do', work };
}
