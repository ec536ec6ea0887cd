import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { figure } from '../figure.ts';
import { Failed } from './failed.ts';
import { type Cached, sharedPrefix } from './slots.ts';

/** Tokens evaluated at once while a slot is alone; and the places at which its prompts are cut. */
export const CHUNK = 64;
/** Tokens evaluated before it is looked whether the request was dropped. */
const STRETCH = 128;

/** A slot that holds a prompt but for its last tokens, which are to be evaluated by whoever wants something drawn after them. */
export interface Prepared {
  readonly rest: Token[];
  /** Prompt tokens evaluated, the rest among them, and those that were there already. */
  readonly evaluated: number;
  readonly reused: number;
}

/** One sequence of the context, with what is evaluated in it. */
export class Slot implements Cached {
  readonly sequence: LlamaContextSequence;
  readonly #exact: boolean;
  /** Tokens from the beginning that were evaluated as prompts are, in whole chunks. */
  #whole = 0;

  /**
   * `exact`: a request must come to the same text whatever came before it. How many tokens are evaluated together changes rounding, and so
   * text; so prompts are cut at multiples of CHUNK, and only whole chunks of earlier prompts are reused: bit by bit what a fresh evaluation
   * of them gives.
   */
  constructor(sequence: LlamaContextSequence, exact: boolean) {
    this.sequence = sequence;
    this.#exact = exact;
  }

  get tokens(): readonly Token[] {
    return this.sequence.contextTokens;
  }

  /** `room`: tokens that must be left after the prompt. Rejects with Failed where they are not, or once the signal is aborted. */
  async prepare(prompt: readonly Token[], room: number, signal: AbortSignal): Promise<Prepared> {
    signal.throwIfAborted();
    if (prompt.length === 0) throw new Failed('bad-request', 'the prompt is empty: there is nothing to go on from');
    const over = prompt.length + room - this.sequence.contextSize;
    if (over > 0) throw tooLong(prompt.length, over, this.sequence.contextSize);
    const before = this.sequence.tokenMeter.getState();
    const reused = await this.#rewind(prompt);
    // In exact work the last piece begins at a chunk, whatever was reused.
    const from = this.#exact ? 0 : reused;
    const piece = this.#exact ? CHUNK : STRETCH;
    const begins = from + Math.floor((prompt.length - 1 - from) / piece) * piece;
    for (let at = reused; at < begins; at += STRETCH) {
      signal.throwIfAborted();
      await this.sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(at, Math.min(begins, at + STRETCH)) as Token[]);
    }
    signal.throwIfAborted();
    this.#whole = begins;
    const rest = prompt.slice(begins) as Token[];
    // Going back may have cost evaluations of the library's own; the meter knows, and counts the last token of a prompt as written.
    const evaluated = Math.min(prompt.length, this.sequence.tokenMeter.diff(before).usedInputTokens + rest.length);
    return { rest, evaluated, reused: prompt.length - evaluated };
  }

  /** Runs work in the slot. After an error that nobody foresaw nothing of what the slot holds is trusted any more. */
  async guarded<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failed) && !signal.aborted) await this.sequence.clearHistory().catch(() => undefined);
      throw error;
    }
  }

  /** Keeps the beginning that a prompt shares, and tells how long that is. */
  async #rewind(prompt: readonly Token[]): Promise<number> {
    const shared = Math.min(sharedPrefix(this.tokens, prompt), prompt.length - 1);
    await this.cut(this.#exact ? this.#wholeWithin(shared) : shared);
    return this.sequence.nextTokenIndex;
  }

  /** Whole chunks among the first tokens; none where an architecture cannot go back to any place it was at. */
  #wholeWithin(shared: number): number {
    return this.sequence.needsCheckpoints ? 0 : Math.floor(Math.min(shared, this.#whole) / CHUNK) * CHUNK;
  }

  /** Forgets all tokens from a place on. */
  async cut(from: number): Promise<void> {
    this.#whole = Math.min(this.#whole, from);
    const { nextTokenIndex } = this.sequence;
    if (from < nextTokenIndex) await this.sequence.eraseContextTokenRanges([{ start: from, end: nextTokenIndex }]);
  }
}

function tooLong(tokens: number, over: number, size: number): Failed {
  return new Failed(
    'bad-request',
    `the prompt has ${figure(tokens)} tokens, ${figure(over)} more than fit a slot of ${figure(size)} with room for an answer; raise context= or shorten the prompt`,
  );
}
