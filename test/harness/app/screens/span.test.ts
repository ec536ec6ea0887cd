import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { clipped, fitted, fittedLine, lineWidth, span, textWidth } from '../../../../harness/app/screens/span.ts';
import { HOSTILE } from './hostile.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: looked for
const COMMANDS = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]/;

describe('text from anywhere', () => {
  test.each(HOSTILE.map((text) => [text.slice(0, 20), text]))('%j is safe, and as wide as it may be', (_, text) => {
    for (const width of [1, 2, 7, 80]) {
      const shown = clipped(text, width);
      expect(shown).not.toMatch(COMMANDS);
      expect(stringWidth(shown)).toBeLessThanOrEqual(width);
      expect(stringWidth(fitted(shown, width))).toBe(width);
    }
  });

  test('is cut with a mark, and only where it is too wide', () => {
    expect(clipped('abcdef', 6)).toBe('abcdef');
    expect(clipped('abcdefg', 6)).toBe('abcde…');
    expect(clipped('漢字漢字', 8)).toBe('漢字漢字');
    expect(clipped('漢字漢字x', 8)).toBe('漢字漢…');
    expect(clipped('', 5)).toBe('');
    expect(clipped('abc', 0)).toBe('');
  });

  test('keeps no more marks over a character than can be read', () => {
    expect(clipped(`a${'\u0301'.repeat(50)}b`, 10)).toBe('a\u0301\u0301b');
  });

  test('of a megabyte is looked at no further than it is shown', () => {
    // Measuring all of it would take minutes.
    expect(textWidth(clipped('👨‍👩‍👧‍👦漢'.repeat(100_000), 80))).toBeLessThanOrEqual(80);
  });
});

test('every character that is taken to be one column wide is', () => {
  for (let code = 0x20; code < 0x2600; code++) {
    const text = `a${String.fromCharCode(code)}b`;
    if (!COMMANDS.test(text)) expect(textWidth(text), code.toString(16)).toBe(stringWidth(text));
  }
});

test('columns are those that terminals agree about', () => {
  expect(textWidth('漢字')).toBe(4);
  expect(textWidth('abc')).toBe(3);
  expect(fitted('漢', 5, 'right')).toBe('   漢');
});

test('a line is cut across its spans', () => {
  const cut = fittedLine([span('abc', 'strong'), span('漢字漢字', 'dim'), span('never')], 8);
  expect(lineWidth(cut)).toBeLessThanOrEqual(8);
  expect(cut.map(({ text }) => text).join('')).toBe('abc漢字…');
});
