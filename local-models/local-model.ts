import { derivedSeed } from '../harness/core/derived-seed.ts';
import { ProviderError } from '../harness/core/errors/provider-error.ts';
import type { Generation } from '../harness/core/generation.ts';
import type { Json } from '../harness/core/json.ts';
import { type Message, textOf } from '../harness/core/message.ts';
import type { Call, LookUp, Model } from '../harness/core/model.ts';
import type { LocalSent } from '../harness/core/ran-on.ts';
import type { Request } from '../harness/core/request.ts';
import type { Loaded } from './process/load.ts';
import type { LocalFile } from './process/local-file.ts';
import { type Asked, ModelProcess } from './process/model-process.ts';
import type { Answer, ChatMessage, Conversation, Found, GenerateAsk, Sampling } from './process/protocol.ts';

/** What a local model is made with. */
export interface LocalOptions {
  /** The spec that names it. */
  readonly id: string;
  readonly file: LocalFile;
  /** Of the file's content and of all that the user said of it. */
  readonly identity: string;
  readonly settings: LocalSettings;
  /** A finite legal answer is then always legal: nothing else can be written. */
  readonly constrain: boolean;
}

/** What the user may set; what is absent is as in llama.cpp. */
export interface LocalSettings extends Partial<Omit<Sampling, 'seed'>> {
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
  readonly seed?: number;
  /** Asks a model whose template can switch reasoning on and off. */
  readonly think?: boolean;
}

/** llama.cpp's own. */
const DEFAULTS: Omit<Sampling, 'seed'> = { temperature: 0.8, topK: 40, topP: 0.95, minP: 0.05, repeatPenalty: 1 };
/** Small models often do not end by themselves. */
export const MOST_TOKENS = 1_024;

/** How a model is loaded where the user says nothing. */
const USUAL: Readonly<Record<string, unknown>> = { gpu: 'auto', layers: 'auto', kv: 'f16', flash: 'auto' };

/** One process for all agents that load a file in the same way. */
const processes = new Map<string, ModelProcess>();

function processOf(endpoint: string, make: () => ModelProcess): ModelProcess {
  const found = processes.get(endpoint) ?? make();
  processes.set(endpoint, found);
  return found;
}

/** A GGUF model in a process of its own, shared by all agents that load it in the same way; loaded when it is first asked. */
export function localModel({ id, file, identity, settings, constrain }: LocalOptions): Model {
  const { name, load } = file;
  const endpoint = endpointOf(file);
  const shared = () => processOf(endpoint, () => new ModelProcess(file));
  return {
    id,
    identity,
    endpoint,
    price: 'free',
    slots: load.slots,
    maxTokens: settings.maxTokens ?? MOST_TOKENS,
    ...(constrain && { constrained: true }),
    async generate(request, call) {
      const ask = askOf(request, settings, call);
      const { value, loaded } = await shared().ask<Answer>(ask, call.signal, conversationOf(call));
      return generationOf(value, sentOf(ask, loaded));
    },
    async choose(messages, choices, call) {
      const ask = { kind: 'choose', messages: chat(messages, name), choices, ...thinkOf(settings) } as const;
      return lookedUp(await shared().ask<Found<number[]>>(ask, call.signal, conversationOf(call)));
    },
    async embed(texts, call) {
      return lookedUp(await shared().ask<Found<Float32Array[]>>({ kind: 'embed', texts }, call.signal));
    },
    ready: async () => {
      await shared().ready();
    },
    trialOver: (trial) => processes.get(endpoint)?.over(trial),
  };

  function askOf(request: Request, own: LocalSettings, call: Call): GenerateAsk {
    const { temperature, topP, maxTokens, stop, seed, reasoningEffort } = request;
    const think = reasoningEffort === undefined ? own.think : reasoningEffort !== 'none';
    return {
      kind: 'generate',
      messages: chat(request.messages, name),
      sampling: {
        temperature: temperature ?? own.temperature ?? DEFAULTS.temperature,
        topK: own.topK ?? DEFAULTS.topK,
        topP: topP ?? own.topP ?? DEFAULTS.topP,
        minP: own.minP ?? DEFAULTS.minP,
        repeatPenalty: own.repeatPenalty ?? DEFAULTS.repeatPenalty,
        seed: derivedSeed(seed ?? own.seed ?? 0, call.id),
      },
      maxTokens: maxTokens ?? own.maxTokens ?? MOST_TOKENS,
      stop: stop ?? own.stop ?? [],
      ...(request.schema !== undefined && { schema: request.schema.schema }),
      ...(request.choices !== undefined && { choices: request.choices }),
      ...(think !== undefined && { think }),
    };
  }
}

const conversationOf = ({ trial, seat }: Call): Conversation | undefined => (trial === undefined ? undefined : { trial, seat });

const thinkOf = ({ think }: LocalSettings) => (think === undefined ? {} : { think });

/** What is paced together: one file loaded in one way, what is as usual left out. */
function endpointOf({ name, content, load }: LocalFile): string {
  const told = Object.entries(load).flatMap(([key, value]) => (key === 'path' || value === USUAL[key] ? [] : [`${key}=${value}`]));
  return [`local/${name}#${content.slice(0, 8)}`, ...told].join(' ');
}

function chat(messages: readonly Message[], name: string): ChatMessage[] {
  return messages.map((message) => {
    if (typeof message.content !== 'string' && message.content.some(({ type }) => type === 'image'))
      throw new ProviderError(`local/${name}: takes no images`, { kind: 'bad-request', retryable: false });
    return { role: message.role, content: textOf(message) };
  });
}

function generationOf(answer: Answer, sent: Json): Generation {
  const { text, reasoning, finish, evaluated, reused, output, reasoningTokens } = answer;
  return {
    text,
    finish,
    ...(reasoning !== undefined && { reasoning }),
    usage: { input: evaluated, cachedInput: reused, cacheWrite: 0, output, reasoning: reasoningTokens },
    sent,
  };
}

function lookedUp<T>({ value: { value, evaluated, reused }, loaded }: Asked<Found<T>>): LookUp<T> {
  return { value, usage: { input: evaluated, cachedInput: reused, cacheWrite: 0, output: 0, reasoning: 0 }, sent: whereOf(loaded) };
}

/** How the answer was drawn and on what. */
function sentOf({ sampling, maxTokens, stop, choices, schema, think }: GenerateAsk, loaded: Loaded): Json {
  const { temperature, topK, topP, minP, repeatPenalty, seed } = sampling;
  return {
    temperature,
    ...(temperature > 0 && { top_k: topK, top_p: topP, min_p: minP, seed }),
    ...(repeatPenalty !== 1 && { repeat_penalty: repeatPenalty }),
    max_tokens: maxTokens,
    ...(stop.length > 0 && { stop: [...stop] }),
    ...(schema !== undefined && { grammar: 'json_schema' }),
    ...(choices !== undefined && { grammar: 'choices' }),
    ...(think !== undefined && { think }),
    ...whereOf(loaded),
  };
}

/** What it ran on. With several slots what runs beside a request changes rounding, and so may change its text. */
function whereOf({ backend, devices, gpuLayers, context, slots, kv, flash, threads, release }: Loaded) {
  return {
    runs_on: {
      backend,
      ...(backend !== 'cpu' && { devices: [...devices], gpu_layers: gpuLayers }),
      threads,
      slots,
      context,
      kv,
      flash,
      llama_cpp: release,
    },
    exact: slots === 1,
  } satisfies LocalSent;
}
