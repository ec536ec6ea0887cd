import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { shownText, WrappedText } from '../../../../harness/app/screens/trial/wrapped-text.ts';
import { HOSTILE } from './hostile.ts';

function linesOf(text: string, width: number): string[] {
  const wrapped = new WrappedText(text, width);
  const lines: string[] = [];
  for (let i = 0; ; i++) {
    const range = wrapped.line(i);
    if (range === undefined) return lines;
    lines.push(text.slice(range.start, range.end));
  }
}

describe('wrapping', () => {
  test('at spaces, at line breaks, and inside of words that are too long', () => {
    expect(linesOf('one two three', 8)).toEqual(['one two', 'three']);
    expect(linesOf('one\r\n\ntwo\n', 8)).toEqual(['one', '', 'two']);
    expect(linesOf('abcdefghij kl', 4)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
    expect(linesOf('    indented words', 12)).toEqual(['    indented', 'words']);
    expect(linesOf('漢字かな', 4)).toEqual(['漢字', 'かな']);
    expect(linesOf('漢', 1)).toEqual(['漢']);
    expect(linesOf('', 4)).toEqual([]);
  });

  test.each([3, 20, 77])('of hostile text loses nothing but spaces and breaks, and keeps to %i columns', (width) => {
    for (const text of HOSTILE) {
      const short = text.slice(0, 5000);
      const lines = linesOf(short, width);
      expect(lines.join('').replace(/\s/g, '')).toBe(short.replace(/\s/g, ''));
      for (const line of lines) {
        // A character whose escape is wider than a line stands alone.
        if ([...line].length > 1) expect(stringWidth(shownText(line))).toBeLessThanOrEqual(width);
      }
    }
  });

  test.each(['x', 'word ', '漢', '\u0301'])('of a megabyte of %j goes no further than it was asked', (piece) => {
    const wrapped = new WrappedText(piece.repeat(1_000_000 / piece.length), 76);
    wrapped.line(20);
    expect(wrapped.countUpTo(20)).toBe(21);
    expect(wrapped.line(20)?.end).toBeLessThan(21 * 76 * 8);
  });

  test('finds the line of a place', () => {
    const text = 'one two three\nfour';
    const at = (word: string) => new WrappedText(text, 8).lineOf(text.indexOf(word));
    expect([at('one'), at('two'), at('three'), at('four')]).toEqual([0, 0, 1, 2]);
  });
});
