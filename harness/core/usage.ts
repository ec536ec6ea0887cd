/**
 * Tokens of one call as the provider counted them, in parts that do not overlap.
 * `input` leaves out cached tokens (OpenAI counts them inside the prompt's, Anthropic outside; adapters even this out).
 */
export interface Usage {
  readonly input: number;
  readonly cachedInput: number;
  readonly cacheWrite: number;
  /** All tokens written, reasoning included. */
  readonly output: number;
  /** Those of `output` that were reasoning. */
  readonly reasoning: number;
}

/** All tokens that went in. */
export const inputTokens = (usage: Usage): number => usage.input + usage.cachedInput + usage.cacheWrite;
