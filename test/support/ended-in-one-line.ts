import { expect } from 'vitest';
import type { PentathlonEnd } from './run-pentathlon.ts';

/** What the user must mend: exit code 2, one line on stderr that matches, nothing on stdout, no stack. */
export function endedInOneLine({ code, stdout, stderr }: PentathlonEnd, says: RegExp): void {
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/^pentathlon: [^\n]+\n$/) });
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/\bat .*\d+:\d+|node:internal|Error: /);
}
