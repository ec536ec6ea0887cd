import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { Failed } from './failed.ts';
import { type Cached, sharedPrefix } from './slots.ts';

/** Tokens evaluated at once while a slot is alone; and the places at which its prompts are cut. */
export const CHUNK = 64;
/** Tokens evaluated before it is looked whether the request was dropped. */
const STRETCH = 512;

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

  /**
   * Makes the slot hold a prompt but for its last tokens, which are given back to be evaluated by whoever wants something drawn after
   * them; and says how many tokens were there already. `room`: tokens that must be left after the prompt.
   */
  async prepare(prompt: readonly Token[], room: number, signal: AbortSignal): Promise<{ readonly rest: Token[]; readonly reused: number }> {
    const over = prompt.length + room - this.sequence.contextSize;
    if (over > 0) throw tooLong(prompt.length, over, this.sequence.contextSize);
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
    return { rest: prompt.slice(begins) as Token[], reused };
  }

  /** Keeps the beginning that a prompt shares, and tells how long that is. */
  async #rewind(prompt: readonly Token[]): Promise<number> {
    const shared = Math.min(sharedPrefix(this.tokens, prompt), prompt.length - 1);
    const keep = this.#exact ? Math.floor(Math.min(shared, this.#whole) / CHUNK) * CHUNK : shared;
    await this.cut(keep);
    // Some architectures cannot go back to any place they were at.
    return this.sequence.nextTokenIndex;
  }

  /** Forgets all tokens from a place on. */
  async cut(from: number): Promise<void> {
    this.#whole = Math.min(this.#whole, from);
    const { nextTokenIndex } = this.sequence;
    if (from < nextTokenIndex) await this.sequence.eraseContextTokenRanges([{ start: from, end: nextTokenIndex }]);
  }
}

function tooLong(tokens: number, over: number, size: number): Failed {
  const counted = (n: number) => n.toLocaleString('en');
  return new Failed(
    'bad-request',
    `the prompt has ${counted(tokens)} tokens, ${counted(over)} more than fit a slot of ${counted(size)} with room for an answer; raise context= or shorten the prompt`,
  );
}
