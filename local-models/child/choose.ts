import type { Token } from 'node-llama-cpp';
import type { ChatMessage, Found } from '../process/protocol.ts';
import type { AskCall } from './ask-call.ts';
import { branchFrom, type ChoiceNode, choiceTree } from './choice-tree.ts';
import { Failed } from './failed.ts';
import type { LoadedModel } from './loaded-model.ts';
import type { Slot } from './slot.ts';

/** Natural-log probabilities of tokens to come next. */
type Next = ReadonlyMap<Token, number>;

/** Natural-log probabilities of texts as the beginning of the answer, each the sum over its tokens. Rejects with Failed. */
export async function choose(
  model: LoadedModel,
  {
    messages,
    choices,
    think,
  }: { readonly messages: readonly ChatMessage[]; readonly choices: readonly string[]; readonly think?: boolean },
  call: AskCall,
): Promise<Found<number[]>> {
  const { tokens, closing } = model.prompts.prompt(messages, think);
  const prompt = closing === undefined ? tokens : [...tokens, ...model.prompts.control(`\n${closing}\n\n`)];
  const continuations = choices.map((text) => model.prompts.plain(text));
  if (continuations.some(({ length }) => length === 0)) throw new Failed('bad-request', 'one of the choices is an empty text');
  if (choices.length === 0) throw new Failed('bad-request', 'there are no answers to choose from');
  return model.slots.use(prompt, call, (slot) => slot.guarded(() => scored(slot, prompt, continuations, call.signal), call.signal));
}

async function scored(
  slot: Slot,
  prompt: readonly Token[],
  continuations: readonly (readonly Token[])[],
  signal: AbortSignal,
): Promise<Found<number[]>> {
  const tree = choiceTree(continuations);
  const { rest, evaluated, reused } = await slot.prepare(prompt, Math.max(...continuations.map(({ length }) => length)), signal);
  const value = new Array<number>(continuations.length).fill(0);
  let more = 0;
  const last = rest.map((_, at) => (at === rest.length - 1 ? tree : undefined));
  await walk(tree, 0, (await nextOf(slot, rest, last)).at(-1) as Next, prompt.length);
  return { value, evaluated: evaluated + more, reused };

  /** Adds up what lies below a node; the slot holds so many tokens, the node's among them, before and after. */
  async function walk(node: ChoiceNode, sum: number, next: Next, length: number): Promise<void> {
    for (const [token] of node.next) {
      signal.throwIfAborted();
      const { tokens: branch, nodes } = branchFrom(node, token);
      const fork = nodes.at(-1) as ChoiceNode;
      // Nothing comes after the last token of a text that ends the branch.
      const asked = fork.next.size === 0 ? branch.slice(0, -1) : branch;
      const after = asked.length === 0 ? [] : await nextOf(slot, asked, nodes);
      more += asked.length;
      let total = sum;
      branch.forEach((one, at) => {
        total += ((at === 0 ? next : after[at - 1]) as Next).get(one) as number;
        for (const index of (nodes[at] as ChoiceNode).ends) value[index] = total;
      });
      if (fork.next.size > 0) await walk(fork, total, after.at(-1) as Next, length + branch.length);
      await slot.cut(length);
    }
  }
}

/** Evaluates tokens; after each that stands before a node, the log-probabilities of the tokens that the node goes on with. */
async function nextOf(
  slot: Slot,
  tokens: readonly Token[],
  nodes: readonly (ChoiceNode | undefined)[],
): Promise<readonly (Next | undefined)[]> {
  const results = await slot.sequence.controlledEvaluate(
    tokens.map((token, at) => {
      const wanted = [...(nodes[at]?.next.keys() ?? [])];
      if (wanted.length === 0) return token;
      // At temperature 0 the token drawn is the likeliest: its logit is the highest. (includeMax gives nothing in 3.22.1.)
      const logits = { filter: { tokens: wanted, includeSelected: true } };
      return [token, { generateNext: { logits, totalLogitWeight: true, options: { temperature: 0 } } }];
    }),
  );
  return tokens.map((_, at) => {
    const wanted = nodes[at]?.next;
    if (wanted === undefined || wanted.size === 0) return undefined;
    const { logits, totalLogitWeight } = results[at]?.next ?? {};
    if (logits === undefined || totalLogitWeight === undefined) throw new Error('no log-probabilities came back');
    const normaliser = Math.max(...logits.values()) + Math.log(totalLogitWeight);
    return new Map([...wanted.keys()].map((token) => [token, (logits.get(token) as number) - normaliser]));
  });
}
