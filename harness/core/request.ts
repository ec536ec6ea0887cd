import type { Json } from './json.ts';
import type { Message } from './message.ts';

/** How hard a reasoning model is asked to think. */
export type ReasoningEffort = 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | 'max';

/** Settings a user may set on a model; what is absent is not sent. */
export interface Settings {
  readonly temperature?: number;
  readonly topP?: number;
  /** Most tokens the answer may have, reasoning included. */
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
  /** The provider is sent a seed derived from this one and the call's id, so that two draws never share one. */
  readonly seed?: number;
  readonly reasoningEffort?: ReasoningEffort;
}

/** What a strategy asks of a model: the conversation, and settings that override the model's own. */
export interface Request extends Settings {
  readonly messages: readonly Message[];
  /** JSON Schema the answer must satisfy. */
  readonly schema?: { readonly name: string; readonly schema: Json };
  /** The answers there are, for models that are told to write nothing else (`Model.constrained`). */
  readonly choices?: {
    readonly texts: readonly string[];
    /** Where the model may reason first: what stands before the answer. */
    readonly lead?: string;
  };
}
