import type { Mark } from './paper.ts';
import type { Section, Tab } from './sections.ts';

/** A place of a transcript that holds the words looked for. */
export interface Hit extends Mark {
  readonly turn: number;
  readonly tab: Tab;
}

/** More hits than anybody pages through. */
export const MOST_HITS = 10_000;

/** Where words stand in the prompts and replies of so many turns, in reading order; upper and lower case are one. At most MOST_HITS. */
export function hitsOf(words: string, turns: number, sectionsOf: (turn: number, tab: Tab) => readonly Section[]): readonly Hit[] {
  if (words === '') return [];
  const pattern = new RegExp(escaped(words), 'giu');
  const hits: Hit[] = [];
  for (let turn = 0; turn < turns; turn++) {
    for (const tab of ['prompt', 'reply'] as const) {
      for (const [section, { text }] of sectionsOf(turn, tab).entries()) {
        for (const { index, 0: found } of text.matchAll(pattern)) {
          hits.push({ turn, tab, section, start: index, end: index + found.length });
          if (hits.length === MOST_HITS) return hits;
        }
      }
    }
  }
  return hits;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
