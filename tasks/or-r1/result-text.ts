import type { Result } from './result.ts';

/** What an answer came to in a few words: `1160`, `infeasible`, `crash: KeyError: 3`, `unsupported(addCone)`, `time-out`. */
export function resultText({ ended, value, detail }: Result): string {
  if (value !== null) return String(value);
  if (ended === 'unsupported') return `unsupported(${detail})`;
  return detail === '' ? ended : `${ended}: ${detail}`;
}
