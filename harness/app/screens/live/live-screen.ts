import { count, counted, duration } from '../../figures.ts';
import { timeLeft } from '../../live-pace.ts';
import { done, type LiveState } from '../../live-state.ts';
import { boardScreen } from '../board/board-screen.ts';
import type { Key } from '../key.ts';
import { moved } from '../list-window.ts';
import type { Hint, Move, Screen, Size } from '../screen.ts';
import { clipped, EMPTY, fittedLine, type Line, line, span, textWidth } from '../span.ts';
import { trialsScreen } from '../trials/trials-screen.ts';
import { endpointLines, failureText } from './endpoint-table.ts';
import type { Live } from './live.ts';
import { rowLines, rowsRoom } from './row-table.ts';

interface View {
  readonly run: LiveState;
  readonly paused: boolean;
  readonly over: boolean;
  /** When it was looked at, in milliseconds of the live clock. */
  readonly at: number;
  /** The first row shown. */
  readonly top: number;
  /** The endpoint whose limit the keys change. */
  readonly endpoint: number;
}

/** A run while it goes on: how far it is, how its endpoints do, what is being played. */
export function liveScreen(live: Live): Screen {
  return screenOf(live, { top: 0, endpoint: 0 });
}

function screenOf(live: Live, at: Pick<View, 'top' | 'endpoint'>): Screen {
  const { parts, state: run, over } = live;
  const view: View = { ...at, run, paused: parts.control.paused, over, at: parts.clock() };
  const to = (changes: Partial<typeof at>): Move => ({ kind: 'to', screen: screenOf(live, { ...at, ...changes }) });
  return {
    title: `${parts.title} · ${counted(run.planned, 'trial')}`,
    aside: run.run === undefined ? '' : `run ${run.run.id.slice(0, 8)}`,
    hints: hintsOf(view),
    lines: (size) => linesOf(view, size),
    press: (key, size) => scrolled(view, key, size, to) ?? opened(live, key) ?? steered(live, view, key, to),
    refreshed: () => screenOf(live, at),
  };
}

const hintsOf = ({ paused, over, run }: View): Hint[] => [
  { key: 'b', does: 'leaderboard so far' },
  ...(over ? [] : [{ key: 'p', does: paused ? 'go on' : 'pause' }]),
  ...(over || Object.keys(run.endpoints).length === 0 ? [] : [{ key: '+ -', does: 'limit' }]),
  { key: 'q', does: over ? 'leave' : run.stopping === undefined ? 'stop and keep' : 'drop calls in flight' },
  { key: 't', does: 'trials so far' },
  ...(Object.keys(run.endpoints).length > 1 ? [{ key: 'tab', does: 'next endpoint' }] : []),
  { key: '↑ ↓', does: 'scroll' },
  { key: 'ctrl-c', does: over ? 'leave' : 'as q' },
];

/** Endpoints shown at once, unless there is room for more. */
const ENDPOINTS = 4;
/** Lines beside rows and endpoints: bar, status, two blanks, now, last, errors. */
const BESIDE = 7;

/** How many lines the endpoints with their heading, and the rows with theirs, have. */
function rooms({ run }: View, { rows }: Size): { endpoints: number; rows: number } {
  const many = Object.keys(run.endpoints).length;
  const endpoints = many === 0 ? 0 : 1 + Math.min(many, Math.max(ENDPOINTS, Math.floor(rows / 3)));
  return { endpoints, rows: Math.max(2, rows - BESIDE - endpoints) };
}

function linesOf(view: View, size: Size): Line[] {
  const { run } = view;
  const room = rooms(view, size);
  return [
    barLine(view, size.columns),
    statusLine(view),
    ...rowLines(run.rows, topOf(view, size), room.rows, size.columns),
    EMPTY,
    ...(room.endpoints === 0 ? [] : [...endpointLines(run.endpoints, view.endpoint, room.endpoints, size.columns), EMPTY]),
    ...errorLine(view, size.columns),
    nowLine(run, size.columns),
    lastLine(view, size.columns),
  ]
    .slice(0, size.rows)
    .map((spans) => fittedLine(spans, size.columns));
}

/** The first row shown, put right for the size. */
const topOf = (view: View, size: Size): number =>
  Math.max(0, Math.min(view.top, view.run.rows.list.length - rowsRoom(view.run.rows, rooms(view, size).rows)));

function barLine({ run, at, paused, over }: View, width: number): Line {
  const ended = done(run);
  const planned = Math.max(run.planned, ended);
  const share = planned === 0 ? 0 : ended / planned;
  const left = planned > ended ? timeLeft(run.pace, planned - ended, at) : undefined;
  const eta = over ? '' : paused ? '   paused' : left === undefined ? '' : `   eta ${duration(left)}`;
  const errored = run.errored === 0 ? '' : `   ${count(run.errored)} errored`;
  const text = `  ${count(ended)}/${count(planned)}  ${Math.floor(100 * share)}%${errored}${eta} `;
  const room = Math.max(8, width - 1 - textWidth(text));
  const full = Math.floor(share * room);
  return [span(` ${'█'.repeat(full)}`, 'good'), span('░'.repeat(room - full), 'dim'), span(text)];
}

/** What is out of the ordinary, if anything. */
function statusLine({ run, paused, over }: View): Line {
  const inFlight = Object.values(run.endpoints).reduce((sum, endpoint) => sum + endpoint.inFlight, 0);
  const calls = inFlight === 1 ? '1 call in flight is landing' : `${count(inFlight)} calls in flight are landing`;
  if (over) return line(' finished; q leaves', 'accent');
  if (run.stopping !== undefined)
    return line(` stopping: ${inFlight > 0 ? `${calls}; q again drops them` : 'nothing new is started'}`, 'warn');
  if (paused) return line(` paused: ${inFlight > 0 ? calls : 'nothing is sent'}; p goes on`, 'warn');
  return EMPTY;
}

const label = (name: string) => span(` ${name.padEnd(7)}`, 'dim');
const LABEL = 8;

function errorLine({ run, endpoint }: View, width: number): Line[] {
  const state = Object.values(run.endpoints)[endpoint];
  const text = state === undefined ? undefined : failureText(state);
  return text === undefined ? [] : [[label('errors'), span(clipped(text, width - LABEL))]];
}

function nowLine({ now }: LiveState, width: number): Line {
  if (now === undefined) return [label('now'), span('–', 'dim')];
  const { task, sample, agents } = now.spec;
  const name = task.task.id.slice(task.task.id.indexOf('/') + 1);
  const agent = agents[now.seat]?.id;
  const who = now.text === '' ? agents.map(({ id }) => id).join(' v ') : (agent ?? 'judge');
  const seat = agents.length > 1 && agent !== undefined ? `  seat ${now.seat + 1}` : '';
  const head = clipped(`${name} ${sample.id}${seat}  ${who}`, Math.floor((width - LABEL) * 0.6));
  const room = width - LABEL - textWidth(head) - 4;
  return [label('now'), span(head), ...(now.text === '' ? [] : [span(`  "${endClipped(now.text, room)}"`, 'dim')])];
}

/** The end of a text, at most so many columns of it. */
function endClipped(text: string, width: number): string {
  const safe = clipped(text.trim(), Number.MAX_SAFE_INTEGER);
  if (textWidth(safe) <= width) return safe;
  let kept = '';
  let used = 1;
  for (const character of [...safe].reverse()) {
    used += textWidth(character);
    if (used > width) break;
    kept = character + kept;
  }
  return `…${kept}`;
}

function lastLine({ run: { last }, at }: View, width: number): Line {
  if (last === undefined) return [label('last'), span('–', 'dim')];
  const ago = at - last.at < 10_000 ? '' : ` (${duration(at - last.at)} ago)`;
  return [label('last'), span(clipped(last.text, width - LABEL - textWidth(ago))), span(ago, 'dim')];
}

function scrolled(view: View, key: Key, size: Size, to: (changes: { top: number }) => Move): Move | undefined {
  const room = rowsRoom(view.run.rows, rooms(view, size).rows);
  const top = topOf(view, size);
  const window = moved({ chosen: top, top }, key, Math.max(1, view.run.rows.list.length - room + 1), room);
  return window && to({ top: window.chosen });
}

function opened({ parts: { store, title }, state: { run } }: Live, key: Key): Move | undefined {
  if (key !== 'b' && key !== 't') return undefined;
  if (run === undefined) return say(async () => 'nothing is stored yet');
  const screen =
    key === 'b'
      ? boardScreen(store, { run: run.number })
      : trialsScreen(store, { title: `${title}: trials so far`, query: { run: run.number } });
  return { kind: 'open', screen };
}

function steered(live: Live, view: View, key: Key, to: (changes: { endpoint: number }) => Move): Move | undefined {
  const many = Object.keys(view.run.endpoints).length;
  switch (key) {
    case 'q':
    case 'ctrl-c':
      return view.over ? { kind: 'quit' } : say(async () => stopped(live, key));
    case 'p':
      return view.over ? undefined : say(async () => pausedOrNot(live));
    case '+':
    case '=':
      return say(async () => limited(live, view.endpoint, 1));
    case '-':
      return say(async () => limited(live, view.endpoint, -1));
    case 'tab':
      return many > 1 ? to({ endpoint: (view.endpoint + 1) % many }) : undefined;
    case 'shift-tab':
      return many > 1 ? to({ endpoint: (view.endpoint + many - 1) % many }) : undefined;
  }
  return undefined;
}

const say = (work: () => Promise<string>): Move => ({ kind: 'do', work });

/** The first time nothing new is started; the second time calls in flight are dropped. */
function stopped({ parts: { stop } }: Live, key: Key): string {
  if (stop.why === undefined) stop.stop(key === 'q' ? 'q was pressed' : 'Ctrl-C was pressed');
  else stop.drop('pressed again');
  return '';
}

function pausedOrNot({ parts: { control, stop } }: Live): string {
  if (stop.why !== undefined) return 'the run is stopping';
  if (control.paused) control.resume();
  else control.pause();
  return '';
}

/** A limit above this is changed in steps of a tenth. */
const FINE = 20;

function limited({ parts: { control }, state: { endpoints } }: Live, chosen: number, sign: 1 | -1): string {
  const [name, state] = Object.entries(endpoints)[chosen] ?? [];
  if (name === undefined || state === undefined) return 'no model is called in this run: there is no limit to change';
  const before = state.limit ?? 1;
  const limit = control.changeLimit(name, sign * (before > FINE ? Math.floor(before / 10) : 1));
  if (limit !== before) return '';
  return sign > 0 ? 'the model itself takes no more calls at once' : 'a limit is at least 1; p pauses';
}
