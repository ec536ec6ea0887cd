import type { GenerateAsk } from '../process/protocol.ts';
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
  const { lead = '' } = ask.choices ?? {};
  if (lead === '' && !prompt.reasons) {
    const said = await write(prompt.tokens, form);
    return { said, split: { answer: said.text.trimEnd() } };
  }
  const room = Math.min(form.maxTokens, ask.maxTokens);
  const thought = await write(prompt.tokens, { maxTokens: ask.maxTokens, stop: lead === '' ? ask.stop : [...ask.stop, lead.trim()], room });
  const { reasoning, answer } = splitReasoning(thought.text, prompt.reasons);
  const begun = lead === '' ? '' : `${answer.trimEnd()}\n\n${lead}`;
  const { plain, control } = model.prompts;
  const thinking =
    reasoning === undefined ? [] : [...control(prompt.reasons ? '' : '<think>\n'), ...plain(reasoning), ...control('\n</think>\n\n')];
  const said = await write([...prompt.tokens, ...thinking, ...plain(begun)], form);
  return {
    said: { ...said, evaluated: thought.evaluated, reused: thought.reused, tokens: thought.tokens + said.tokens },
    split: { ...(reasoning !== undefined && { reasoning }), answer: `${begun}${said.text}`.trim() },
  };
}

async function formOf(model: LoadedModel, { choices, schema, maxTokens, stop }: GenerateAsk): Promise<Limits> {
  if (choices === undefined) return { maxTokens, stop: [...stop, BLANK], grammar: await model.schemaGrammar(schema ?? {}) };
  // A token is a byte at least; one more ends the answer.
  const longest = Math.max(...choices.texts.map((text) => Buffer.byteLength(text))) + 1;
  return { maxTokens: longest, stop: [], grammar: await model.choiceGrammar(choices.texts) };
}
