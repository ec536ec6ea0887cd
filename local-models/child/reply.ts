import type { LlamaModel, Token } from 'node-llama-cpp';
import { REASONING_TAGS } from './reasoning.ts';

/** Tokens that may print as nothing, looked at beside those that can hold a stop sequence. */
const MARGIN = 8;

/** The text that tokens make, as they come. */
export class Reply {
  readonly tokens: Token[] = [];
  readonly #model: LlamaModel;
  readonly #stop: readonly string[];
  readonly #window: number;

  constructor(model: LlamaModel, stop: readonly string[]) {
    this.#model = model;
    this.#stop = stop;
    this.#window = MARGIN + Math.max(0, ...stop.map((sequence) => Buffer.byteLength(sequence)));
  }

  /** Takes a token; true once the text holds a stop sequence. */
  push(token: Token): boolean {
    this.tokens.push(token);
    if (this.#stop.length === 0) return false;
    const tail = this.#model.detokenize(this.tokens.slice(-this.#window));
    return this.#stop.some((sequence) => tail.includes(sequence));
  }

  /** The text up to the first stop sequence. One that was cut at its length may end inside a character: without that. */
  text(finish: 'stop' | 'length'): string {
    const printedText = printed(this.#model, this.tokens);
    const whole = finish === 'length' ? printedText.replace(/\ufffd+$/, '') : printedText;
    const ends = this.#stop.map((sequence) => whole.indexOf(sequence)).filter((at) => at !== -1);
    return ends.length === 0 ? whole : whole.slice(0, Math.min(...ends));
  }
}

/** Tokens as text. Tags of reasoning are kept in models that have them as control tokens; other control tokens print as nothing. */
function printed(model: LlamaModel, tokens: readonly Token[]): string {
  const tags = silentTags(model);
  if (!tokens.some((token) => tags.has(token))) return model.detokenize(tokens as Token[]);
  let text = '';
  let from = 0;
  tokens.forEach((token, at) => {
    const tag = tags.get(token);
    if (tag === undefined) return;
    text += model.detokenize(tokens.slice(from, at)) + tag;
    from = at + 1;
  });
  return text + model.detokenize(tokens.slice(from));
}

const known = new WeakMap<LlamaModel, ReadonlyMap<Token, string>>();

function silentTags(model: LlamaModel): ReadonlyMap<Token, string> {
  let tags = known.get(model);
  if (tags === undefined) {
    const found = REASONING_TAGS.flatMap((tag) => {
      const [token, more] = model.tokenize(tag, true);
      return token !== undefined && more === undefined && model.detokenize([token]) === '' ? [[token, tag] as const] : [];
    });
    tags = new Map(found);
    known.set(model, tags);
  }
  return tags;
}
