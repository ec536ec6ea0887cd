import type { Generation } from './generation.ts';
import type { Json } from './json.ts';
import type { Message } from './message.ts';
import type { Price } from './price.ts';
import type { Request } from './request.ts';
import type { Usage } from './usage.ts';

/** Where a call stands: enough for a server to tell draws apart and for a recording to find its row. */
export interface Call {
  /** Stable across resumes and retries; sent as x-client-request-id. */
  readonly id: string;
  /** The trial it belongs to; absent outside of trials. */
  readonly trial?: string;
  readonly task: string;
  readonly sample: SampleReference;
  readonly seat: number;
  /** 1-based turn of this seat in the trial; 0 outside turns (judges, extraction). */
  readonly turn: number;
  /** 0-based draw of a vote; 0 where there is none. */
  readonly draw: number;
  /** 1-based epoch of the trial; the first where absent. A recording answers each epoch with another draw, never a copy. */
  readonly epoch?: number;
  readonly signal: AbortSignal;
  /** The provider's headers say that no request is left for so many milliseconds: hold the endpoint's queue. */
  hold?(milliseconds: number): void;
}

/** What a recording can match a row by. */
export interface SampleReference {
  readonly id: string;
  /** Words that a recorded prompt of this sample must contain: the question, its options. */
  readonly words?: readonly string[];
}

/** Turns messages into text. */
export interface Model {
  /** The spec that names it, settings included, e.g. `openai/gpt-5-mini?temperature=0`. */
  readonly id: string;
  /**
   * What decides its answers, where its id does not say just that (a path says where a file lies): journalled requests are known by it.
   * Its id and endpoint unless given.
   */
  readonly identity?: string;
  /** What is paced together: base URL and model name, e.g. `https://api.openai.com/v1 gpt-5-mini`. */
  readonly endpoint: string;
  /** US dollars per million tokens; `free` for what nobody bills; undefined where unknown. */
  readonly price?: Price | 'free';
  /** Answers are read from a recording: the time they take here says nothing of the model. */
  readonly recorded?: boolean;
  /** Calls that can run at once where the model itself bounds them (a local model's slots). */
  readonly slots?: number;
  /** Whether it writes one of a request's `choices` and nothing else; strategies then list them. */
  readonly constrained?: boolean;
  /** Most tokens an answer may have where the user set it; budgets reserve that many. */
  readonly maxTokens?: number;
  /** One answer. Rejects with ProviderError, or with the signal's reason once that is aborted. Never retries by itself. */
  generate(request: Request, call: Call): Promise<Generation>;
  /** Natural-log probabilities of each choice as the continuation of the messages. */
  choose?(messages: readonly Message[], choices: readonly string[], call: Call): Promise<LookUp<number[]>>;
  /** What has to be done once before it can answer (a local model is loaded); its time is waiting, no call's. Rejects as `generate` does. */
  ready?(): Promise<void>;
  /** A trial that may have called it is over: what it kept for the trial's conversations may go. */
  trialOver?(trial: string): void;
  /** One unit vector a text. */
  embed?(texts: readonly string[], call: Call): Promise<LookUp<Float32Array[]>>;
}

/** What was found without writing anything, what it took, and how it was asked. */
export interface LookUp<T> {
  readonly value: T;
  readonly usage?: Usage;
  readonly sent?: Json;
}
