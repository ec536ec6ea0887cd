import { describe, expect, test } from 'vitest';
import { bodyOf, frame } from '../../../../harness/app/screens/frame.ts';
import { Navigator } from '../../../../harness/app/screens/navigator.ts';
import type { Screen } from '../../../../harness/app/screens/screen.ts';
import { line, lineWidth } from '../../../../harness/app/screens/span.ts';
import { shown } from '../../../../harness/app/screens/stack.ts';

const SIZE = { columns: 80, rows: 24 };

/** A screen that counts: down adds one, enter opens another, t types, w works. */
const counter = (name: string, n = 0, typing = false): Screen => ({
  title: `${name} ${n}`,
  hints: [
    { key: 'enter', does: 'open' },
    { key: 'w', does: 'work' },
  ],
  typing,
  lines: () => [line(` line ${n}`, 'chosen')],
  press(key) {
    if (typing) return { kind: 'to', screen: counter(`${name}${key}`, n, key !== 'enter') };
    if (key === 'down') return { kind: 'to', screen: counter(name, n + 1) };
    if (key === 'enter') return { kind: 'open', screen: counter('inner') };
    if (key === 't') return { kind: 'to', screen: counter(name, n, true) };
    if (key === 'w') return { kind: 'do', work: async () => 'it is done' };
    if (key === 'x') return { kind: 'do', work: () => Promise.reject(new Error('it went wrong\u001b[31m')) };
    return undefined;
  },
  refreshed: () => counter(name, 100),
});

function opened(): {
  navigator: Navigator;
  title: () => string;
  left: () => number;
  press: (...keys: string[]) => void;
  text: () => string;
} {
  let times = 0;
  const navigator = new Navigator([counter('outer')], () => times++);
  return {
    navigator,
    left: () => times,
    title: () => shown(navigator.stack()).title,
    press: (...keys) => {
      for (const key of keys) navigator.press(key, bodyOf(SIZE));
    },
    text: () =>
      frame(navigator.stack(), SIZE)
        .map((spans) => spans.map(({ text }) => text).join(''))
        .join('\n'),
  };
}

describe('screens on top of each other', () => {
  test('are opened, and come back to as the store is then', () => {
    const { title, press, left } = opened();
    press('down', 'down', 'enter', 'down');
    expect(title()).toBe('inner 1');
    press('q');
    expect(title()).toBe('outer 100');
    press('enter', 'escape');
    expect(title()).toBe('outer 100');
    // Escape never leaves; q does.
    press('escape');
    expect(left()).toBe(0);
    press('q', 'q', 'down');
    expect(left()).toBe(1);
    expect(title()).toBe('outer 100');
  });

  test('ctrl-c leaves from wherever', () => {
    const { press, left } = opened();
    press('enter', 'enter', 'ctrl-c');
    expect(left()).toBe(1);
  });

  test('while a text is typed no letter is a command', () => {
    const { title, press } = opened();
    press('t', 'q', '?', 'enter', 'down');
    expect(title()).toBe('outerq?enter 1');
  });

  test('unknown keys do nothing', () => {
    const { navigator, press } = opened();
    const before = navigator.stack();
    press('z', 'ö', 'pagedown');
    expect(navigator.stack()).toEqual(before);
  });

  test('work is told in the bottom line until the next key, its failure too', async () => {
    const { press, text } = opened();
    press('w');
    await new Promise((resolve) => setTimeout(resolve));
    expect(text().split('\n').at(-1)).toContain('it is done');
    press('x');
    await new Promise((resolve) => setTimeout(resolve));
    expect(text().split('\n').at(-1)).toContain('it went wrong\\u{1b}[31m');
    press('down');
    expect(text().split('\n').at(-1)).toContain('enter open');
  });
});

describe('the frame', () => {
  test('has exactly the rows of the terminal, none wider than it', () => {
    for (const size of [
      { columns: 80, rows: 24 },
      { columns: 20, rows: 5 },
      { columns: 200, rows: 60 },
    ]) {
      const lines = frame(opened().navigator.stack(), size);
      expect(lines).toHaveLength(size.rows);
      for (const spans of lines) expect(lineWidth(spans)).toBeLessThanOrEqual(size.columns);
    }
  });

  test('marks the chosen line by a character too', () => {
    expect(opened().text()).toContain('\n›line 0');
  });

  test('lists every key under ?, and any key closes the list', () => {
    const { press, text } = opened();
    press('?');
    expect(text()).toMatch(/enter +open\n {2}w +work\n/);
    press('z');
    expect(text()).toContain('›line 0');
  });
});
