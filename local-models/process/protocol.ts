import type { ProviderFailure } from '../../harness/core/errors/provider-error.ts';
import type { Json } from '../../harness/core/json.ts';
import type { Load } from './load.ts';

/** A message as a chat template takes it. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** How tokens are drawn. */
export interface Sampling {
  /** 0 takes the likeliest token. */
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
  /** 1 is none. */
  readonly repeatPenalty: number;
  readonly seed: number;
}

/** One answer asked for. */
export interface GenerateAsk {
  readonly kind: 'generate';
  readonly messages: readonly ChatMessage[];
  readonly sampling: Sampling;
  readonly maxTokens: number;
  readonly stop: readonly string[];
  /** JSON Schema the answer must satisfy. */
  readonly schema?: Json;
  /** The answer is one of these; `lead` stands before it where the model may reason first. */
  readonly choices?: { readonly texts: readonly string[]; readonly lead?: string };
  /** Asks a model whose template can switch reasoning on and off. */
  readonly think?: boolean;
}

/** Whose turn of which trial an ask is: its conversation finds its own slot again. */
export interface Conversation {
  readonly trial: string;
  readonly seat: number;
}

/** What the child is asked. `warm` loads the model, as every other ask does first. */
export type Ask =
  | { readonly kind: 'warm' }
  | GenerateAsk
  | { readonly kind: 'choose'; readonly messages: readonly ChatMessage[]; readonly choices: readonly string[]; readonly think?: boolean }
  | { readonly kind: 'embed'; readonly texts: readonly string[] };

/** What comes back for a `generate`. */
export interface Answer {
  readonly text: string;
  readonly reasoning?: string;
  readonly finish: 'stop' | 'length';
  /** Prompt tokens evaluated now, and those found in the slot. */
  readonly evaluated: number;
  readonly reused: number;
  readonly output: number;
  readonly reasoningTokens: number;
}

/** What comes back for a `choose` or an `embed`. */
export interface Found<T> {
  readonly value: T;
  readonly evaluated: number;
  readonly reused: number;
}

export interface Failure {
  readonly kind: ProviderFailure;
  readonly message: string;
}

/** To the child: first a load, then asks, each with a number; an ask may be dropped, and a trial be over. */
export type ToChild =
  | { readonly load: Load; readonly cacheBytes: number }
  | { readonly id: number; readonly ask: Ask; readonly conversation?: Conversation }
  | { readonly drop: number }
  | { readonly over: string };

/** From the child, one for each ask. */
export type FromChild =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly failure: Failure };
