import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { UserError } from '../core/errors/user-error.ts';
import { textOf } from '../core/message.ts';
import type { Turn } from '../core/turn.ts';
import { appendText } from './ask.ts';
import type { CustomTools } from './custom-tools.ts';
import { toLangChain } from './langchain-messages.ts';

/** What a custom agent's code may answer with: text, or what holds it (a LangChain message; a LangGraph state ends with one). */
export type CustomReply = string | { readonly text: string } | { readonly messages: readonly { readonly text: string }[] };

/** A custom agent as a function, called on every turn. */
export type CustomFunction = (turn: Turn, tools: CustomTools) => CustomReply | Promise<CustomReply>;

/** As much of a LangChain runnable as is needed here. */
export interface CustomRunnable {
  invoke(input: unknown, config?: object): Promise<unknown>;
}

/** A custom agent as a LangChain runnable, built on every turn round a chat model whose calls are journalled. */
export interface CustomRunnableMaker {
  runnable(chat: BaseChatModel, tools: CustomTools): CustomRunnable | Promise<CustomRunnable>;
}

/** Runs a module's code on a turn; what it resolves to has not been checked. */
export type CustomRun = <A>(turn: Turn<A>, tools: CustomTools) => Promise<unknown>;

/** Finds out which kind of custom agent was exported. Raises UserError where it is none. */
export function runOf(id: string, exported: unknown, hasModel: boolean): CustomRun {
  if (typeof exported === 'function') return async (turn, tools) => exported(turn, tools);
  if (isRunnable(exported)) {
    return async (turn, tools) => invoke(exported, turn, tools, hasModel ? { chat: await tools.chat() } : {});
  }
  if (isMaker(exported)) {
    return async (turn, tools) => {
      const runnable = await exported.runnable(await tools.chat(), tools);
      if (isRunnable(runnable)) return invoke(runnable, turn, tools, {});
      throw new UserError(`${id}: expected runnable(chat) to return a LangChain runnable, got ${kindOf(runnable)}`);
    };
  }
  throw new UserError(
    `${id}: expected the module to export a function, a LangChain runnable or { runnable(chat) }, got ${kindOf(exported)}`,
  );
}

/** The words in what the code answered with. Raises UserError where there are none. */
export function textIn(id: string, reply: unknown): string {
  if (typeof reply === 'string') return reply;
  if (holdsText(reply)) return reply.text;
  const last = isObject(reply) && 'messages' in reply && Array.isArray(reply.messages) ? reply.messages.at(-1) : undefined;
  if (holdsText(last)) return last.text;
  throw new UserError(`${id}: expected its code to answer with text or { text }, got ${kindOf(reply)}`);
}

async function invoke<A>(runnable: CustomRunnable, turn: Turn<A>, tools: CustomTools, configurable: object): Promise<unknown> {
  const { seat, legal, information, signal } = tools;
  const input = {
    messages: await toLangChain(appendText(turn.prompt, turn.answer.instructions('direct'))),
    question: turn.prompt.map(textOf).join('\n\n'),
    direct: turn.answer.instructions('direct'),
    reasoned: turn.answer.instructions('reasoned'),
    seat,
    legal,
    information,
  };
  return runnable.invoke(input, { signal, configurable });
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isRunnable = (value: unknown): value is CustomRunnable => isObject(value) && 'invoke' in value && typeof value.invoke === 'function';
const isMaker = (value: unknown): value is CustomRunnableMaker =>
  isObject(value) && 'runnable' in value && typeof value.runnable === 'function';
const holdsText = (value: unknown): value is { text: string } => isObject(value) && 'text' in value && typeof value.text === 'string';

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
