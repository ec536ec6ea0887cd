import type { ListedTrial } from '../../../../results/trial-query.ts';
import { count, duration, money } from '../../figures.ts';
import { shortNames } from '../../short-names.ts';
import { clipped, fitted, type Line, span, type Tone, textWidth } from '../span.ts';
import { scoreText } from './score-text.ts';

interface Column {
  readonly heading: string;
  /** Columns of the terminal; those of columns with a share are worked out. */
  readonly width: number;
  readonly share?: number;
  readonly align?: 'right';
  /** Narrower terminals leave it out: the line on the chosen trial has it, too. */
  readonly from?: number;
  cell(trial: ListedTrial, width: number): string;
}

/** Columns between two cells. */
const GAP = 2;

/**
 * A window of trials as lines: a heading, then one for each. `of`: the agent whose wins and losses are told, by its number;
 * `chosen`: place in the window of the trial that is marked.
 */
export function trialsTable(trials: readonly ListedTrial[], width: number, chosen: number, of?: number): Line[] {
  const names = shortNames([...new Set(trials.flatMap(({ agents }) => agents))]);
  const columns = laidOut(columnsOf(names, of), width - 2);
  const cells = (texts: readonly string[]) => columns.map((column, i) => fitted(texts[i] ?? '', column.width, column.align)).join('  ');
  const row = (trial: ListedTrial, i: number): Line => {
    const text = cells(columns.map(({ cell, width: room }) => cell(trial, room)));
    return i === chosen ? [span(`› ${text}`, 'chosen')] : [span(`  ${text}`, toneOf(trial))];
  };
  return [[span(`  ${cells(columns.map(({ heading }) => heading))}`, 'dim')], ...trials.map(row)];
}

function columnsOf(names: ReadonlyMap<string, string>, of: number | undefined): Column[] {
  return [
    { heading: 'trial', width: 8, cell: ({ id }) => id.slice(0, 8) },
    { heading: 'sample', width: 0, share: 3, cell: sampleText },
    { heading: 'agents', width: 0, share: 5, cell: ({ agents }, width) => seated(agents, names, width) },
    { heading: 'score', width: 9, cell: (trial) => scoreText(trial, of) },
    { heading: 'ended', width: 0, share: 3, cell: endingText },
    { heading: 'turns', width: 5, align: 'right', cell: ({ turns }) => (turns === 0 ? '–' : count(turns)) },
    { heading: 'cost', width: 8, align: 'right', from: 96, cell: costText },
    { heading: 'calls', width: 8, align: 'right', from: 120, cell: ({ callsMs }) => (callsMs === null ? '–' : duration(callsMs)) },
  ];
}

/** Columns with their widths: what fixed ones leave is shared among the others. */
function laidOut(columns: readonly Column[], width: number): Column[] {
  const kept = columns.filter(({ from = 0 }) => width >= from);
  const left = kept.reduce((sum, column) => sum - column.width - GAP, width + GAP);
  const shares = kept.reduce((sum, { share = 0 }) => sum + share, 0);
  return kept.map((column) =>
    column.share === undefined ? column : { ...column, width: Math.max(4, Math.floor((left * column.share) / shares)) },
  );
}

/** All names where they fit, else each as much as an equal share has room for. */
function seated(agents: readonly string[], names: ReadonlyMap<string, string>, width: number): string {
  const own = agents.map((agent) => names.get(agent) ?? '');
  const whole = own.join(' v ');
  if (textWidth(whole) <= width) return whole;
  const each = Math.max(1, Math.floor((width - 3 * (own.length - 1)) / own.length));
  const spare = own.reduce((sum, name) => sum + Math.max(0, each - textWidth(name)), 0);
  return own.map((name) => clipped(name, each + spare)).join(' v ');
}

/** A sample's name; of several epochs which one. */
export const sampleText = ({ sample, epoch }: ListedTrial): string => (epoch > 1 ? `${sample} epoch ${epoch}` : sample);

/** How it ended, or why it did not. */
export function endingText({ state, ended, error, failures }: ListedTrial): string {
  if (state === 'errored') return `errored: ${error ?? ''}`;
  const unusable = failures > 0 ? `, ${count(failures)} unusable` : '';
  return `${ended ?? 'not ended yet'}${unusable}`;
}

/** What its calls cost. */
export const costText = ({ calls, cost }: ListedTrial): string => (calls === 0 ? '–' : cost === null ? 'unknown' : money(cost));

const toneOf = ({ state, failures }: ListedTrial): Tone => (state === 'errored' ? 'bad' : failures > 0 ? 'warn' : 'plain');
