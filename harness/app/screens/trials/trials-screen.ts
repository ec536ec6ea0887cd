import type { Store } from '../../../../results/store.ts';
import {
  type ListedTrial,
  listedTrials,
  ofSeveralTasks,
  type TrialFilter,
  type TrialQuery,
  trialNumbers,
} from '../../../../results/trial-query.ts';
import { count, counted, duration } from '../../figures.ts';
import type { Key } from '../key.ts';
import { inView, type ListWindow, moved, TOP } from '../list-window.ts';
import type { Hint, Move, Screen, Size } from '../screen.ts';
import { clipped, EMPTY, fittedLine, type Line, line, lineWidth, span } from '../span.ts';
import { trialScreen } from '../trial/trial-screen.ts';
import { costText, endingText, sampleText, trialsTable } from './trials-table.ts';

interface State {
  readonly filter: TrialFilter;
  readonly words: string;
  readonly typing: boolean;
  /** Of all trials listed. */
  readonly numbers: readonly number[];
  readonly list: ListWindow;
  /** Whether the query means trials of several tasks, whatever the filter leaves of them. */
  readonly tasks: boolean;
}

const FILTERS: readonly TrialFilter[] = ['all', 'errored', 'failed', 'noted', 'wrong'];

const HINTS: readonly Hint[] = [
  { key: 'enter', does: 'open' },
  { key: 'f', does: 'all, errored, failed, noted, wrong' },
  { key: '/', does: 'filter' },
  { key: '↑ ↓', does: 'trial' },
  { key: 'pgup pgdn', does: 'page' },
  { key: 'home end', does: 'first, last' },
];

const TYPING: readonly Hint[] = [
  { key: 'enter', does: 'keep' },
  { key: 'esc', does: 'all trials again' },
  { key: '↑ ↓', does: 'trial' },
];

/** Lines around the rows: filters and heading above, a blank and the chosen trial in full below. */
const AROUND = 4;
const roomOf = ({ rows }: Size): number => Math.max(1, rows - AROUND);

/** The trials, matches or answers that a query means, a window of them at a time. */
export function trialsScreen(store: Store, { title, query }: { title: string; query: TrialQuery }): Screen {
  const [of] = query.agents ?? [];
  const read = (filter: TrialFilter, words: string) => trialNumbers(store, { ...query, filter, words });

  const screenOf = (state: State): Screen => {
    const { numbers, list, typing, filter, words } = state;
    const window = windowOf(store, numbers);
    const to = (changes: Partial<State>): Move => ({ kind: 'to', screen: screenOf({ ...state, ...changes }) });
    const meaning = (changes: Pick<State, 'filter' | 'words'> & Partial<State>): Move =>
      to({ ...changes, numbers: read(changes.filter, changes.words), list: TOP });
    return {
      title,
      aside: numbers.length === 0 ? '0' : `${count(list.chosen + 1)}/${count(numbers.length)}`,
      hints: typing ? TYPING : HINTS,
      typing,
      lines: (size) =>
        linesOf(state, window, size, of)
          .slice(0, size.rows)
          .map((spans) => fittedLine(spans, size.columns)),
      press: (key, size) => {
        // While a text is typed letters do not move the list.
        const steers = !typing || [...key].length > 1;
        const step = steers ? moved(list, key, numbers.length, roomOf(size)) : undefined;
        if (step !== undefined) return to({ list: step });
        return typing ? typed(state, key, to, meaning) : commanded(key);
      },
      refreshed: () => {
        const now = read(filter, words);
        return screenOf({ ...state, numbers: now, list: held(list, numbers, now), tasks: ofSeveralTasks(store, query) });
      },
    };

    function commanded(key: Key): Move | undefined {
      const next = (by: number) => FILTERS[(FILTERS.indexOf(filter) + by) % FILTERS.length] as TrialFilter;
      if (key === 'f') return meaning({ filter: next(1), words });
      if (key === 'F') return meaning({ filter: next(FILTERS.length - 1), words });
      if (key === '/') return words === '' ? to({ typing: true }) : meaning({ filter, words: '', typing: true });
      if (key !== 'enter' || numbers.length === 0) return undefined;
      return { kind: 'open', screen: trialScreen(store, { numbers, index: list.chosen }) };
    }
  };

  const { filter = 'all', words = '' } = query;
  return screenOf({ filter, words, typing: false, numbers: read(filter, words), list: TOP, tasks: ofSeveralTasks(store, query) });
}

function typed(
  { filter, words }: State,
  key: Key,
  to: (changes: Partial<State>) => Move,
  meaning: (changes: Pick<State, 'filter' | 'words'> & Partial<State>) => Move,
): Move | undefined {
  if (key === 'ctrl-c') return { kind: 'quit' };
  if (key === 'enter') return to({ typing: false });
  if (key === 'escape') return words === '' ? to({ typing: false }) : meaning({ filter, words: '', typing: false });
  if (key === 'backspace') return meaning({ filter, words: [...words].slice(0, -1).join('') });
  return [...key].length === 1 ? meaning({ filter, words: words + key }) : undefined;
}

/** The list at the same trial, where it is still there. */
function held({ chosen, top }: ListWindow, before: readonly number[], now: readonly number[]): ListWindow {
  const trial = before[chosen];
  const at = now[chosen] === trial ? chosen : now.indexOf(trial as number);
  return at === -1 ? inView({ chosen, top }, now.length, 1) : { chosen: at, top: Math.max(0, top + at - chosen) };
}

type Window = (top: number, room: number) => readonly ListedTrial[];

/** Rows of a window; those read last are kept, for a state is drawn more often than it changes. */
function windowOf(store: Store, numbers: readonly number[]): Window {
  let had: { top: number; room: number; rows: readonly ListedTrial[] } | undefined;
  return (top, room) => {
    if (had?.top !== top || had.room !== room) had = { top, room, rows: listedTrials(store, numbers.slice(top, top + room)) };
    return had.rows;
  };
}

function linesOf(state: State, window: Window, size: Size, of: number | undefined): Line[] {
  if (state.numbers.length === 0)
    return [filterLine(state, '', size.columns), EMPTY, line(` ${clipped(emptyText(state), size.columns - 1)}`, 'dim')];
  const room = roomOf(size);
  const { chosen, top } = inView(state.list, state.numbers.length, room);
  const rows = window(top, room);
  const trial = rows[chosen - top];
  const sides = trial === undefined || of === undefined || trial.kind !== 'match' ? '' : `W D L: of ${nameIn(trial, of)}`;
  return [
    filterLine(state, sides, size.columns),
    ...trialsTable(rows, size.columns, chosen - top, of, state.tasks),
    EMPTY,
    ...(trial === undefined ? [] : [wholeLine(trial, size.columns)]),
  ];
}

const nameIn = ({ agents, members }: ListedTrial, agent: number): string => agents[members.indexOf(agent)] ?? '';

/** The filters, the one that is on in brackets; what is searched for, else whose wins the letters tell. */
function filterLine({ filter, words, typing }: State, sides: string, width: number): Line {
  const names = FILTERS.map((name) => (name === filter ? span(`[${name}]`, 'accent') : span(` ${name} `, 'dim')));
  const left = width - 1 - lineWidth(names);
  const searched = typing || words !== '';
  const right = searched ? span(clipped(`  / ${words}${typing ? '▏' : ''}`, left), 'accent') : span(clipped(`  ${sides}`, left), 'dim');
  return [span(' '), ...names, right];
}

function emptyText({ filter, words }: State): string {
  if (words !== '') return `Nothing here has "${words}" in its id, sample, agents, ending or error. / and esc show all again`;
  if (filter === 'wrong') return 'No trial here was answered wrong or lost. f shows others';
  if (filter !== 'all') return `No trial here is ${filter}. f shows others`;
  return 'No trials yet. pentathlon run gtbench -a random -a mcts';
}

/** What a row has no room for. */
function wholeLine(trial: ListedTrial, width: number): Line {
  const { label, turns, calls, callsMs, noted } = trial;
  const facts = [
    `${label} ${sampleText(trial)}`,
    endingText(trial),
    counted(turns, 'turn'),
    ...(calls > 0 ? [counted(calls, 'call'), costText(trial)] : []),
    ...(callsMs === null ? [] : [duration(callsMs)]),
    ...(noted > 0 ? [`${counted(noted, 'answer')} read in two ways`] : []),
  ];
  return line(` ${clipped(facts.join(' · '), width - 1)}`, 'dim');
}
