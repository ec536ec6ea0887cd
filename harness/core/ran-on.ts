import type { Generation } from './generation.ts';

/** What a local model really ran on, as its answers keep it in `sent.runs_on`. */
export interface RanOn {
  /** Of llama.cpp: `cpu`, `cuda`, `vulkan` or `metal`. */
  readonly backend: string;
  /** Names of the devices and layers on them; absent on the processor. */
  readonly devices?: readonly string[];
  readonly gpu_layers?: number;
  readonly threads: number;
  /** Requests that could be under way at once, and tokens each had room for. */
  readonly slots: number;
  readonly context: number;
  /** Type of the cache of keys and values. */
  readonly kv: string;
  /** Whether flash attention was on. */
  readonly flash: string;
  /** Release of llama.cpp. */
  readonly llama_cpp: string;
}

/** How a local model's answer was drawn, beside sampling. */
export interface LocalSent {
  readonly runs_on: RanOn;
  /** Whether the same request comes to the same text again. */
  readonly exact: boolean;
  /** `choices` where nothing but a legal answer could be written. */
  readonly grammar?: string;
}

/** That of an answer; undefined where no local model wrote it. */
export function localSent({ sent }: Generation): LocalSent | undefined {
  return typeof sent === 'object' && sent !== null && 'runs_on' in sent ? (sent as unknown as LocalSent) : undefined;
}
