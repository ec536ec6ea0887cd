/** Tags between which models put their reasoning. */
const TAGS = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<reasoning>', '</reasoning>'],
  ['[THINK]', '[/THINK]'],
] as const;

/** Every tag, for models in which they are tokens that print as nothing. */
export const REASONING_TAGS: readonly string[] = TAGS.flat();

/** Whether a prompt ends inside a block of reasoning, as some templates have it. */
export const opensReasoning = (prompt: string): boolean => TAGS.some(([open]) => prompt.trimEnd().endsWith(open));

/** A reply's reasoning and its answer. */
export interface Split {
  readonly reasoning?: string;
  readonly answer: string;
}

/** Splits a block of reasoning from the front of a reply. One that never ends leaves no answer. `opened`: the prompt opened it. */
export function splitReasoning(text: string, opened: boolean): Split {
  const begun = text.trimStart();
  const tags =
    TAGS.find(([open]) => begun.startsWith(open)) ?? (opened ? (TAGS.find(([, close]) => text.includes(close)) ?? TAGS[0]) : undefined);
  if (tags === undefined) return { answer: text };
  const [open, close] = tags;
  const inside = begun.startsWith(open) ? begun.slice(open.length) : text;
  const end = inside.indexOf(close);
  const reasoning = (end === -1 ? inside : inside.slice(0, end)).trim();
  const answer = end === -1 ? '' : inside.slice(end + close.length).trimStart();
  return reasoning === '' ? { answer } : { reasoning, answer };
}
