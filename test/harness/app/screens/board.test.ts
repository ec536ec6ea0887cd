import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { boardScreen } from '../../../../harness/app/screens/board/board-screen.ts';
import { intervalBar } from '../../../../harness/app/screens/board/interval-bar.ts';
import { scatter } from '../../../../harness/app/screens/board/scatter.ts';
import { tabLine } from '../../../../harness/app/screens/board/tabs.ts';
import type { Move, Screen, Size } from '../../../../harness/app/screens/screen.ts';
import { fittedLine, lineWidth } from '../../../../harness/app/screens/span.ts';
import type { Agent } from '../../../../harness/core/agent.ts';
import type { ConfiguredTask } from '../../../../harness/core/trial.ts';
import type { Store } from '../../../../results/store.ts';
import {
  closed,
  counted,
  MATCH,
  madeAgents,
  madeRun,
  madeSpec,
  madeStore,
  madeTask,
  matchVerdicts,
  verdict,
} from '../../../results/made-store.ts';
import { HOSTILE } from './hostile.ts';

const SMALL: Size = { columns: 80, rows: 21 };
const [a, b, c] = madeAgents('a', 'b', 'c') as [Agent, Agent, Agent];
const game = (name: string, family: string): ConfiguredTask => {
  const { task, parameters } = madeTask(`made/${name}`, { metrics: MATCH, seats: 2 });
  return { task: { ...task, family }, parameters };
};
const [chess, go, dice] = [game('chess', 'board games'), game('go', 'board games'), game('dice', 'dice games')];
const quiz = madeTask('quiz/capitals');

/** Three agents in three games, of two families, and two of them in a quiz. */
async function played(agents: readonly Agent[] = [a, b, c]): Promise<Store> {
  const store = madeStore();
  const [one, two, three] = agents as [Agent, Agent, Agent];
  await store.commit(() => {
    const run = madeRun(store, 'run');
    for (const task of [chess, go, dice]) {
      for (let deal = 0; deal < 12; deal++) {
        const points = (strong: number): number => (deal % strong === 0 ? 0 : deal % 5 === 0 ? 0.5 : 1);
        const seats = [counted(0, { calls: 2, cost: 0.01, input: 100, output: 10 }), counted(1, { illegal: deal === 3 ? 1 : 0 })];
        closed(store, run, madeSpec(task, [one, two], `d${deal}`), { verdicts: matchVerdicts(points(3)), seats });
        closed(store, run, madeSpec(task, [two, three], `d${deal}`), { verdicts: matchVerdicts(points(4)) });
        closed(store, run, madeSpec(task, [three, one], `d${deal}`), { verdicts: matchVerdicts(1 - points(6)) });
      }
    }
    for (let i = 0; i < 10; i++) {
      closed(store, run, madeSpec(quiz, [one], `q${i}`), { verdicts: [verdict('accuracy', i < 7 ? 1 : 0)] });
      closed(store, run, madeSpec(quiz, [two], `q${i}`), { verdicts: [verdict('accuracy', i < 4 ? 1 : 0)] });
    }
  });
  return store;
}

const textOf = (screen: Screen, size = SMALL): string[] => screen.lines(size).map((spans) => spans.map(({ text }) => text).join(''));
const screenOf = (move: Move | undefined): Screen => {
  if (move?.kind !== 'to' && move?.kind !== 'open') throw new Error(`no screen: ${move?.kind}`);
  return move.screen;
};
const pressing = (screen: Screen, ...keys: string[]): Screen => keys.reduce((now, key) => screenOf(now.press(key, SMALL)), screen);
/** Agents in the order of the rows. */
const rows = (screen: Screen): string[] => {
  const lines = textOf(screen).slice(3);
  return lines.slice(0, lines.indexOf('')).flatMap((text) => /^ *(?:\d+=?|–) +(\S+)/.exec(text)?.[1] ?? []);
};

describe('a board', () => {
  test('has a tab for the suite, each family of several games, each task', async () => {
    const screen = boardScreen(await played(), {});
    const titles = ['made · 3 games', 'board games · 2 games', 'made/chess', 'made/go', 'made/dice', 'quiz/capitals', 'made · 3 games'];
    titles.forEach((title, i) => {
      const now = pressing(screen, ...new Array<string>(i).fill('right'));
      expect(now.title).toContain(title);
      expect(textOf(now)[0]).toContain(`[${title.split(' · ')[0]}]`);
    });
    expect(pressing(screen, 'left').title).toContain('quiz/capitals');
  });

  test('draws ranks, ratings with bars, counts and how they came about', async () => {
    const lines = textOf(boardScreen(await played(), {}));
    expect(lines[2]).toMatch(/# {2}agent +rating/);
    expect(rows(boardScreen(await played(), {}))).toEqual(['a', 'b', 'c']);
    expect(lines.filter((text) => /[├●┤]/.test(text))).toHaveLength(3);
    expect(lines.join('\n')).toContain('Bradley–Terry');
  });

  test('is sorted by what is asked for, and says by what', async () => {
    const screen = boardScreen(await played(), {});
    let found = screen;
    for (let i = 0; i < 8 && !textOf(found)[0]?.includes('by unusable answers'); i++) found = pressing(found, 's');
    expect(rows(found)[0]).toBe('b');
  });

  test('is filtered as a name is typed, and whole again after escape', async () => {
    const screen = pressing(boardScreen(await played(), {}), '/', 'B');
    expect(rows(screen)).toEqual(['b']);
    expect(screen.typing).toBe(true);
    expect(rows(pressing(screen, 'enter'))).toEqual(['b']);
    expect(rows(pressing(screen, 'x'))).toEqual([]);
    expect(textOf(pressing(screen, 'x')).join('\n')).toContain('no agent is called that');
    expect(rows(pressing(screen, 'escape'))).toEqual(['a', 'b', 'c']);
  });

  test('opens the chosen agent, pairings, tasks and the plot', async () => {
    const screen = pressing(boardScreen(await played(), {}), 'down');
    expect(pressing(screen, 'enter').title).toContain('b in made');
    expect(pressing(screen, 'm').title).toContain('pairings');
    const tasks = textOf(pressing(screen, 't')).join('\n');
    expect(tasks).toMatch(/chess +go +dice/);
    const plot = pressing(screen, 'c');
    expect(textOf(plot).join('\n')).toContain('● a');
    expect(textOf(plot).join('\n')).toMatch(/free: b \d+, c \d+/);
  });

  test('of one run holds its trials alone', async () => {
    const store = await played();
    const other = await store.commit(() => madeRun(store, 'other'));
    await store.commit(() => closed(store, other, madeSpec(quiz, [c], 'q1'), { verdicts: [verdict('accuracy', 1)] }));
    expect(boardScreen(store, { run: other.n }).title).toMatch(/^quiz\/capitals · 1 agent/);
  });

  test('shows what was stored since when it is refreshed', async () => {
    const store = await played();
    const screen = boardScreen(store, {}, 'quiz/capitals');
    expect(rows(screen)).toEqual(['a', 'b']);
    const run = await store.commit(() => madeRun(store, 'run'));
    await store.commit(() => closed(store, run, madeSpec(quiz, [c], 'q1'), { verdicts: [verdict('accuracy', 1)] }));
    expect(rows(screen.refreshed?.() as Screen).toSorted()).toEqual(['a', 'b', 'c']);
  });

  test('of nothing says what to do', () => {
    expect(textOf(boardScreen(madeStore(), {})).join('\n')).toContain('pentathlon run gtbench');
  });

  test('is written as CSV, never over a file that is there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pentathlon-test-'));
    const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder);
    onTestFinished(() => cwd.mockRestore());
    const screen = boardScreen(await played(), {});
    const move = screen.press('e', SMALL);
    expect(move?.kind).toBe('do');
    const work = (move as Extract<Move, { kind: 'do' }>).work;
    const [first, second] = [await work(), await work()];
    expect([first, second]).toEqual(['written: board-made.csv', 'written: board-made-2.csv']);
    expect(readdirSync(folder).toSorted()).toEqual(['board-made-2.csv', 'board-made.csv']);
    expect(readFileSync(join(folder, 'board-made.csv'), 'utf8')).toMatch(/^section,.*\nmade,/);
  });

  test.each([
    [80, 24],
    [120, 40],
    [40, 12],
    [200, 60],
  ])('with hostile names keeps to %i × %i', async (columns, lines) => {
    const store = await played(madeAgents(...(HOSTILE.slice(0, 3) as [string, string, string])));
    const size = { columns, rows: lines - 3 };
    for (const keys of [[], ['right'], ['t'], ['c'], ['m'], ['enter'], ['/', 'x']]) {
      const screen = pressing(boardScreen(store, {}), ...keys);
      expect(screen.lines(size).length).toBeLessThanOrEqual(size.rows);
      for (const spans of screen.lines(size)) {
        // The frame cuts what is too wide.
        for (const { text } of spans) expect(text).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
        expect(lineWidth(fittedLine(spans, columns))).toBeLessThanOrEqual(columns);
      }
    }
  });
});

describe('a bar', () => {
  test('holds the interval and the value on its scale', () => {
    const scale = { low: 0, high: 10 };
    expect(intervalBar({ value: 5, low: 2, high: 8 }, scale, 11)).toBe('··├──●──┤··');
    expect(intervalBar({ value: 0, low: 0, high: 10 }, scale, 5)).toBe('●───┤');
    expect(intervalBar({ value: 10, low: null, high: null }, scale, 5)).toBe('····●');
    expect(intervalBar({ value: null, low: null, high: null }, scale, 5)).toBe('     ');
    expect(intervalBar({ value: 3, low: 3, high: 3 }, { low: 3, high: 3 }, 5)).toBe('··●··');
  });
});

describe('tabs', () => {
  test('keep the chosen one in view, and say where there are more', () => {
    const names = Array.from({ length: 30 }, (_, i) => `task number ${i}`);
    for (let chosen = 0; chosen < 30; chosen++) {
      const text = tabLine(names, chosen, 60)
        .map((one) => one.text)
        .join('');
      expect(text).toContain(`[task number ${chosen}]`);
      expect(stringWidth(text)).toBeLessThanOrEqual(60);
      expect(text.startsWith('‹')).toBe(!text.includes(' task number 0 ') && chosen !== 0);
      expect(text.endsWith('›')).toBe(!text.includes('task number 29'));
    }
  });
});

describe('the plot', () => {
  test('puts every point on it, higher scores above, names beside them', () => {
    const points = [
      { name: 'cheap', x: 0.001, y: 800 },
      { name: 'dear', x: 0.1, y: 1200 },
      { name: 'middle', x: 0.01, y: 1000 },
    ];
    const lines = scatter(points, { columns: 78, rows: 18, x: (x) => `$${x}`, y: (y) => y.toFixed(0), label: 'cost' });
    expect(lines.length).toBeLessThanOrEqual(18);
    for (const text of lines) expect(stringWidth(text)).toBeLessThanOrEqual(78);
    const at = (name: string): [number, number] => {
      const row = lines.findIndex((text) => text.includes(name));
      return [row, (lines[row] ?? '').indexOf('●')];
    };
    const [cheap, middle, dear] = [at('cheap'), at('middle'), at('dear')];
    expect(dear[0]).toBeLessThan(middle[0]);
    expect(middle[0]).toBeLessThan(cheap[0]);
    expect(cheap[1]).toBeLessThan(middle[1]);
    expect(middle[1]).toBeLessThan(dear[1]);
  });

  test('of one point, of equal ones, and of none too many for its room', () => {
    const same = Array.from({ length: 40 }, (_, i) => ({ name: `agent-${i}`, x: 0.01, y: 1000 }));
    for (const points of [same.slice(0, 1), same]) {
      const lines = scatter(points, { columns: 60, rows: 12, x: (x) => `$${x}`, y: (y) => y.toFixed(0), label: 'cost' });
      expect(lines.join('\n')).toContain('●');
      expect(lines.length).toBeLessThanOrEqual(12);
    }
  });
});
