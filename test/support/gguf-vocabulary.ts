import type { Random } from '../../harness/core/random.ts';
import type { Metadata } from './gguf-bytes.ts';

/** Kinds of tokens by llama.cpp's numbers. */
const KIND = { normal: 1, unknown: 2, control: 3, userDefined: 4, byte: 6 } as const;

/** Marks of the chat templates; those of reasoning are words of the text, as in models that reason. */
const CONTROL = ['<|im_start|>', '<|im_end|>'];
const REASONING = ['<think>', '</think>'];

/** The metadata of a tokenizer with so many tokens, of made-up words. */
export function vocabulary(kind: 'spm' | 'bpe', size: number, random: Random): Metadata {
  return kind === 'spm' ? sentencePiece(size, random) : bytePair(size, random);
}

/** A list of distinct tokens with their kinds. */
class Tokens {
  readonly texts: string[] = [];
  readonly kinds: number[] = [];
  readonly #seen = new Set<string>();

  /** Whether it is new. */
  add(token: string, kind: number = KIND.normal): boolean {
    if (this.#seen.has(token)) return false;
    this.#seen.add(token);
    this.texts.push(token);
    this.kinds.push(kind);
    return true;
  }

  id(token: string): number {
    return this.texts.indexOf(token);
  }
}

/** SentencePiece merges pairs greedily by score, so every beginning of a word must be a token for the word to be reached. */
function sentencePiece(size: number, random: Random): Metadata {
  const tokens = new Tokens();
  tokens.add('<unk>', KIND.unknown);
  for (const token of ['<s>', '</s>']) tokens.add(token, KIND.control);
  for (let byte = 0; byte < 256; byte++) tokens.add(`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`, KIND.byte);
  for (const token of CONTROL) tokens.add(token, KIND.control);
  for (const token of REASONING) tokens.add(token, KIND.userDefined);
  const special = tokens.texts.length;
  tokens.add('\u2581');
  for (let code = 33; code < 127; code++) tokens.add(String.fromCharCode(code));
  while (tokens.texts.length < size) {
    const word = `\u2581${madeUpWord(random, size)}`;
    for (let end = 2; end <= word.length && tokens.texts.length < size; end++) tokens.add(word.slice(0, end));
  }
  return {
    'tokenizer.ggml.model': ['text', 'llama'],
    'tokenizer.ggml.tokens': ['texts', tokens.texts],
    'tokenizer.ggml.scores': ['f32s', tokens.texts.map((_, i) => (i < special ? 0 : -i))],
    'tokenizer.ggml.token_type': ['i32s', tokens.kinds],
    'tokenizer.ggml.bos_token_id': ['u32', tokens.id('<s>')],
    'tokenizer.ggml.eos_token_id': ['u32', tokens.id('</s>')],
    'tokenizer.ggml.eot_token_id': ['u32', tokens.id('<|im_end|>')],
    'tokenizer.ggml.unknown_token_id': ['u32', tokens.id('<unk>')],
    'tokenizer.ggml.add_bos_token': ['bool', true],
    'tokenizer.ggml.add_eos_token': ['bool', false],
  };
}

/** GPT-2's byte pairs: a merge for each letter that makes a word longer. */
function bytePair(size: number, random: Random): Metadata {
  const tokens = new Tokens();
  const merges: string[] = [];
  const letters = byteLetters();
  for (const letter of letters) tokens.add(letter);
  const special: [string, number][] = [
    ['<|endoftext|>', KIND.control],
    ...CONTROL.map((token): [string, number] => [token, KIND.control]),
    ...REASONING.map((token): [string, number] => [token, KIND.userDefined]),
  ];
  const room = size - special.length;
  while (tokens.texts.length < room) {
    const word = `${letters[32]}${madeUpWord(random, size)}`;
    for (let end = 2; end <= word.length && tokens.texts.length < room; end++)
      if (tokens.add(word.slice(0, end))) merges.push(`${word.slice(0, end - 1)} ${word[end - 1]}`);
  }
  for (const [token, kind] of special) tokens.add(token, kind);
  return {
    'tokenizer.ggml.model': ['text', 'gpt2'],
    'tokenizer.ggml.pre': ['text', 'gpt-2'],
    'tokenizer.ggml.tokens': ['texts', tokens.texts],
    'tokenizer.ggml.token_type': ['i32s', tokens.kinds],
    'tokenizer.ggml.merges': ['texts', merges],
    'tokenizer.ggml.bos_token_id': ['u32', tokens.id('<|endoftext|>')],
    'tokenizer.ggml.eos_token_id': ['u32', tokens.id('<|im_end|>')],
    'tokenizer.ggml.eot_token_id': ['u32', tokens.id('<|im_end|>')],
    'tokenizer.ggml.add_bos_token': ['bool', false],
    'tokenizer.ggml.add_eos_token': ['bool', false],
  };
}

/** GPT-2 writes every byte as a visible letter: printable ones as themselves, the others from U+0100 on. */
function byteLetters(): string[] {
  const visible = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(visible(byte) ? byte : next++));
}

/** Syllables, more of them where a large vocabulary must be filled. */
function madeUpWord(random: Random, size: number): string {
  const syllable = () => random.pick([...'bcdfghklmnprstvw']) + random.pick([...'aeiou']);
  const syllables = 1 + random.below(size > 5_000 ? 6 : 3);
  return Array.from({ length: syllables }, syllable).join('') + random.pick(['', 'n', 's', 't', 'r']);
}
