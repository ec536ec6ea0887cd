import type { SampleReference } from '../core/model.ts';
import type { Recorded } from './replay-fields.ts';

/** The rows recorded for one sample, in file order; or why that cannot be said. */
export type Found = { readonly rows: readonly Recorded[] } | { readonly ambiguous: string };

/** Finds what was recorded for a sample. */
export interface ReplayIndex {
  byId(id: string): Found | undefined;
  /** By the request's own words: `prompts` are ways to write it, tried in turn. */
  byPrompt(prompts: readonly string[]): Found | undefined;
  /** By recorded prompts that hold all the words of a sample, each as whole words. */
  byWords(words: SampleReference['words']): Found | undefined;
  /** Whether the file tells rows apart by id. */
  readonly hasIds: boolean;
}

/** Prepares look-ups that together cost about one pass over the recorded prompts per thousand samples. */
export function replayIndex(rows: readonly Recorded[]): ReplayIndex {
  const ids = grouped(rows, ({ id }) => id);
  const prompts = grouped(rows, ({ prompt }) => (prompt === undefined ? undefined : plain(prompt)));
  const search = wordSearch([...prompts.keys()]);
  return {
    hasIds: ids.size > 0,
    byId: (id) => found(ids.get(id)),
    byPrompt: (texts) => found(texts.map((text) => prompts.get(plain(text))).find((group) => group !== undefined)),
    byWords(words = []) {
      const holding = search(words.map(plain).filter((word) => word !== ''));
      const groups = holding.map((prompt) => prompts.get(prompt) ?? []);
      if (groups.length < 2 || sameTexts(groups.flat())) return found(groups[0]);
      return {
        ambiguous: `rows ${groups
          .flatMap((group) => group.map(({ place }) => place))
          .slice(0, 4)
          .join(', ')} could each be its own`,
      };
    },
  };
}

const found = (rows: readonly Recorded[] | undefined): Found | undefined => (rows === undefined ? undefined : { rows });

const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();

const sameTexts = (rows: readonly Recorded[]): boolean => rows.every(({ text }) => text === rows[0]?.text);

function grouped(rows: readonly Recorded[], key: (row: Recorded) => string | undefined): Map<string, Recorded[]> {
  const groups = new Map<string, Recorded[]>();
  for (const row of rows) {
    const name = key(row);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return groups;
}

/**
 * A search for the prompts that hold all of some words: the longest word is looked for once in all prompts laid end to end, the others
 * only where it was found.
 */
function wordSearch(prompts: readonly string[]): (words: readonly string[]) => readonly string[] {
  const starts: number[] = [];
  let length = 0;
  for (const prompt of prompts) {
    starts.push(length);
    length += prompt.length + 1;
  }
  const all = prompts.join('\u0000');

  return (words) => {
    const [rarest, ...others] = [...words].sort((a, b) => b.length - a.length);
    if (rarest === undefined) return [];
    const holding = new Set<string>();
    for (let at = all.indexOf(rarest); at >= 0; at = all.indexOf(rarest, at + 1)) {
      const prompt = prompts[lastAtMost(starts, at)] as string;
      if (standsAlone(all, at, rarest.length) && others.every((word) => holds(prompt, word))) holding.add(prompt);
    }
    return [...holding];
  };
}

function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (standsAlone(text, at, word.length)) return true;
  }
  return false;
}

/** Whether a stretch of text neither starts nor ends inside a word: "12" stands alone in "A. 12", not in "112". */
function standsAlone(text: string, at: number, length: number): boolean {
  return !(wordy(text[at - 1]) && wordy(text[at])) && !(wordy(text[at + length - 1]) && wordy(text[at + length]));
}

const wordy = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Index of the last of some ascending numbers that is at most `value`. */
function lastAtMost(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
