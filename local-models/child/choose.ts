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
  { conversation, signal }: AskCall,
): Promise<Found<number[]>> {
  const { tokens, reasons } = model.prompts.prompt(messages, think);
  const prompt = reasons ? [...tokens, ...model.prompts.control('\n</think>\n\n')] : tokens;
  const continuations = choices.map((text) => model.prompts.plain(text));
  if (continuations.some(({ length }) => length === 0)) throw new Failed('bad-request', 'one of the choices is an empty text');
  const tree = choiceTree(continuations);
  return model.slots.use(prompt, conversation, async (slot) => {
    const { rest, reused } = await slot.prepare(prompt, Math.max(...continuations.map(({ length }) => length)), signal);
    const logs = new Array<number>(choices.length).fill(0);
    let evaluated = prompt.length - reused;
    const last = rest.map((_, at) => (at === rest.length - 1 ? tree : undefined));
    await walk(tree, 0, (await nextOf(slot, rest, last)).at(-1) as Next, prompt.length);
    return { value: logs, evaluated, reused };

    /** Adds up what lies below a node; the slot holds so many tokens, the node's among them, before and after. */
    async function walk(node: ChoiceNode, sum: number, next: Next, length: number): Promise<void> {
      for (const [token] of node.next) {
        signal.throwIfAborted();
        const { tokens: branch, nodes } = branchFrom(node, token);
        const fork = nodes.at(-1) as ChoiceNode;
        // Nothing comes after the last token of a text that ends the branch.
        const asked = fork.next.size === 0 ? branch.slice(0, -1) : branch;
        const after = asked.length === 0 ? [] : await nextOf(slot, asked, nodes);
        evaluated += asked.length;
        let total = sum;
        branch.forEach((one, at) => {
          total += ((at === 0 ? next : after[at - 1]) as Next).get(one) as number;
          for (const index of (nodes[at] as ChoiceNode).ends) logs[index] = total;
        });
        if (fork.next.size > 0) await walk(fork, total, after.at(-1) as Next, length + branch.length);
        await slot.cut(length);
      }
    }
  });
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
      // The library's includeMax gives nothing (3.22.1); the first of the likeliest is the highest.
      return [token, { generateNext: { logits: { filter: { tokens: wanted, includeTop: 1 } }, totalLogitWeight: true } }];
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
