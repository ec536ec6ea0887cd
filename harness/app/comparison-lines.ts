import type { ComparedAgent, ComparedSection } from '../../results/compare-runs.ts';
import type { RunRecord } from '../../results/runs.ts';
import type { ComparedRuns } from './compared-runs.ts';
import { isSignificant, pText, signedText } from './difference-text.ts';
import { count, counted } from './figures.ts';
import { shortId } from './run-columns.ts';
import { clipped } from './screens/span.ts';
import { shortNames } from './short-names.ts';
import type { SpecDifference } from './spec-difference.ts';
import { textTable } from './text-table.ts';
import { wrapped } from './wrap.ts';

/** A comparison as lines of text, safe for a terminal and at most so wide: what differs, then a table for each task. */
export function comparisonLines({ one, other, specs, comparison }: ComparedRuns, width: number): string[] {
  const { sections, shared, onlyOne, onlyOther } = comparison;
  const head = [
    `one    ${runText(one)}`,
    `other  ${runText(other)}`,
    '',
    ...specTable(specs, width),
    ...aside(onlyOne, 'one'),
    ...aside(onlyOther, 'other'),
  ];
  const same = shared === 0 ? [] : [`${counted(shared, 'trial is', 'trials are')} in both runs: played once, and the same in both`];
  const body =
    sections.length === 0
      ? ['', 'no task has scores in both runs: nothing to compare']
      : sections.flatMap((section) => sectionLines(section, width));
  return [...head, ...same, ...body, ...notes(sections)].flatMap((text) => (text.length > width ? broken(text, width) : [text]));
}

const runText = ({ id, title, planned }: RunRecord): string =>
  `run ${shortId(id)} · ${clipped(title, 60)} · ${planned === null ? '?' : counted(planned, 'trial')}`;

const broken = (text: string, width: number): string[] =>
  wrapped(text, width)
    .split('\n')
    .map((part) => clipped(part, width));

const aside = (tasks: readonly string[], where: string): string[] =>
  tasks.length === 0 ? [] : [`scores in ${where} alone: ${tasks.map((task) => clipped(task, 60)).join(', ')}`];

const column = (heading: string, align: 'left' | 'right' = 'right') => ({ heading, align });

function specTable(specs: readonly SpecDifference[], width: number): string[] {
  if (specs.length === 0) return ['asked for alike, by the same version'];
  const room = Math.max(10, Math.floor((width - 20) / 2));
  const rows = specs.map(({ what, one, other }) => [clipped(what, 16), clipped(one, room), clipped(other, room)]);
  return textTable([column('differs', 'left'), column('one', 'left'), column('other', 'left')], rows).split('\n');
}

/** Columns that figures take beside the agent's name. */
const FIGURES = 58;

function sectionLines({ title, kind, metric, compat, agents }: ComparedSection, width: number): string[] {
  const names = shortNames(agents.map(({ agent }) => agent));
  const room = Math.max(12, width - FIGURES);
  const what = kind === 'matches' ? 'mean score against common opponents' : metric;
  const columns = [column('agent', 'left'), column('one'), column('other'), column('one−other'), column('95 %'), column('p'), column('n')];
  const rows = agents.map((own) => [clipped(names.get(own.agent) ?? own.agent, room), ...cells(own, kind)]);
  return ['', clipped(`${title}${compat ? ' (compat)' : ''} · ${what}`, width), ...textTable(columns, rows).split('\n')];
}

function cells({ one, other, difference, paired, lacks }: ComparedAgent, kind: ComparedSection['kind']): string[] {
  const values = [one, other].map((value) => (value === null ? '–' : figure(value)));
  if (difference === null) return [...values, LACKS[lacks ?? 'common opponents'], '–', '–', '–'];
  const { interval, p, n } = difference;
  const units = paired ? `${count(n)} ${kind === 'matches' ? 'deals' : 'pairs'}` : `${count(n)} apart`;
  return [
    ...values,
    `${signed(difference.difference)}${isSignificant(difference) ? '*' : ' '}`,
    interval === null ? '–' : `${signed(interval.low)}…${signed(interval.high)}`,
    p === null
      ? '–'
      : pText(p)
          .replace(/^p (= )?/, '')
          .replace('< ', '<'),
    units,
  ];
}

const LACKS = { one: 'other alone', other: 'one alone', 'common opponents': 'met others' } as const;

const figure = (value: number): string => (Math.abs(value) < 100 ? value.toFixed(3) : value.toPrecision(5));
const signed = (value: number): string => (Math.abs(value) < 100 ? signedText(value, 3) : `${value > 0 ? '+' : ''}${value.toPrecision(5)}`);

function notes(sections: readonly ComparedSection[]): string[] {
  const all = sections.flatMap(({ agents }) => agents);
  const some = (is: (own: ComparedAgent) => boolean): boolean => all.some((own) => own.difference !== null && is(own));
  const matches = sections.some(({ kind }) => kind === 'matches');
  return [
    ...(all.length > 0 ? [''] : []),
    ...(some(() => true) ? ['* significant (p < 0.05), each difference tested on its own; agents are the same where their ids are'] : []),
    ...(some(({ paired }) => paired)
      ? ['n pairs or deals: played in both runs and compared one by one; no other goes into these means']
      : []),
    ...(some(({ paired }) => !paired) ? ['n apart: the runs share no sample, so means are compared (Welch)'] : []),
    ...(matches ? ['ratings of two runs have no common scale: matches are compared by score, opponents being those met in both'] : []),
  ];
}
