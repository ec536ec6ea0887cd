import type { LlamaGrammarEvaluationState, SequenceEvaluateOptions, Token } from 'node-llama-cpp';
import type { Answer, Sampling } from '../process/protocol.ts';
import type { LoadedModel } from './loaded-model.ts';
import { Reply } from './reply.ts';
import type { Slot } from './slot.ts';

/** Tokens back from the end that a repeat penalty looks at, as in llama.cpp. */
const PENALISED = 64;

/** Where a stretch of writing ends. */
export interface Limits {
  readonly maxTokens: number;
  readonly stop: readonly string[];
  readonly grammar?: LlamaGrammarEvaluationState;
  /** Tokens that must fit after the prompt, for answers that are none when they are cut; one unless given. */
  readonly least?: number;
  /** Tokens to be left free after what is written. */
  readonly room?: number;
}

/** What a stretch of writing brought, and what it took. */
export interface Stretch {
  readonly text: string;
  readonly finish: Answer['finish'];
  readonly evaluated: number;
  readonly reused: number;
  readonly tokens: number;
}

/** Writes on after a prompt. */
export type Write = (prompt: readonly Token[], limits: Limits) => Promise<Stretch>;

/** Writes in a slot until the model ends, a stop sequence or a limit is met. Rejects with Failed, or once the signal is aborted. */
export const writer =
  (model: LoadedModel, slot: Slot, sampling: Sampling, signal: AbortSignal): Write =>
  async (prompt, { maxTokens, stop, grammar, least = 1, room = 0 }) => {
    const { rest, evaluated, reused } = await slot.prepare(prompt, least + room, signal);
    const most = Math.min(maxTokens, slot.sequence.contextSize - prompt.length - room);
    const reply = new Reply(model.model, stop);
    let finish: Answer['finish'] = 'stop';
    for await (const token of slot.sequence.evaluate(rest, options(sampling, reply, grammar))) {
      signal.throwIfAborted();
      if (reply.push(token)) break;
      if (reply.tokens.length < most) continue;
      finish = 'length';
      break;
    }
    return { text: reply.text(finish), finish, evaluated, reused, tokens: reply.tokens.length };
  };

function options(sampling: Sampling, reply: Reply, grammar: LlamaGrammarEvaluationState | undefined): SequenceEvaluateOptions {
  const { temperature, topK, topP, minP, seed, repeatPenalty } = sampling;
  return {
    temperature,
    topK,
    topP,
    minP,
    seed,
    ...(grammar !== undefined && { grammarEvaluationState: grammar }),
    ...(repeatPenalty !== 1 && {
      repeatPenalty: { penalty: repeatPenalty, punishTokens: () => reply.tokens.slice(-PENALISED), maxPunishTokens: PENALISED },
    }),
  };
}
