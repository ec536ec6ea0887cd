import type { GenerateAsk } from '../process/protocol.ts';
import { Failed } from './failed.ts';
import type { LoadedModel } from './loaded-model.ts';
import type { Prompt } from './prompt.ts';
import { type Split, splitReasoning } from './reasoning.ts';
import type { Limits, Stretch, Write } from './stretch.ts';

/** The library's grammars of JSON let blank lines follow without end; so many of them end the answer. */
const BLANK = '\n\n\n\n';

/** A constrained answer, and what it took, thinking included. */
export interface Constrained {
  readonly said: Stretch;
  readonly split: Split;
}

/**
 * An answer that a grammar holds to its form. Where the model may reason first, what it thinks is free: it writes until it ends or comes to
 * the `lead` by itself; then the lead is put, and the grammar sets in.
 */
export async function constrained(model: LoadedModel, ask: GenerateAsk, prompt: Prompt, write: Write): Promise<Constrained> {
  const form = await formOf(model, ask);
  const { lead } = ask.choices ?? {};
  if (lead === undefined && prompt.closing === undefined) {
    const said = await write(prompt.tokens, form);
    return { said, split: { answer: said.text.trimEnd() } };
  }
  const around = surroundings(model, prompt, lead);
  const least = form.least ?? Math.min(form.maxTokens, ask.maxTokens);
  const stop = lead === undefined ? ask.stop : [...ask.stop, lead];
  const thought = await write(prompt.tokens, { maxTokens: ask.maxTokens, stop, room: least + around.most });
  const { reasoning, answer } = splitReasoning(thought.text, prompt.closing);
  const begun = lead === undefined ? '' : `${answer.trimEnd()}\n\n${lead}`;
  const thinks = reasoning !== undefined || prompt.closing !== undefined;
  const { plain } = model.prompts;
  const words = thinks ? plain(reasoning ?? '') : [];
  const after = [...(thinks ? around.close : []), ...plain(begun)];
  const before = reasoning !== undefined && prompt.closing === undefined ? around.open : [];
  // What was written may be more tokens when it is read again: its beginning goes then, so that the answer fits.
  const over = before.length + words.length + after.length - thought.tokens - around.most;
  const said = await write([...prompt.tokens, ...before, ...words.slice(Math.max(0, over)), ...after], form);
  return {
    said: { ...said, evaluated: thought.evaluated, reused: thought.reused, tokens: thought.tokens + said.tokens },
    split: { ...(reasoning !== undefined && { reasoning }), answer: `${begun} ${said.text.trim()}`.trim() },
  };
}

/** What is put round a thought, and how many tokens that takes at most. */
function surroundings({ prompts: { control, plain } }: LoadedModel, { closing = '</think>' }: Prompt, lead: string | undefined) {
  const [open, close] = [control('<think>\n'), control(`\n${closing}\n\n`)];
  return { open, close, most: open.length + close.length + plain(`\n\n${lead ?? ''}`).length };
}

async function formOf(model: LoadedModel, { choices, schema, maxTokens, stop }: GenerateAsk): Promise<Limits> {
  if (choices === undefined) return { maxTokens, stop: [...stop, BLANK], grammar: await model.schemaGrammar(schema ?? {}) };
  if (choices.texts.length === 0) throw new Failed('bad-request', 'there are no answers to choose from');
  // After a lead a blank: there the words that models know begin.
  const texts = choices.lead === undefined ? choices.texts : choices.texts.map((text) => ` ${text}`);
  // A token is a byte at least; one more ends the answer.
  const longest = Math.max(...texts.map((text) => Buffer.byteLength(text))) + 1;
  return { maxTokens: longest, least: longest, stop: [], grammar: await model.choiceGrammar(texts) };
}
