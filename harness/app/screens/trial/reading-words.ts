import type { WrittenAnswer } from '../../../core/step.ts';

/** What a reply was read as, or why there is no answer in it. */
export function readingWords(answer: WrittenAnswer): string {
  const note = answer.note === undefined ? '' : ` [${answer.note}]`;
  return answer.ok ? `read as ${answer.text}${note}` : `${answer.kind}: ${answer.reason}${note}`;
}

/** The draws of a vote, counted, the most frequent first; empty where there was one draw. */
export function tally(candidates: readonly WrittenAnswer[]): readonly (readonly [answer: string, times: number])[] {
  if (candidates.length < 2) return [];
  const counts = new Map<string, number>();
  for (const candidate of candidates) {
    const name = candidate.ok ? candidate.text : candidate.kind;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** The same in one line: ` (5 draws: 4 ×3, 5 ×2)`. */
export function tallyWords(candidates: readonly WrittenAnswer[]): string {
  const counts = tally(candidates);
  return counts.length === 0 ? '' : ` (${candidates.length} draws: ${counts.map(([name, times]) => `${name} ×${times}`).join(', ')})`;
}
