import type { LlamaGrammarEvaluationState, SequenceEvaluateOptions, Token } from 'node-llama-cpp';
import type { Answer, GenerateAsk, Sampling } from '../protocol.ts';
import type { LoadedModel } from './loaded-model.ts';
import { splitReasoning } from './reasoning.ts';
import { Reply } from './reply.ts';
import type { Slot } from './slot.ts';

/** Tokens back from the end that a repeat penalty looks at, as in llama.cpp. */
const PENALISED = 64;

/** What one stretch of generation brought. */
interface Stretch {
  readonly text: string;
  readonly finish: Answer['finish'];
  readonly evaluated: number;
  readonly reused: number;
  readonly tokens: number;
}

/** One answer. Rejects with Failed, or with the signal's reason once that is aborted. */
export async function generate(model: LoadedModel, ask: GenerateAsk, signal: AbortSignal): Promise<Answer> {
  const prompt = model.prompts.prompt(ask.messages, ask.think);
  const { choices, schema } = ask;
  return model.slots.use(prompt.tokens, async (slot) => {
    const write = (tokens: readonly Token[], limits: Limits) => stretch(model, slot, tokens, ask.sampling, limits, signal);
    if (choices === undefined) {
      const grammar = schema === undefined ? undefined : await model.schemaGrammar(schema);
      const said = await write(prompt.tokens, { maxTokens: ask.maxTokens, stop: ask.stop, grammar });
      return answerOf(model, said, splitReasoning(said.text, prompt.reasons));
    }
    const grammar = await model.choiceGrammar(choices.texts);
    const longest = Math.max(...choices.texts.map((text) => model.prompts.plain(text).length)) + 1;
    const constrained = { maxTokens: longest, stop: [], grammar };
    if (choices.lead === undefined && !prompt.reasons) {
      const said = await write(prompt.tokens, constrained);
      return answerOf(model, said, { answer: said.text });
    }
    // It may think first, in its own words; the answer itself is then one of the choices.
    const { lead = '' } = choices;
    const thought = await write(prompt.tokens, {
      maxTokens: ask.maxTokens,
      stop: [...ask.stop, ...(lead === '' ? [] : [lead.trim()])],
      room: longest,
    });
    const { reasoning, answer } = splitReasoning(thought.text, prompt.reasons);
    const begun = lead === '' ? '' : `${answer.trimEnd()}\n\n${lead}`;
    const closed = reasoning === undefined ? begun : `${prompt.reasons ? '' : '<think>\n'}${reasoning}\n</think>\n\n${begun}`;
    const said = await write([...prompt.tokens, ...model.prompts.plain(closed)], constrained);
    const both = {
      ...said,
      evaluated: thought.evaluated,
      reused: thought.reused,
      tokens: thought.tokens + said.tokens,
    };
    return answerOf(model, both, { ...(reasoning !== undefined && { reasoning }), answer: `${begun}${said.text}`.trimStart() });
  });
}

interface Limits {
  readonly maxTokens: number;
  readonly stop: readonly string[];
  readonly grammar?: LlamaGrammarEvaluationState | undefined;
  /** Tokens to be left free after what is written. */
  readonly room?: number;
}

async function stretch(
  model: LoadedModel,
  slot: Slot,
  prompt: readonly Token[],
  sampling: Sampling,
  { maxTokens, stop, grammar, room = 0 }: Limits,
  signal: AbortSignal,
): Promise<Stretch> {
  const { rest, reused } = await slot.prepare(prompt, 1 + room, signal);
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
  return { text: reply.text(), finish, evaluated: prompt.length - reused, reused, tokens: reply.tokens.length };
}

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

function answerOf(model: LoadedModel, { finish, evaluated, reused, tokens }: Stretch, split: ReturnType<typeof splitReasoning>): Answer {
  const { reasoning, answer } = split;
  return {
    text: answer,
    ...(reasoning !== undefined && { reasoning }),
    finish,
    evaluated,
    reused,
    output: tokens,
    reasoningTokens: reasoning === undefined ? 0 : Math.min(tokens, model.prompts.plain(reasoning).length),
  };
}
