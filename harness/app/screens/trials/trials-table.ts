import type { ListedTrial } from '../../../../results/trial-query.ts';
import { count, duration, money } from '../../figures.ts';
import { briefNames, nameWithin } from '../../short-names.ts';
import { clipped, fitted, type Line, span, type Tone, textWidth } from '../span.ts';
import { scoreText } from './score-text.ts';

interface Column {
  readonly heading: string;
  /** Columns of the terminal; those of columns with a share are worked out. */
  readonly width: number;
  readonly share?: number;
  /** Takes what the others do not need. */
  readonly spare?: true;
  readonly align?: 'right';
  /** Narrower terminals leave it out: the line on the chosen trial has it, too. */
  readonly from?: number;
  cell(trial: ListedTrial, width: number): string;
}

/** Columns between two cells. */
const GAP = 2;

/**
 * A window of trials as lines: a heading, then one for each. `of`: the agent whose wins and losses are told, by its number;
 * `chosen`: place in the window of the trial that is marked; `tasks`: whether the list has several tasks, which are then named.
 */
export function trialsTable(trials: readonly ListedTrial[], width: number, chosen: number, of?: number, tasks = false): Line[] {
  const names = briefNames([...new Set(trials.flatMap(({ agents }) => agents))]);
  const columns = laidOut(columnsOf(names, of, tasks), trials, width - 2);
  const cells = (texts: readonly string[]) => columns.map((column, i) => fitted(texts[i] ?? '', column.width, column.align)).join('  ');
  const row = (trial: ListedTrial, i: number): Line => {
    const text = cells(columns.map(({ cell, width: room }) => cell(trial, room)));
    return i === chosen ? [span(`› ${text}`, 'chosen')] : [span(`  ${text}`, toneOf(trial))];
  };
  return [[span(`  ${cells(columns.map(({ heading }) => heading))}`, 'dim')], ...trials.map(row)];
}

function columnsOf(names: ReadonlyMap<string, string>, of: number | undefined, tasks: boolean): Column[] {
  return [
    { heading: 'trial', width: 8, cell: ({ id }) => id.slice(0, 8) },
    { heading: 'sample', width: 0, share: 3, cell: (trial, width) => nameWithin(tasks ? placeText(trial) : sampleText(trial), width) },
    { heading: 'agents', width: 0, share: 5, spare: true, cell: ({ agents }, width) => seated(agents, names, width) },
    { heading: 'score', width: 9, cell: (trial) => scoreText(trial, of) },
    { heading: 'ended', width: 0, share: 3, cell: endingText },
    { heading: 'turns', width: 5, align: 'right', cell: ({ turns }) => (turns === 0 ? '–' : count(turns)) },
    { heading: 'cost', width: 8, align: 'right', from: 96, cell: costText },
    { heading: 'calls', width: 8, align: 'right', from: 120, cell: ({ callsMs }) => (callsMs === null ? '–' : duration(callsMs)) },
  ];
}

/**
 * Columns with their widths. What fixed ones leave is shared among the others; what these do not need goes to the spare one, and what
 * that one does not need to those that are cut.
 */
function laidOut(columns: readonly Column[], trials: readonly ListedTrial[], width: number): Column[] {
  const kept = columns.filter(({ from = 0 }) => width >= from);
  const left = kept.reduce((sum, column) => sum - column.width - GAP, width + GAP);
  const shares = kept.reduce((sum, { share = 0 }) => sum + share, 0);
  const needs = kept.map(({ heading, cell }) =>
    Math.max(textWidth(heading), ...trials.map((trial) => textWidth(clipped(cell(trial, Math.max(1, left)), Math.max(1, left))))),
  );
  const widths = kept.map(({ share, width: own }, i) =>
    share === undefined ? own : Math.max(4, Math.min(needs[i] as number, Math.floor((left * share) / shares))),
  );
  const spare = () => Math.max(0, width + GAP - widths.reduce((sum, own) => sum + own + GAP, 0));
  for (const i of inTurn(kept)) widths[i] = Math.min(Math.max(widths[i] as number, needs[i] as number), (widths[i] as number) + spare());
  return kept.map((column, i) => ({ ...column, width: widths[i] as number }));
}

/** Places of columns that can be wider, the spare one before the others. */
const inTurn = (columns: readonly Column[]): number[] =>
  columns
    .flatMap(({ share }, i) => (share === undefined ? [] : [i]))
    .sort((a, b) => Number(columns[b]?.spare ?? false) - Number(columns[a]?.spare ?? false));

/** All names where they fit, else each as much as an equal share has room for. */
function seated(agents: readonly string[], names: ReadonlyMap<string, string>, width: number): string {
  const own = agents.map((agent) => nameWithin(names.get(agent) ?? '', width));
  const whole = own.join(' v ');
  if (textWidth(whole) <= width) return whole;
  const each = Math.max(1, Math.floor((width - 3 * (own.length - 1)) / own.length));
  const spare = own.reduce((sum, name) => sum + Math.max(0, each - textWidth(name)), 0);
  return own.map((name) => nameWithin(name, each + spare)).join(' v ');
}

/** A sample's name; of several epochs which one. */
export const sampleText = ({ sample, epoch }: ListedTrial): string => (epoch > 1 ? `${sample} epoch ${epoch}` : sample);

/** The same after its task, without the suite: `nim deal-0`. */
export function placeText(trial: ListedTrial): string {
  const { label } = trial;
  const query = label.indexOf('?');
  const suite = label.lastIndexOf('/', query === -1 ? label.length : query);
  return `${label.slice(suite + 1)} ${sampleText(trial)}`;
}

/** How it ended, or why it did not. */
export function endingText({ state, ended, error, failures }: ListedTrial): string {
  if (state === 'errored') return `errored: ${error ?? ''}`;
  const unusable = failures > 0 ? `, ${count(failures)} unusable` : '';
  return `${ended ?? 'not ended yet'}${unusable}`;
}

/** What its calls cost. */
export const costText = ({ calls, cost }: ListedTrial): string => (calls === 0 ? '–' : cost === null ? 'unknown' : money(cost));

const toneOf = ({ state, failures }: ListedTrial): Tone => (state === 'errored' ? 'bad' : failures > 0 ? 'warn' : 'plain');
