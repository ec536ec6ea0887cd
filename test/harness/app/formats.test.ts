import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { boardCsv, boardMarkdown } from '../../../harness/app/board-formats.ts';
import { boardText } from '../../../harness/app/board-text.ts';
import { count, counted, duration, money, percent, short } from '../../../harness/app/figures.ts';
import { jsonText } from '../../../harness/app/json-text.ts';
import { textWidth } from '../../../harness/app/screens/span.ts';
import { commandLine } from '../../../harness/app/shell-words.ts';
import { briefNames, nameWithin, shortNames } from '../../../harness/app/short-names.ts';
import { textTable } from '../../../harness/app/text-table.ts';
import { wrapped } from '../../../harness/app/wrap.ts';
import type { Board, BoardRow, BoardSection } from '../../../results/board.ts';
import { DANGER, HOSTILE } from '../../support/terminal-danger.ts';

const row = (agent: string, parts: Partial<BoardRow> = {}): BoardRow => ({
  rank: 1,
  tied: false,
  agent,
  value: 0.75,
  low: 0.5,
  high: 0.9,
  n: 4,
  unscored: 0,
  tasks: 1,
  wins: 0,
  draws: 0,
  losses: 0,
  unrated: null,
  elo: null,
  number: 1,
  nra: null,
  completion: null,
  extras: {},
  turns: 4,
  failures: { unparsed: 0, illegal: 0, refused: 0, truncated: 0, empty: 0, filtered: 0 },
  replaced: 0,
  noted: 0,
  errored: 0,
  calls: 0,
  inputTokens: null,
  outputTokens: null,
  cost: 0,
  medianMs: null,
  ...parts,
});

const board = (rows: readonly BoardRow[], parts: Partial<BoardSection> = {}): Board => ({
  sections: [
    {
      title: 'made/question',
      tasks: [{ number: 1, id: 'made/question', version: '1', parameters: '{}' }],
      kind: 'proportion',
      metric: 'accuracy',
      compat: false,
      rows,
      firstSeat: null,
      otherVersions: [],
      matches: rows.reduce((sum, { n }) => sum + n, 0) / 2,
      ...parts,
    },
  ],
});

/** A field of the first row, by the heading of its column. */
function csvField(text: string, name: string): string | undefined {
  const [heading = [], first = []] = text
    .split('\n')
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field = '']) => field));
  return first[heading.indexOf(name)];
}

describe('CSV', () => {
  test.each(['=1+1', '+cmd', '-2', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula any more', (agent) => {
    expect(csvField(boardCsv(board([row(agent)])), 'agent')).toMatch(/^"?'/);
  });

  test('commas, quotes and new lines stay inside their field', () => {
    const text = boardCsv(board([row('a,"b"\nc')]));
    expect(text.split('\n')).toHaveLength(2);
    expect(csvField(text, 'agent')).toBe('"a,""b"" c"');
  });

  test('an unknown cost is empty and no cost is 0; a negative rating stays a number', () => {
    expect(csvField(boardCsv(board([row('a', { cost: null })])), 'cost_usd')).toBe('');
    expect(csvField(boardCsv(board([row('a', { cost: 0 })])), 'cost_usd')).toBe('0');
    expect(csvField(boardCsv(board([row('a', { value: -12.5 })])), 'value')).toBe('-12.5');
  });
});

test('CSV holds all kinds of unusable answers, Markdown those that occur', () => {
  const failures = { unparsed: 0, illegal: 1, refused: 2, truncated: 3, empty: 0, filtered: 4 };
  const made = board([row('a', { failures, turns: 10 })]);
  const text = boardCsv(made);
  expect(Object.keys(failures).map((kind) => csvField(text, kind))).toEqual(Object.values(failures).map(String));
  expect(boardMarkdown(made)).toMatch(/\| illegal \| refused \| truncated \| filtered \|\n/);
  expect(boardMarkdown(made)).toContain('| 10.0% | 20.0% | 30.0% | 40.0% |');
  expect(boardMarkdown(made)).toContain('- no answer was unparsed');
});

describe('Markdown', () => {
  test('nothing in a name ends its cell, begins a link or makes HTML', () => {
    const text = boardMarkdown(board([row('a|b](x)<img src=x>`**_\n# c')]));
    const line = text.split('\n')[4] ?? '';
    expect(line).toContain('a\\|b\\](x)\\<img src=x\\>\\`\\*\\*\\_ # c');
    expect(line.split(/(?<!\\)\|/)).toHaveLength(7);
  });

  test('compat is said, ties too', () => {
    const text = boardMarkdown(board([row('a', { tied: true, cost: null, calls: 3 })], { compat: true }));
    expect(text).toContain('### made/question (compat)');
    expect(text).toMatch(/\| 1= \| a \| 0\.7500 \| 0\.5000…0\.9000 \| 4 \| unknown \|/);
  });
});

describe('plain text', () => {
  test('hostile names leave no control character in any format, and no second line in a table', () => {
    const hostile = board([row(HOSTILE), row(`${HOSTILE}2`)], { title: HOSTILE });
    for (const text of [boardText(hostile), boardCsv(hostile), boardMarkdown(hostile), jsonText(hostile)])
      expect(DANGER.exec(text)).toBeNull();
    expect(JSON.parse(jsonText(hostile))).toEqual(hostile);
    expect(boardCsv(hostile).split('\n')).toHaveLength(3);
  });

  test('columns are measured by what a terminal shows', () => {
    const text = textTable(
      [
        { heading: 'agent', align: 'left' },
        { heading: 'n', align: 'right' },
      ],
      [
        ['plain', '1'],
        ['名前', '22'],
        ['🦊', '333'],
        ['👩‍👩‍👧', '4'],
        ['e\u0301te\u0301', '5'],
      ],
    );
    expect(text).toBe(['agent    n', 'plain    1', '名前    22', '🦊     333', '👩‍👩‍👧       4', 'e\u0301te\u0301      5'].join('\n'));
    expect(new Set(text.split('\n').map((line) => stringWidth(line)))).toEqual(new Set([10]));
  });

  test('a usual board fits 80 columns, notes included, and says what it leaves out', () => {
    const rows = ['replay/students/Qwen2.5-0.5B-Instruct.json', 'openai/gpt-5-mini', 'random'].map((agent) =>
      row(agent, { tied: true, calls: 0 }),
    );
    const text = boardText(board(rows, { otherVersions: ['made/question@1'], compat: true }));
    expect(Math.max(...text.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
    expect(text).toContain('no answer was illegal or unparsed');
    expect(text).toContain('left out, other versions: made/question@1');
    expect(text).toMatch(/^made\/question · 3 agents · 12 answers · compat$/m);
  });

  test('illegal and unparsed shares, unknown cost, errored trials', () => {
    const failures = { unparsed: 1, illegal: 2, refused: 0, truncated: 0, empty: 0, filtered: 0 };
    const text = boardText(board([row('a', { failures, calls: 4, cost: null, errored: 2 }), row('b', { calls: 4, cost: 0.5 })]));
    expect(text).toMatch(/^ # {2}agent .* illegal {2}unparsed {2}errored +cost$/m);
    expect(text).toMatch(/^1 {3}a .* 50\.0% +25\.0% +2 +unknown$/m);
    expect(text).toMatch(/^1 {3}b .* 0\.0% +0\.0% +0 +\$0\.5000$/m);
    expect(text).toContain('cost unknown');
    expect(text).not.toContain('no answer was');
  });

  describe('matches', () => {
    const rated = (agent: string, parts: Partial<BoardRow> = {}) =>
      row(agent, { value: 1100, low: 1050, high: 1150, n: 80, wins: 40, draws: 1, losses: 39, nra: 0.714, ...parts });
    const games = ['made/one', 'made/two'].map((id) => ({ number: 1, id, version: '1', parameters: '{}' }));
    const matches = (rows: readonly BoardRow[], parts: Partial<BoardSection> = {}) =>
      board(rows, { kind: 'rating', metric: 'score', ...parts });
    const headings = (text: string): string[] => (text.split('\n')[2] ?? '').trim().split(/ {2,}/);

    test('NRA with its sign, metrics of one game as far as 80 columns go, regret first', () => {
      const extras = { blunder: 0.25, 'missed-win': 0.5, regret: 0.125, return: 3, reward: 0.8 };
      const text = boardText(matches([rated('a', { extras }), rated('b', { nra: -0.001 }), rated('c', { nra: -0.3 })]));
      expect(headings(text)).toEqual(['#', 'agent', 'rating', '95 %', 'n', 'W', 'D', 'L', 'NRA', 'regret', 'blunder', 'missed-win']);
      expect(text).toMatch(/^1 {3}a .* \+0\.71 +0\.125 +0\.250 +0\.500$/m);
      expect(text).toMatch(/^1 {3}b .* 0\.00 +– +– +–$/m);
      expect(text).toMatch(/^1 {3}c .* -0\.30 +– +– +–$/m);
      const long = boardText(matches([rated('mcts?simulations=200', { extras })]));
      expect(headings(long)).toEqual(['#', 'agent', 'rating', '95 %', 'n', 'W', 'D', 'L', 'NRA', 'regret']);
    });

    test('of a game of which the last moves alone are proven, that share stands beside the regret', () => {
      const extras = { blunder: 0.25, 'missed-win': 0.5, regret: 0.125, solved: 0.3 };
      const text = boardText(matches([rated('mcts?simulations=20', { extras })]));
      expect(headings(text).slice(-2)).toEqual(['regret', 'solved']);
      expect(text.replace(/\s+/g, ' ')).toContain('regret: payoff lost a move against exact play, where that is proven');
      expect(boardText(matches([rated('a', { extras: { regret: 0.125 } })]))).not.toContain('where that is proven');
    });

    test('a metric with a word on each row stays, wins and losses go; the words stand below, in CSV beside the row', () => {
      const noted = (agent: string, value: number) =>
        rated(agent, { extras: { regret: 0.1, aim: value }, notes: { aim: `${value} from 3 shots` } });
      const made = matches([noted('openai/gpt-5-mini+cot', 0.5), noted('b', 0.25)], { notes: ['aim: how close'] });
      const text = boardText(made);
      expect(headings(text)).toEqual(['#', 'agent', 'rating', '95 %', 'n', 'NRA', 'regret', 'aim']);
      expect(text).toContain(' aim: how close\n aim of openai/gpt-5-mini+cot: 0.5 from 3 shots\n aim of b: 0.25 from 3 shots');
      expect(boardMarkdown(made)).toContain('- aim of b: 0.25 from 3 shots');
      expect(csvField(boardCsv(made), 'notes')).toBe('aim: 0.5 from 3 shots');
      expect(csvField(boardCsv(matches([rated('a')])), 'notes')).toBeUndefined();
    });

    test('figures of answers stand in columns as far as 80 go, the first of draws longest; the note that repeats them below till all fit', () => {
      const shares = { crash: 0.125, 'time-out': 0.0625 };
      const draws = { 'pass@1': 0.5, 'pass@2': 0.625, 'pass@8': 0.75, gap: 0.25, any: 0.75 };
      const made = (agent: string, parts: Partial<BoardRow> = {}) =>
        board([row(agent, { extras: { ...draws, ...shares }, notes: { draws: 'all of them', outcomes: 'crash 12.5 %' }, ...parts })], {
          notes: ['draws: what they are'],
          repeated: { draws: Object.keys(draws), outcomes: Object.keys(shares) },
        });
      const own = (text: string) => text.split('\n').filter((line) => / of .*: /.test(line));
      const short = boardText(made('a'));
      expect(headings(short)).toEqual(['#', 'agent', 'accuracy', '95 %', 'n', 'pass@1', 'pass@8', 'gap', 'pass@2', 'any']);
      expect(short).toMatch(/^1 {3}a .* 0\.500 +0\.750 +0\.250 +0\.625 +0\.750$/m);
      expect(own(short)).toEqual([' outcomes of a: crash 12.5 %']);
      const used = { cost: 1, calls: 8, inputTokens: 1000, outputTokens: 1000, medianMs: 900 };
      const longer = boardText(made('openai/gpt-5-mini+cot', used));
      expect(headings(longer)).toEqual(['#', 'agent', 'accuracy', '95 %', 'n', 'pass@1', 'pass@8', 'cost']);
      expect(own(longer)).toEqual([' draws of openai/gpt-5-mini+cot: all of them', ' outcomes of openai/gpt-5-mini+cot: crash 12.5 %']);
      expect(longer).toContain(' draws: what they are');
      const markdown = boardMarkdown(made('openai/gpt-5-mini+cot', used));
      expect(markdown).toContain('| n | pass@1 | pass@8 | gap | pass@2 | any | crash | time-out | cost |');
      expect(own(markdown)).toEqual([]);
      expect(csvField(boardCsv(made('a')), 'time-out')).toBe('0.0625');
    });

    test('Markdown has all columns, as wide as they come; over several games no bare payoffs', () => {
      const extras = { blunder: 0.25, 'missed-win': 0.5, regret: 0.125, return: 3, reward: 0.8 };
      const heading = (text: string) => (text.split('\n')[2] ?? '').split(' | ').length;
      const one = boardMarkdown(matches([rated('mcts?simulations=200', { extras })]));
      expect(one).toContain('| # | agent | rating | 95 % | n | W | D | L | NRA | regret | blunder | missed-win |\n');
      const several = boardMarkdown(matches([rated('mcts?simulations=200', { extras })], { tasks: games }));
      expect(several).toContain('| # | agent | rating | 95 % | games | n | NRA | regret | illegal |\n');
      for (const text of [one, several])
        for (const line of text.split('\n').slice(3, 5)) expect(line.split('|').length - 2).toBe(heading(text));
    });

    test('several games: rating, NRA, regret and the illegal share, even where it is nought', () => {
      const rows = [
        rated('mcts?simulations=200', { tasks: 2, n: 1000, extras: { regret: 0.2, blunder: 0.1 } }),
        rated('x', { rank: null }),
      ];
      const text = boardText(matches(rows, { tasks: games }));
      expect(headings(text)).toEqual(['#', 'agent', 'rating', '95 %', 'games', 'NRA', 'regret', 'illegal']);
      expect(Math.max(...text.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
      expect(text).toMatch(/^– {3}x +1100/m);
      expect(text).toContain('ratings are over different games: see games; agents of too few have no rank (–)');
    });

    test('what cannot be rated is said, by name', () => {
      const none = { value: null, low: null, high: null };
      const text = boardText(
        matches([rated('a', { ...none, unrated: 'one-sided' }), rated('b', { ...none, rank: null, unrated: 'disconnected' })]),
      );
      expect(text).toMatch(/^1 {3}a +– +– +80/m);
      expect(text).toContain('no rating can be fitted for a: one-sided');
      expect(text.replace(/\s+/g, ' ')).toContain('no rating can be fitted across groups that no match connects: b met none of the others');
      expect(text).not.toContain('ratings: Bradley–Terry');
    });

    test('CSV holds NRA, completion and every metric; Markdown a dash for no rank', () => {
      const rows = [rated('a', { completion: 0.9, extras: { regret: 0.125 } }), rated('b', { rank: null, extras: { pareto: 1 } })];
      const text = boardCsv(matches(rows));
      expect([csvField(text, 'nra'), csvField(text, 'completion'), csvField(text, 'regret'), csvField(text, 'pareto')]).toEqual([
        '0.714',
        '0.9',
        '0.125',
        '',
      ]);
      expect(boardMarkdown(matches(rows))).toMatch(/^\| – \| b \|/m);
    });
  });

  test('an empty board says what to do', () => {
    expect(boardText({ sections: [] })).toBe('Nothing here yet. Try: pentathlon run gtbench -a random -a mcts');
  });

  test('lines break at spaces, whole words over the edge', () => {
    expect(wrapped(' one two three', 8)).toBe(' one two\n   three');
    expect(wrapped('一二 三四 五六', 9)).toBe('一二 三四\n  五六');
    expect(wrapped('  pneumonoultramicroscopic', 10)).toBe('  pneumonoultramicroscopic');
  });

  test('long names are told apart by their ends', () => {
    const names = ['replay/some/long/folder/of/recorded/answers/one.json', 'replay/some/long/folder/of/recorded/answers/two.json', 'mcts'];
    expect([...shortNames(names).values()]).toEqual(['replay/…/one.json', 'replay/…/two.json', 'mcts']);
    const same = ['replay/a/long/folder/of/recorded/answers/x/one.json', 'replay/a/long/folder/of/recorded/answers/y/one.json'];
    expect([...shortNames(same).values()]).toEqual(['replay/…/x/one.json', 'replay/…/y/one.json']);
  });

  test('names for narrow columns leave out provider and address as far as names stay different', () => {
    const briefly = (...names: string[]): string[] => [...briefNames(names).values()];
    expect(briefly('openai/a?base_url=http://x/v1', 'anthropic/b+tot?votes=3&base_url=http://y', 'mcts')).toEqual([
      'a',
      'b+tot?votes=3',
      'mcts',
    ]);
    expect(briefly('openai/a', 'anthropic/a', 'openai/c')).toEqual(['openai/a', 'anthropic/a', 'c']);
    expect(briefly('openai/a?base_url=x', 'openai/a?base_url=y')).toEqual(['a?base_url=x', 'a?base_url=y']);
    expect(briefly('openai/a', 'a')).toEqual(['openai/a', 'a']);
    expect(briefly('openai/a\u001b[31m', 'openai/a\u001b[31m')).toEqual(['a\\u{1b}[31m']);
  });

  test('a name too wide is cut in its middle', () => {
    expect(nameWithin('agent-with-a-long-name-number-7', 19)).toBe('agent-wit…-number-7');
    expect(nameWithin('short', 5)).toBe('short');
    for (const width of [0, 1, 2, 3, 9, 10]) expect(textWidth(nameWithin('漢字かな交じり文'.repeat(9), width))).toBeLessThanOrEqual(width);
    expect(nameWithin(`${'x'.repeat(1_000_000)}end`, 9)).toBe('xxxx…xend');
  });
});

test('figures as people read them', () => {
  expect([0, 999, 1000, 1234567].map(count)).toEqual(['0', '999', '1 000', '1 234 567']);
  expect([1, 2, 0].map((n) => counted(n, 'match', 'matches'))).toEqual(['1 match', '2 matches', '0 matches']);
  expect([950, 1500, 84_000, 1_100_000, 25_000_000].map(short)).toEqual(['950', '1.5k', '84k', '1.1M', '25M']);
  expect([0, 0.00001, 0.0123, 12.345].map(money)).toEqual(['$0', '<$0.0001', '$0.0123', '$12.35']);
  expect([0.02, 85, 1_800, 250_000, 3_900_000].map(duration)).toEqual(['0.02 ms', '85 ms', '1.8 s', '4m10s', '1h05m']);
  expect([percent(1, 3), percent(0, 0)]).toEqual(['33.3%', '–']);
});

test('a command line that a shell reads back', () => {
  expect(commandLine(['run', 'a b.jsonl', '-a', "openai/m?k=5&x='y'"])).toBe(`pentathlon run 'a b.jsonl' -a 'openai/m?k=5&x='\\''y'\\'''`);
});
