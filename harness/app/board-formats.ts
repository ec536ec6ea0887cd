import type { Board, BoardRow, BoardSection } from '../../results/board.ts';
import { terminalLine } from '../core/terminal-text.ts';
import { cellsOf, columnsOf, SHOWN_FIRST } from './board-columns.ts';
import { notesOf } from './board-notes.ts';

const FIELDS = ['rank', 'agent', 'value', 'low', 'high', 'n', 'wins', 'draws', 'losses'] as const;

/** The board as CSV, a row per section and agent. A cell that a spreadsheet could take for a formula is defused with a quote mark. */
export function boardCsv({ sections }: Board): string {
  const metrics = [...new Set(sections.flatMap(({ rows }) => rows.flatMap(({ extras }) => Object.keys(extras))))];
  const noted = sections.some(({ rows }) => rows.some(({ notes }) => notes !== undefined));
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
    ...(noted ? ['notes'] : []),
  ];
  const lines = sections.flatMap((section) =>
    section.rows.map((row) =>
      [...cells(section, row), ...metrics.map((name) => row.extras[name] ?? null), ...(noted ? [notesIn(row)] : [])].map(csvCell).join(','),
    ),
  );
  return [heading.join(','), ...lines].join('\n');
}

const notesIn = ({ notes = {} }: BoardRow): string =>
  Object.entries(notes)
    .map(([id, note]) => `${id}: ${note}`)
    .join('; ');

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

/** The board as Markdown, for a pull request's comment: tables with all their columns, and the notes below. */
export const boardMarkdown = ({ sections }: Board): string => sections.map(markdownSection).join('\n\n');

function markdownSection(section: BoardSection): string {
  const nameOf = ({ agent }: BoardRow): string => terminalLine(agent);
  const columns = columnsOf(section, nameOf, Number.POSITIVE_INFINITY);
  const rows = cellsOf(columns, section.rows);
  return [
    `### ${markdownCell(section.title)}${section.compat ? ' (compat)' : ''}`,
    '',
    markdownRow(columns.map(({ heading }) => heading)),
    `|${columns.map(({ align }) => (align === 'left' ? ':--|' : '--:|')).join('')}`,
    ...rows.map(markdownRow),
    '',
    ...notesOf(section, columns, nameOf).map((note) => `- ${markdownCell(note)}`),
  ]
    .join('\n')
    .trimEnd();
}

const markdownRow = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |`;

const markdownCell = (text: string): string =>
  terminalLine(text)
    .trim()
    .replace(/[\\`*_{}[\]<>|]/g, (mark) => `\\${mark}`);
