import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { UserError } from '../core/errors/user-error.ts';
import { type Message, user } from '../core/message.ts';
import type { Random } from '../core/random.ts';
import type { Request, Settings } from '../core/request.ts';
import type { Scope } from '../core/scope.ts';
import type { Turn } from '../core/turn.ts';
import type { OrderedCalls } from './ordered-calls.ts';
import { scopeChatModel } from './scope-chat-model.ts';

/** What a custom agent's code is given beside its turn. */
export interface CustomTools {
  /** One journalled call to the agent's model; resolves to its words. Text alone is one message of the user's. */
  call(messages: string | readonly Message[], settings?: Settings): Promise<string>;
  /** The agent's model as a LangChain chat model; its calls are journalled too. Ask for it anew on every turn. */
  chat(): Promise<BaseChatModel>;
  /** Seeded by the trial and the turn: the only source of chance that a resumed trial repeats. */
  readonly rng: Random;
  readonly seat: number;
  /** The legal answers as text, where the turn lists them. */
  readonly legal?: readonly string[];
  /** What a seat may know of its game, in the game's own words. */
  readonly information?: string;
  /** Empty when the agent sits down and kept from turn to turn of one trial. Module variables outlive trials: keep nothing there. */
  readonly memory: Map<string, unknown>;
  readonly signal: AbortSignal;
}

/** The tools of one turn. Without a model, `call` and `chat` reject with a UserError that names the parameter to set. */
export function customTools<A>(
  turn: Turn<A>,
  scope: Scope,
  place: { readonly id: string; readonly seat: number; readonly memory: Map<string, unknown>; readonly calls: OrderedCalls | undefined },
): CustomTools {
  const { id, seat, memory, calls } = place;
  const ask = async (request: Request) => {
    if (calls === undefined) throw noModel(id);
    return calls.call(request);
  };
  return {
    call: async (messages, settings = {}) => {
      const conversation = typeof messages === 'string' ? [user(messages)] : messages;
      return (await ask({ ...settings, messages: conversation })).text;
    },
    chat: async () => {
      if (calls === undefined) throw noModel(id);
      return scopeChatModel(ask);
    },
    rng: scope.rng,
    seat,
    ...(turn.legal && { legal: turn.legal.map((answer) => turn.answer.write(answer)) }),
    ...(turn.position && { information: turn.position.information }),
    memory,
    signal: scope.signal,
  };
}

const noModel = (id: string): UserError =>
  new UserError(`${id} calls a model but names none: add the parameter model=, e.g. custom:<module>?model=openai/gpt-5-mini`);
