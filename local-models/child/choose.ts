import type { Token } from 'node-llama-cpp';
import type { ChatMessage } from '../protocol.ts';
import type { AskCall } from './ask-call.ts';
import { Failed } from './failed.ts';
import type { LoadedModel } from './loaded-model.ts';
import type { Slot } from './slot.ts';

/** Natural-log probabilities of texts as the beginning of the answer, each the sum over its tokens. Rejects with Failed. */
export async function choose(
  model: LoadedModel,
  {
    messages,
    choices,
    think,
  }: { readonly messages: readonly ChatMessage[]; readonly choices: readonly string[]; readonly think?: boolean },
  { conversation, signal }: AskCall,
): Promise<number[]> {
  const { tokens, reasons } = model.prompts.prompt(messages, think);
  const prompt = reasons ? [...tokens, ...model.prompts.plain('\n</think>\n\n')] : tokens;
  const continuations = choices.map((text) => model.prompts.plain(text));
  if (continuations.some(({ length }) => length === 0)) throw new Failed('bad-request', 'one of the choices is an empty text');
  return model.slots.use(prompt, conversation, async (slot) => {
    const longest = Math.max(...continuations.map(({ length }) => length));
    const { rest } = await slot.prepare(prompt, longest, signal);
    const first = await scored(slot, rest, new Map([[rest.length - 1, continuations.map(([token]) => token as Token)]]));
    const sums = continuations.map(([token]) => first.get(token as Token) as number);
    for (const [index, continuation] of continuations.entries()) {
      if (continuation.length === 1) continue;
      signal.throwIfAborted();
      const next = new Map(continuation.slice(1).map((token, at) => [at, [token]]));
      for (const logProbability of (await scored(slot, continuation.slice(0, -1), next, true)).values()) {
        sums[index] = (sums[index] as number) + logProbability;
      }
      await slot.cut(prompt.length);
    }
    return sums;
  });
}

/**
 * Evaluates tokens; after the token at each place named, the log-probabilities of some tokens to come next. Keyed by token, or by place
 * where `byPlace` (one token a place).
 */
async function scored(
  slot: Slot,
  tokens: readonly Token[],
  wanted: ReadonlyMap<number, readonly Token[]>,
  byPlace = false,
): Promise<Map<Token | number, number>> {
  const results = await slot.sequence.controlledEvaluate(
    tokens.map((token, at) => {
      const next = wanted.get(at);
      if (next === undefined) return token;
      // The library's includeMax gives nothing (3.22.1); the first of the likeliest is the highest.
      return [token, { generateNext: { logits: { filter: { tokens: next, includeTop: 1 } }, totalLogitWeight: true } }];
    }),
  );
  const found = new Map<Token | number, number>();
  for (const [at, next] of wanted) {
    const { logits, totalLogitWeight } = results[at]?.next ?? {};
    if (logits === undefined || totalLogitWeight === undefined) throw new Error('no log-probabilities came back');
    const highest = Math.max(...logits.values());
    for (const token of next) found.set(byPlace ? at : token, (logits.get(token) as number) - highest - Math.log(totalLogitWeight));
  }
  return found;
}
