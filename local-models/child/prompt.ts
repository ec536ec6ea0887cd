import { type LlamaModel, LlamaText, SpecialTokensText, type Token } from 'node-llama-cpp';
import type { ChatMessage } from '../process/protocol.ts';
import { ChatTemplate, type Piece } from './chat-template.ts';
import { Failed } from './failed.ts';
import { firstLine } from './first-line.ts';
import { openReasoning } from './reasoning.ts';

/** A prompt as the model takes it. */
export interface Prompt {
  readonly tokens: readonly Token[];
  /** Where the answer begins inside a block of reasoning, the tag that ends it. */
  readonly closing: string | undefined;
}

/** Puts conversations into a model's words. A model without a chat template is a base model: it is given the bare text to go on with. */
export class Prompts {
  readonly #model: LlamaModel;
  readonly #template: ChatTemplate | undefined;

  /** Raises Failed where the model's template cannot be read. */
  constructor(model: LlamaModel) {
    this.#model = model;
    const source = model.fileInfo.metadata.tokenizer?.chat_template;
    const { bosString, eosString } = model.tokens;
    try {
      this.#template = source === undefined ? undefined : new ChatTemplate(source, { bos: bosString ?? '', eos: eosString ?? '' });
    } catch (error) {
      throw new Failed('not-found', `the model's chat template cannot be read (${firstLine(error)})`);
    }
  }

  /** Raises Failed where the template takes no such conversation. */
  prompt(messages: readonly ChatMessage[], think?: boolean): Prompt {
    const pieces = this.#pieces(messages, think);
    const last = pieces.at(-1);
    const tokens = this.#tokens(pieces);
    return { tokens, closing: last?.control === true ? openReasoning(last.text) : undefined };
  }

  /** Text as it goes on after a prompt; no control token in it. */
  readonly plain = (text: string): readonly Token[] => this.#model.tokenize(text, false, 'trimLeadingSpace');

  /** The same for words of our own, where control tokens count. */
  readonly control = (text: string): readonly Token[] => this.#model.tokenize(text, true, 'trimLeadingSpace');

  #pieces(messages: readonly ChatMessage[], think: boolean | undefined): readonly Piece[] {
    if (this.#template === undefined) return [{ text: messages.map(({ content }) => content).join('\n\n'), control: false }];
    try {
      return this.#template.pieces(messages, think);
    } catch (error) {
      throw new Failed('bad-request', `the model's chat template takes no such conversation (${firstLine(error)})`);
    }
  }

  #tokens(pieces: readonly Piece[]): readonly Token[] {
    const { tokenizer, tokens } = this.#model;
    const text = LlamaText(pieces.map((piece) => (piece.control ? new SpecialTokensText(piece.text) : piece.text)));
    const found = text.tokenize(tokenizer);
    const { bos } = tokens;
    return tokens.shouldPrependBosToken && bos !== null && found[0] !== bos ? [bos, ...found] : found;
  }
}
