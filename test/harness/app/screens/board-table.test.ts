import { expect, test } from 'vitest';
import { boardTable } from '../../../../harness/app/screens/board/board-table.ts';
import type { BoardRow, BoardSection } from '../../../../results/board.ts';

/** One agent's row: no figure tells agents apart here. */
const row = {
  rank: 1,
  agent: 'openai/gpt-5-mini+cot',
  value: 0.5,
  low: 0.25,
  high: 0.75,
  n: 8,
  turns: 8,
  failures: { unparsed: 0, illegal: 0, refused: 0, truncated: 0, empty: 0, filtered: 0 },
  calls: 8,
  inputTokens: 800,
  outputTokens: 400,
  cost: 0.01,
  medianMs: 500,
  extras: { 'pass@1': 0.5, 'pass@2': 0.6, 'pass@8': 0.8, gap: 0.3, 'no code': 0, crash: 0.25, 'wrong value': 0.25 },
} as unknown as BoardRow;
const section = {
  kind: 'proportion',
  metric: 'accuracy',
  rows: [row],
  tasks: [{ id: 'made/question' }],
  repeated: { draws: ['pass@1', 'pass@2', 'pass@8', 'gap'], outcomes: ['no code', 'crash', 'wrong value'] },
} as unknown as BoardSection;

const headings = (width: number): string[] =>
  boardTable(section, ({ agent }) => agent, width, 'rank').columns.map(({ heading }) => heading);

test('figures of answers: all on a wide screen, shares all or none, the first of draws before counts go', () => {
  const wide = ['#', 'agent', 'accuracy', '95 %', 'n', 'pass@1', 'pass@8', 'gap', 'pass@2', 'no code', 'crash', 'wrong value'];
  expect(headings(200)).toEqual([...wide, 'cost', 'tokens', 'median']);
  expect(headings(132)).toEqual([
    '#',
    'agent',
    'accuracy',
    'n',
    'pass@1',
    'pass@8',
    'gap',
    'pass@2',
    'no code',
    'crash',
    'wrong value',
    'cost',
  ]);
  expect(headings(124)).not.toContain('no code');
  expect(headings(100)).toEqual(['#', 'agent', 'accuracy', 'n', 'pass@1', 'pass@8', 'gap', 'pass@2', 'cost']);
  expect(headings(80)).toEqual(['#', 'agent', 'accuracy', 'pass@1', 'pass@8', 'cost']);
});
