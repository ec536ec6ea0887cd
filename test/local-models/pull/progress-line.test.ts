import { expect, test } from 'vitest';
import { progressLine } from '../../../local-models/pull/progress-line.ts';

/** What is written while a file of 100 MB comes at 2 MB a second. */
function written(stream: { isTTY?: boolean; columns?: number }, total: number | undefined): string[] {
  const lines: string[] = [];
  let ms = 0;
  const line = progressLine({ ...stream, write: (text) => lines.push(text) }, 'm.gguf', () => ms);
  for (let tenth = 0; tenth <= 500; tenth++) {
    ms = tenth * 100;
    line.at(tenth * 200_000, total);
  }
  line.end();
  return lines;
}

test('elsewhere than on a terminal: plain lines, seconds apart', () => {
  const lines = written({}, 100_000_000);
  expect(lines[0]).toBe('m.gguf: 0 B of 100 MB\n');
  expect(lines[1]).toBe('m.gguf: 10.0 MB of 100 MB, 2.00 MB/s, 45 s left\n');
  expect(lines.at(-1)).toBe('m.gguf: 100 MB of 100 MB, 2.00 MB/s, 0 s left\n');
  expect(lines).toHaveLength(11);
  expect(written({}, undefined)[1]).toBe('m.gguf: 10.0 MB, 2.00 MB/s\n');
});

test('on a terminal: one line that is written over, no wider than it', () => {
  const lines = written({ isTTY: true, columns: 30 }, 100_000_000);
  expect(lines.slice(0, -1).every((line) => line.startsWith('\r\u001b[2K') && line.length <= 29 + 5)).toBe(true);
  expect(lines.length).toBeGreaterThan(200);
  expect(lines.at(-1)).toBe('\n');
});
