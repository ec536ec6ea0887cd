/** Tags between which models put their reasoning. */
const TAGS = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<reasoning>', '</reasoning>'],
  ['[THINK]', '[/THINK]'],
] as const;

/** Every tag, for models in which they are tokens that print as nothing. */
export const REASONING_TAGS: readonly string[] = TAGS.flat();

/** The tag that ends the block of reasoning in which a prompt ends, as some templates have it; undefined where it ends in none. */
export const openReasoning = (prompt: string): string | undefined => TAGS.find(([open]) => prompt.trimEnd().endsWith(open))?.[1];

/** A reply's reasoning and its answer. */
export interface Split {
  readonly reasoning?: string;
  readonly answer: string;
}

/** Splits a block of reasoning from the front of a reply. One that never ends leaves no answer. `closing`: ends the one that the prompt opened. */
export function splitReasoning(text: string, closing: string | undefined): Split {
  const begun = text.trimStart();
  const tags = TAGS.find(([open]) => begun.startsWith(open)) ?? TAGS.find(([, close]) => close === closing);
  if (tags === undefined) return { answer: text };
  const [open, close] = tags;
  const inside = begun.startsWith(open) ? begun.slice(open.length) : text;
  const end = inside.indexOf(close);
  const reasoning = (end === -1 ? inside : inside.slice(0, end)).trim();
  const answer = end === -1 ? '' : inside.slice(end + close.length).trimStart();
  return reasoning === '' ? { answer } : { reasoning, answer };
}
