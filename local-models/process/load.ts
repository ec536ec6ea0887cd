/** Types of the cache of keys and values, by their names in llama.cpp, from exact to small. */
export const KV_TYPES = ['f32', 'f16', 'q8_0', 'q5_1', 'q5_0', 'q4_1', 'q4_0'] as const;
export type KvType = (typeof KV_TYPES)[number];

/** Bytes that a number of the cache takes, by its type: quantised ones come in blocks of 32 with a scale. */
export const KV_BYTES: Readonly<Record<KvType, number>> = {
  f32: 4,
  f16: 2,
  q8_0: 34 / 32,
  q5_1: 24 / 32,
  q5_0: 22 / 32,
  q4_1: 20 / 32,
  q4_0: 18 / 32,
};

/** Those that do without flash attention. */
export const UNQUANTISED: readonly KvType[] = ['f32', 'f16'];

/** Backends of llama.cpp; `auto` takes the best that is there. */
export const GPUS = ['auto', 'cuda', 'vulkan', 'metal', 'false'] as const;
export type Gpu = (typeof GPUS)[number];

/** How a model is put into memory. Agents whose options are equal share one load. */
export interface Load {
  /** Absolute path of the GGUF file. */
  readonly path: string;
  readonly gpu: Gpu;
  /** Layers on the GPU: as many as fit, all, or so many. */
  readonly layers: 'auto' | 'max' | number;
  /** Requests that can be under way at once, each in a sequence of its own. With one alone a prompt and a seed always come to the same text. */
  readonly slots: number;
  /** Tokens a slot holds, prompt and answer together; absent: what the model was trained for, 4,096 at most, less where memory is short. */
  readonly context?: number;
  readonly kv: KvType;
  readonly flash: 'auto' | boolean;
  /** Threads of the processor; absent: measured. */
  readonly threads?: number;
}

/** What a load came to. */
export interface Loaded {
  /** The backend, `cpu` for none. */
  readonly backend: string;
  readonly devices: readonly string[];
  readonly gpuLayers: number;
  readonly context: number;
  readonly trainedContext: number | null;
  readonly slots: number;
  readonly kv: string;
  readonly flash: string;
  readonly threads: number;
  /** What the library reckons the weights and the context take, in bytes. */
  readonly ramBytes: number;
  readonly vramBytes: number;
  /** Seconds that a sample of work took by threads, where they were measured for this load. */
  readonly measured?: Readonly<Record<number, number>>;
  /** Of llama.cpp, e.g. `v0.5.0`. */
  readonly release: string;
}
