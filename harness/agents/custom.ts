import type { Agent, Player } from '../core/agent.ts';
import type { Generation } from '../core/generation.ts';
import type { Json } from '../core/json.ts';
import type { Model } from '../core/model.ts';
import { type CustomRun, runOf, textIn } from './custom-export.ts';
import { customTools } from './custom-tools.ts';
import { single } from './draw.ts';
import { type Policy, withPolicy } from './illegal-policy.ts';
import { OrderedCalls } from './ordered-calls.ts';
import { readReply } from './read-reply.ts';

/**
 * An agent made of a user's module. `exported` is the module's default export (or the module, where it has none), one of
 * - a function `(turn, tools) => text`, sync or async (`CustomFunction`);
 * - an object `{ runnable: (chat) => prompt.pipe(chat).pipe(parser) }` (`CustomRunnableMaker`), so `export const runnable = …` will do;
 * - a LangChain runnable that needs no model, or takes the chat model from `config.configurable.chat`.
 *
 * A runnable is invoked with `{ messages, question, direct, reasoned, seat, legal, information }`: the turn as LangChain messages,
 * ended by the form of a direct answer; its words without that form; the two forms; seat, legal answers and information as in `tools`.
 * The text that comes back is read as any model's. Where it is a call's reply word for word, how that call ended counts too
 * (refused, cut off). Raises UserError on an export or a reply of another kind.
 */
export function customAgent(parts: {
  readonly id: string;
  readonly exported: unknown;
  readonly fingerprint: Json;
  /** What `tools.call` and the chat model call. */
  readonly model?: Model;
  readonly policy: Policy;
}): Agent {
  const { id, exported, fingerprint, model, policy } = parts;
  const run = runOf(id, exported, model !== undefined);
  return {
    id,
    fingerprint,
    models: model === undefined ? [] : [model],
    // How often code calls is not known ahead.
    callsPerTurn: model === undefined ? 0 : 1,
    plays: () => true,
    sit: (seat) => withPolicy(customPlayer(id, run, model, seat), policy, seat),
  };
}

function customPlayer(id: string, run: CustomRun, model: Model | undefined, seat: number): Player {
  const memory = new Map<string, unknown>();
  return {
    act: async (turn, scope) => {
      const calls = model && new OrderedCalls(model, scope);
      const tools = customTools(turn, scope, { id, seat, memory, calls });
      const { reply, generations } = await settle(run(turn, tools), calls);
      const generation = asGeneration(textIn(id, reply), generations);
      return single({ reading: await readReply(turn.answer, generation, scope), text: generation.text });
    },
  };
}

/** Waits for the code, then for its calls. A call that failed outweighs whatever the code made of it. */
async function settle(running: Promise<unknown>, calls: OrderedCalls | undefined) {
  const [ended] = await Promise.allSettled([running]);
  const generations = (await calls?.finished()) ?? [];
  if (ended.status === 'rejected') throw ended.reason;
  return { reply: ended.value, generations };
}

const asGeneration = (text: string, generations: readonly Generation[]): Generation =>
  generations.findLast((generation) => generation.text === text) ?? { text, finish: 'stop' };
