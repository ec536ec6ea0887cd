import type { Board, BoardRow, BoardSection } from '../../results/board.ts';
import { terminalLine } from '../core/terminal-text.ts';
import { SHOWN_FIRST } from './board-columns.ts';
import { percent } from './figures.ts';

const FIELDS = ['rank', 'agent', 'value', 'low', 'high', 'n', 'wins', 'draws', 'losses'] as const;

/** The board as CSV, a row per section and agent. A cell that a spreadsheet could take for a formula is defused with a quote mark. */
export function boardCsv({ sections }: Board): string {
  const metrics = [...new Set(sections.flatMap(({ rows }) => rows.flatMap(({ extras }) => Object.keys(extras))))];
  const heading = [
    'section',
    'compat',
    'metric',
    ...FIELDS,
    'turns',
    ...SHOWN_FIRST,
    'errored',
    'calls',
    'input_tokens',
    'output_tokens',
    'cost_usd',
    'median_ms',
    'nra',
    'completion',
    'elo',
    ...metrics.map(csvCell),
  ];
  const lines = sections.flatMap((section) =>
    section.rows.map((row) => [...cells(section, row), ...metrics.map((name) => row.extras[name] ?? null)].map(csvCell).join(',')),
  );
  return [heading.join(','), ...lines].join('\n');
}

function cells(section: BoardSection, row: BoardRow): (string | number | null)[] {
  const metric = section.kind === 'rating' ? 'rating' : section.metric;
  const { turns, failures, errored, calls, inputTokens, outputTokens, cost, medianMs, nra, completion, elo } = row;
  const rest = [
    turns,
    ...SHOWN_FIRST.map((kind) => failures[kind]),
    errored,
    calls,
    inputTokens,
    outputTokens,
    cost,
    medianMs,
    nra,
    completion,
    elo,
  ];
  return [section.title, String(section.compat), metric, ...FIELDS.map((field) => row[field]), ...rest];
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = terminalLine(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The board as Markdown tables, for a pull request's comment. */
export function boardMarkdown({ sections }: Board): string {
  return sections
    .map((section) => {
      const value = section.kind === 'rating' ? 'rating' : section.metric;
      const digits = section.kind === 'rating' ? 0 : 4;
      const figure = (x: number | null) => (x === null ? '–' : x.toFixed(digits));
      const kinds = SHOWN_FIRST.filter((kind, i) => i < 2 || section.rows.some(({ failures }) => failures[kind] > 0));
      const rows = section.rows.map(({ rank, tied, agent, value: v, low, high, n, failures, turns, cost, calls }) =>
        markdownRow([
          `${rank ?? '–'}${tied ? '=' : ''}`,
          markdownCell(agent),
          figure(v),
          `${figure(low)} to ${figure(high)}`,
          String(n),
          ...kinds.map((kind) => percent(failures[kind], turns)),
          calls === 0 ? '–' : cost === null ? 'unknown' : `$${cost.toFixed(4)}`,
        ]),
      );
      return [
        `### ${markdownCell(section.title)}${section.compat ? ' (compat)' : ''}`,
        '',
        markdownRow(['#', 'agent', value, '95 %', 'n', ...kinds, 'cost']),
        `|--:|:--|--:|:--|--:|${kinds.map(() => '--:|').join('')}--:|`,
        ...rows,
      ].join('\n');
    })
    .join('\n\n');
}

const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const markdownCell = (text: string): string => terminalLine(text).replace(/[\\`*_{}[\]<>|]/g, (mark) => `\\${mark}`);
