import type { Store } from '../../../../results/store.ts';
import { hasTrial } from '../../../../results/trial-record.ts';
import type { Key } from '../key.ts';
import type { Hint, Move, Screen, Size } from '../screen.ts';
import { clipped, EMPTY, fittedLine, type Line, line, lineWidth, span } from '../span.ts';
import { OpenedTrial, type View } from './opened-trial.ts';
import type { Paper } from './paper.ts';
import { TABS } from './sections.ts';
import { type Hit, hitsOf, MOST_HITS } from './transcript-search.ts';
import { trialTitle } from './trial-title.ts';
import { turnHead } from './turn-head.ts';

/** Where a trial was opened from: the numbers of that list's trials, and which of them it is. */
export interface TrialPlace {
  readonly numbers: readonly number[];
  readonly index: number;
}

interface State {
  readonly turn: number;
  readonly view: View;
  /** First line of the paper that is shown, as far as there are lines below it. */
  readonly top: number;
  readonly typing: boolean;
  readonly words: string;
  /** What was found; undefined before a search. */
  readonly hits: readonly Hit[] | undefined;
  readonly hit: number;
}

const START: State = { turn: 0, view: 'reply', top: 0, typing: false, words: '', hits: undefined, hit: -1 };

const HINTS: readonly Hint[] = [
  { key: '← →', does: 'turn' },
  { key: '↑ ↓', does: 'scroll' },
  { key: 'tab', does: 'view' },
  { key: 'n N', does: 'next/previous trial' },
  { key: '/', does: 'search' },
  { key: 'v', does: 'verdicts' },
  { key: 'home end', does: 'first/last turn' },
  { key: 'pgup pgdn', does: 'scroll by a page' },
  { key: '. ,', does: 'next/previous hit' },
];

const TYPING: readonly Hint[] = [
  { key: 'enter', does: 'search prompts and replies of all turns' },
  { key: 'esc', does: 'no search' },
];

/** Every turn of one trial: position, move, prompt, reply, what was read, what it gave away. */
export function trialScreen(store: Store, at: TrialPlace): Screen {
  return at.numbers.length === 0 ? NO_TRIAL : openTrial(store, at, START);
}

const NO_TRIAL: Screen = {
  title: 'trial',
  hints: [],
  lines: () => [line(' No trial here, or not any more. pentathlon runs lists what there is', 'dim')],
  press: () => undefined,
};

function openTrial(store: Store, { numbers, index }: TrialPlace, first: State): Screen {
  const number = numbers[index] as number;
  if (!hasTrial(store, number)) return NO_TRIAL;
  const trial = new OpenedTrial(store, number);
  const { record, turns } = trial;
  const title = trialTitle(record, turns);
  const aside = `trial ${record.id.slice(0, 8)}${numbers.length > 1 ? `  ${index + 1}/${numbers.length}` : ''}`;

  const screenOf = (state: State): Screen => ({
    title,
    aside,
    hints: state.typing ? TYPING : HINTS,
    typing: state.typing,
    ...(record.outcome !== undefined && { later: trial.analyse }),
    lines: (size) => linesOf(trial, state, size),
    press(key, size) {
      const to = (changes: Partial<State>): Move => ({ kind: 'to', screen: screenOf({ ...state, ...changes }) });
      if (state.typing) return typed(trial, state, key, size, to);
      if (key === 'n' || key === 'N') return other(key === 'n' ? 1 : -1, state);
      return pressed(trial, state, key, size, to);
    },
    // What is closed does not change.
    refreshed: () =>
      record.state === 'closed' ? screenOf(state) : openTrial(store, { numbers, index }, { ...state, hits: undefined, hit: -1 }),
  });

  const other = (step: number, { view }: State): Move | undefined =>
    index + step in numbers ? { kind: 'to', screen: openTrial(store, { numbers, index: index + step }, { ...START, view }) } : undefined;

  return screenOf({ ...first, turn: Math.max(0, Math.min(first.turn, turns.length - 1)) });
}

/** Lines that texts get at the least, whatever stands above them; on small terminals fewer, for the position to be seen. */
const leastText = (rows: number): number => Math.max(1, Math.min(8, Math.round((rows - 6) / 2)));

interface Layout {
  readonly head: readonly Line[];
  readonly paper: Paper;
  /** Lines for the paper. */
  readonly room: number;
}

function layout(trial: OpenedTrial, { turn, view }: Pick<State, 'turn' | 'view'>, { columns, rows }: Size): Layout {
  const head = turnHead(trial.record, trial.turns, turn, trial.regrets, columns, Math.max(1, rows - leastText(rows) - 2));
  return { head, paper: trial.paper(turn, view), room: Math.max(1, rows - head.length - 2) };
}

function linesOf(trial: OpenedTrial, state: State, size: Size): Line[] {
  const { head, paper, room } = layout(trial, state, size);
  const hit = state.hits?.[state.hit];
  const mark = hit !== undefined && hit.turn === state.turn && hit.tab === state.view ? hit : undefined;
  const lines = paper.lines(paper.inView(state.top, room, size.columns), room, size.columns, mark);
  const shown = lines.length > 0 ? lines : [line(clipped(`   ${nothingIn(state, trial)}`, size.columns), 'dim')];
  return [...head, EMPTY, tabsLine(state, size.columns), ...shown].slice(0, size.rows);
}

function nothingIn({ view }: State, { record }: OpenedTrial): string {
  if (view === 'steps') return 'no steps here';
  if (record.state === 'closed') return 'no call was made here; tab shows the other views';
  return 'no reply was kept here: calls that fail leave none; steps and v tell how it stands';
}

function tabsLine(state: State, columns: number): Line {
  const names = [...TABS, ...(state.view === 'verdicts' ? (['verdicts'] as const) : [])];
  const tabs = names.flatMap((name, i) => [
    span(i === 0 ? ' ' : '│', 'dim'),
    name === state.view ? span(`[${name}]`, 'accent') : span(` ${name} `, 'dim'),
  ]);
  const found = clipped(searchWords(state), Math.max(0, columns - lineWidth(tabs) - 2));
  const gap = ' '.repeat(Math.max(1, columns - lineWidth(tabs) - lineWidth(line(found)) - 1));
  return fittedLine([...tabs, span(gap), span(found, 'accent')], columns);
}

function searchWords({ typing, words, hits, hit }: State): string {
  if (typing) return `/ ${words}▏`;
  if (hits === undefined) return '';
  const all = hits.length === MOST_HITS ? `${MOST_HITS} or more` : String(hits.length);
  return hits.length === 0 ? `/ ${words}  not found` : `/ ${words}  › ${hit + 1} of ${all}`;
}

type To = (changes: Partial<State>) => Move;

function pressed(trial: OpenedTrial, state: State, key: Key, size: Size, to: To): Move | undefined {
  const { turn, view, hit } = state;
  const turned = turnAfter(key, turn, trial.turns.length);
  if (turned !== undefined) return turned === turn ? undefined : to({ turn: turned, top: 0 });
  const scrolled = scroll(trial, state, key, size);
  if (scrolled !== undefined) return to({ top: scrolled });
  switch (key) {
    case 'tab':
      return to({ view: nextView(view, 1), top: 0 });
    case 'shift-tab':
      return to({ view: nextView(view, -1), top: 0 });
    case 'v':
      return to({ view: view === 'verdicts' ? 'reply' : 'verdicts', top: 0 });
    case '/':
      return to({ typing: true, words: '' });
    case '.':
    case 'enter':
      return jumped(trial, state.hits, hit + 1, size, to);
    case ',':
      return jumped(trial, state.hits, hit - 1, size, to);
  }
  return undefined;
}

/** The turn a key leads to; undefined where it is no key for turns. */
function turnAfter(key: Key, turn: number, turns: number): number | undefined {
  const last = Math.max(0, turns - 1);
  const to: Partial<Record<string, number>> = { left: Math.max(0, turn - 1), right: Math.min(last, turn + 1), home: 0, end: last };
  return to[key];
}

/** The first line after a key that scrolls; undefined where it is none. */
function scroll(trial: OpenedTrial, state: State, key: Key, size: Size): number | undefined {
  const steps: Partial<Record<string, number>> = { up: -1, k: -1, down: 1, j: 1, pageup: -1, pagedown: 1 };
  const step = steps[key];
  if (step === undefined) return undefined;
  const { paper, room } = layout(trial, state, size);
  const by = key === 'pageup' || key === 'pagedown' ? step * Math.max(1, room - 1) : step;
  return paper.inView(paper.inView(state.top, room, size.columns) + by, room, size.columns);
}

function nextView(view: View, step: number): View {
  const at = (TABS as readonly View[]).indexOf(view);
  // Verdicts stand after the last view.
  return at === -1 && step < 0 ? 'steps' : (TABS[(at + step + TABS.length) % TABS.length] ?? 'reply');
}

/** Lines of a text that stay in view above a hit. */
const ABOVE_HIT = 3;

/** To a hit, round from the last one to the first. */
function jumped(trial: OpenedTrial, hits: readonly Hit[] | undefined, wanted: number, size: Size, to: To): Move | undefined {
  if (hits === undefined || hits.length === 0) return undefined;
  const at = (wanted + hits.length) % hits.length;
  const hit = hits[at] as Hit;
  const { paper } = layout(trial, { turn: hit.turn, view: hit.tab }, size);
  const top = Math.max(0, paper.lineOf(hit, size.columns) - ABOVE_HIT);
  return to({ typing: false, hits, hit: at, turn: hit.turn, view: hit.tab, top });
}

/** Most characters that are looked for. */
const LONGEST = 200;

function typed(trial: OpenedTrial, state: State, key: Key, size: Size, to: To): Move | undefined {
  const { words, turn } = state;
  if (key === 'ctrl-c') return { kind: 'quit' };
  if (key === 'escape') return to({ typing: false, words: '', hits: undefined, hit: -1 });
  if (key === 'backspace') return to({ words: [...words].slice(0, -1).join('') });
  if (key === 'enter') {
    if (words === '') return to({ typing: false, hits: undefined, hit: -1 });
    const hits = hitsOf(words, trial.turns.length, (at, tab) => trial.sections(at, tab));
    const next = hits.findIndex((hit) => hit.turn >= turn);
    return jumped(trial, hits, Math.max(0, next), size, to) ?? to({ typing: false, hits, hit: -1 });
  }
  return [...key].length === 1 && words.length < LONGEST ? to({ words: words + key }) : undefined;
}
