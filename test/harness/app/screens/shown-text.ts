import { expect } from 'vitest';
import type { Key } from '../../../../harness/app/screens/key.ts';
import type { Move, Screen, Size } from '../../../../harness/app/screens/screen.ts';
import { lineWidth } from '../../../../harness/app/screens/span.ts';

/** The body of a terminal of 80×24, as the frame leaves it. */
export const BODY: Size = { columns: 80, rows: 21 };

/** What a screen draws, as text; fails where a line is too wide, too many are drawn, or one holds a control character. */
export function shownText(screen: Screen, size: Size = BODY): string {
  const lines = screen.lines(size);
  expect(lines.length).toBeLessThanOrEqual(size.rows);
  for (const spans of lines) {
    expect(lineWidth(spans)).toBeLessThanOrEqual(size.columns);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looked for
    expect(spans.map(({ text }) => text).join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  }
  return lines.map((spans) => spans.map(({ text }) => text).join('')).join('\n');
}

/** The screen after keys that stay on it. */
export function pressed(screen: Screen, keys: readonly Key[], size: Size = BODY): Screen {
  return keys.reduce((now, key) => {
    const move = now.press(key, size);
    if (move?.kind !== 'to') throw new Error(`${key}: ${move?.kind ?? 'nothing'}`);
    return move.screen;
  }, screen);
}

/** The screen that a key opens. */
export function opened(screen: Screen, key: Key, size: Size = BODY): Screen {
  const move = screen.press(key, size);
  if (move?.kind !== 'open') throw new Error(`${key}: ${move?.kind ?? 'nothing'}`);
  return move.screen;
}

/** What the work that a key asks for says. */
export async function worked(move: Move | undefined): Promise<string> {
  if (move?.kind !== 'do') throw new Error(`${move?.kind ?? 'nothing'} instead of work`);
  return move.work();
}
