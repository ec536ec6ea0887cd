import { totalmem } from 'node:os';
import {
  getLlama,
  type Llama,
  type LlamaContext,
  type LlamaEmbeddingContext,
  type LlamaGrammar,
  LlamaGrammarEvaluationState,
  LlamaLogLevel,
  type LlamaModel,
} from 'node-llama-cpp';
import type { Json } from '../../harness/core/json.ts';
import { figure } from '../figure.ts';
import { type Load, type Loaded, UNQUANTISED } from '../process/load.ts';
import { choiceGrammar } from './choice-grammar.ts';
import { Failed } from './failed.ts';
import { firstLine } from './first-line.ts';
import { measuredThreads } from './measured-threads.ts';
import { Prompts } from './prompt.ts';
import { CHUNK, Slot } from './slot.ts';
import { Slots } from './slots.ts';

/** Tokens a slot holds where the user names no number: as many as this, if the model was trained for them and memory has room. */
const CONTEXT = 4_096;
const LEAST_CONTEXT = 512;
/** Grammars kept compiled. */
const GRAMMARS = 64;

/** A model in memory: its weights, one context with a sequence for each slot, and what was made of them. */
export class LoadedModel {
  readonly model: LlamaModel;
  readonly prompts: Prompts;
  readonly slots: Slots<Slot>;
  readonly facts: Loaded;
  readonly #llama: Llama;
  readonly #grammars = new Map<string, LlamaGrammar>();
  #embeddings: Promise<LlamaEmbeddingContext> | undefined;

  private constructor(llama: Llama, model: LlamaModel, slots: readonly Slot[], facts: Loaded) {
    this.#llama = llama;
    this.model = model;
    this.prompts = new Prompts(model);
    this.slots = new Slots(slots);
    this.facts = facts;
  }

  /** Rejects with Failed: a backend that is not there, an architecture llama.cpp does not know, too little memory. */
  static async load(load: Load, cacheBytes: number): Promise<LoadedModel> {
    const said: string[] = [];
    const llama = await started(load, said);
    try {
      if (llama.gpu === false) checkMemory(load, cacheBytes);
      const model = await llama.loadModel({
        modelPath: load.path,
        defaultContextFlashAttention: flashOf(llama, load),
        ...(llama.gpu !== false && { gpuLayers: layersOf(load) }),
      });
      const measured =
        load.threads === undefined && llama.gpu === false ? await measuredThreads(model, llama.cpuMathCores, load.slots) : undefined;
      const threads = load.threads ?? measured?.threads ?? llama.cpuMathCores;
      const context = await contextOf(llama, model, load, threads);
      const slots = Array.from({ length: load.slots }, () => new Slot(context.getSequence(), load.slots === 1));
      return new LoadedModel(llama, model, slots, await factsOf(llama, model, context, threads, measured?.seconds));
    } catch (error) {
      throw error instanceof Failed ? error : new Failed('not-found', why(error, said));
    }
  }

  /** A fresh state of the grammar that holds answers to a JSON Schema. Rejects with Failed where the schema cannot be one. */
  schemaGrammar(schema: Json): Promise<LlamaGrammarEvaluationState> {
    return this.#state(`schema ${JSON.stringify(schema)}`, () => this.#llama.createGrammarForJsonSchema(schema as never));
  }

  choiceGrammar(texts: readonly string[]): Promise<LlamaGrammarEvaluationState> {
    const grammar = choiceGrammar(texts);
    return this.#state(grammar, () => this.#llama.createGrammar({ grammar }));
  }

  /** A context of its own, made when the first text is embedded. */
  embeddings(): Promise<LlamaEmbeddingContext> {
    this.#embeddings ??= this.model
      .createEmbeddingContext({ contextSize: Math.min(CONTEXT, this.model.trainContextSize), threads: this.facts.threads })
      .catch((error: unknown) => {
        this.#embeddings = undefined;
        throw new Failed('bad-request', `texts cannot be embedded (${firstLine(error)})`);
      });
    return this.#embeddings;
  }

  async #state(key: string, make: () => Promise<LlamaGrammar>): Promise<LlamaGrammarEvaluationState> {
    let grammar = this.#grammars.get(key);
    if (grammar === undefined) {
      grammar = await make().catch((error: unknown) => {
        throw new Failed('bad-request', `no grammar can be made of what the answer must look like (${firstLine(error)})`);
      });
    }
    // The last used stands last.
    this.#grammars.delete(key);
    this.#grammars.set(key, grammar);
    const [oldest] = this.#grammars.keys();
    if (this.#grammars.size > GRAMMARS && oldest !== undefined) this.#grammars.delete(oldest);
    return new LlamaGrammarEvaluationState({ model: this.model, grammar });
  }
}

/** The library's own estimate overflows where a file claims an absurd context. */
function checkMemory({ slots, context = LEAST_CONTEXT }: Load, cacheBytes: number): void {
  const wanted = cacheBytes * slots * context;
  if (wanted <= totalmem()) return;
  const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  const why = `a cache of ${figure(slots)} × ${figure(context)} tokens takes ${gigabytes(wanted)}, and the machine has ${gigabytes(totalmem())}`;
  throw new Failed('not-found', `the model cannot be loaded: ${why}; lower context= or slots=`);
}

async function started({ gpu }: Load, said: string[]): Promise<Llama> {
  try {
    return await getLlama({
      gpu: gpu === 'false' ? false : gpu,
      // Nothing is built or downloaded behind the user's back.
      build: 'never',
      skipDownload: true,
      maxThreads: 0,
      logLevel: LlamaLogLevel.warn,
      logger: (_, message) => {
        said.push(message.trim());
        if (said.length > 40) said.shift();
      },
    });
  } catch (error) {
    throw new Failed(
      'not-found',
      `llama.cpp has no working ${gpu === 'false' || gpu === 'auto' ? '' : `${gpu} `}backend here (${firstLine(error)}); see pentathlon doctor`,
    );
  }
}

const layersOf = ({ layers, context, slots }: Load) =>
  layers === 'auto' ? { fitContext: { contextSize: (context ?? CONTEXT) * slots } } : layers;

function contextOf(llama: Llama, model: LlamaModel, load: Load, threads: number): Promise<LlamaContext> {
  const { slots, context, kv } = load;
  const type = kv.toUpperCase() as 'F16';
  return model.createContext({
    sequences: slots,
    contextSize: context ?? contextWithin(Math.min(CONTEXT, model.trainContextSize), slots),
    threads: { ideal: threads, min: threads },
    flashAttention: flashOf(llama, load),
    experimentalKvCacheKeyType: type,
    experimentalKvCacheValueType: type,
    // With a cache of the whole, models of sliding windows go back to any place as others do.
    ...(slots === 1 && { batchSize: CHUNK, swaFullCache: true }),
  });
}

/** Less where memory is short; but with one slot what fits must not depend on the hour. */
const contextWithin = (most: number, slots: number) => (slots === 1 ? most : { min: Math.min(LEAST_CONTEXT, most), max: most });

/**
 * On the processor flash attention gains nothing, and for some widths of heads pieces of less than 64 tokens are many times slower with it;
 * quantised caches cannot do without.
 */
const flashOf = (llama: Llama, { flash, kv }: Load): 'auto' | boolean =>
  flash === 'auto' && llama.gpu === false ? !UNQUANTISED.includes(kv) : flash;

async function factsOf(
  llama: Llama,
  model: LlamaModel,
  context: LlamaContext,
  threads: number,
  measured: Readonly<Record<number, number>> | undefined,
): Promise<Loaded> {
  return {
    backend: llama.gpu === false ? 'cpu' : llama.gpu,
    devices: llama.gpu === false ? [] : await llama.getGpuDeviceNames(),
    gpuLayers: model.gpuLayers,
    context: context.contextSize,
    trainedContext: model.trainContextSize,
    slots: context.totalSequences,
    kv: kvName(context),
    flash: String(context.flashAttention),
    threads,
    ramBytes: model.memoryUsage.ram + context.memoryUsage.ram,
    vramBytes: model.memoryUsage.vram + context.memoryUsage.vram,
    ...(measured !== undefined && { measured }),
    release: llama.llamaCppRelease.release,
  };
}

const KV_NAMES: Readonly<Record<number, string>> = { 0: 'f32', 1: 'f16', 2: 'q4_0', 3: 'q4_1', 6: 'q5_0', 7: 'q5_1', 8: 'q8_0' };
const kvName = (context: LlamaContext): string => KV_NAMES[context.kvCacheKeyType] ?? String(context.kvCacheKeyType);

/** The error in one line, with what llama.cpp said of it: it gives its reason first, and then that it failed. */
function why(error: unknown, said: readonly string[]): string {
  const reason = said.map((line) => /error loading model: (.+)/.exec(line)?.[1]).find((found) => found !== undefined);
  const detail = reason ?? said.find((line) => /error|unknown|unsupported|failed|not enough|invalid/i.test(line));
  return `the model cannot be loaded: ${firstLine(error)}${detail === undefined ? '' : ` (${detail.split('\n')[0]})`}`;
}
