import { closeSync, openSync, writeSync } from 'node:fs';
import { type Random, random } from '../../harness/core/random.ts';
import { ggufPieces, type Metadata, type Tensor } from './gguf-bytes.ts';
import { vocabulary } from './gguf-vocabulary.ts';
import { ones, randomWeights, typeNumber, type WeightType } from './gguf-weights.ts';

/** The shape of a Llama model. */
interface Shape {
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  readonly keptHeads: number;
  readonly inner: number;
  readonly vocabulary: number;
}

/** Models by size: `tiny` for tests (0.2 million weights), the others for measuring speed. */
const PRESETS = {
  tiny: { width: 64, layers: 2, heads: 4, keptHeads: 2, inner: 192, vocabulary: 512 },
  '15m': { width: 288, layers: 6, heads: 6, keptHeads: 6, inner: 768, vocabulary: 32_000 },
  '110m': { width: 768, layers: 12, heads: 12, keptHeads: 12, inner: 2_048, vocabulary: 32_000 },
} as const satisfies Record<string, Shape>;

/** What a model of random weights is made of. Equal options make equal bytes. */
export interface RandomModel {
  readonly preset?: keyof typeof PRESETS;
  /** `gemma3` looks back 64 tokens in most layers (sliding windows). */
  readonly architecture?: 'llama' | 'gemma3';
  readonly weights?: WeightType;
  readonly tokenizer?: 'spm' | 'bpe';
  readonly seed?: number | string;
  /** Tokens of context it claims to be trained for. */
  readonly context?: number;
  /** Its chat template in Jinja, one of `templates` or another; null for none. ChatML unless given. */
  readonly template?: string | null;
  /** More keys for the metadata, or others in place of its own. */
  readonly metadata?: Metadata;
}

const CHATML_TURNS = `{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}{% endfor %}`;
const CHATML_ANSWER = `{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}`;

/** Chat templates of the kinds that are met. */
export const templates = {
  chatml: CHATML_TURNS + CHATML_ANSWER,
  /** Takes no system message, as Gemma and early Mistral. */
  noSystem: `{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}${CHATML_TURNS}${CHATML_ANSWER}`,
  /** Reasons first, unless told not to, as Qwen 3. */
  thinking: `${CHATML_TURNS}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% if enable_thinking is defined and enable_thinking is false %}{{ '<think>\\n\\n</think>\\n\\n' }}{% endif %}{% endif %}`,
} as const;

const FILE_TYPE: Readonly<Record<WeightType, number>> = { f32: 0, f16: 1, q4_0: 2, q8_0: 7 };

/** Writes a Llama model of seeded random weights that llama.cpp loads and runs; it answers nonsense. Returns what it wrote. */
export function writeGguf(path: string, model: RandomModel = {}): { path: string; bytes: number; parameters: number } {
  const {
    preset = 'tiny',
    architecture = 'llama',
    weights = 'f32',
    tokenizer = 'spm',
    seed = 1,
    context = 2_048,
    template = templates.chatml,
    metadata,
  } = model;
  const shape = PRESETS[preset];
  const about: Metadata = {
    ...metadataOf(architecture, shape, context),
    'general.name': ['text', `random ${preset} ${weights} ${tokenizer} ${seed}`],
    'general.file_type': ['u32', FILE_TYPE[weights]],
    ...vocabulary(tokenizer, shape.vocabulary, random('vocabulary', tokenizer, seed)),
    ...(template === null ? {} : { 'tokenizer.chat_template': ['text', template] as const }),
    ...metadata,
  };
  const made = tensors(architecture, shape, weights, random('weights', preset, weights, seed));
  const pieces = ggufPieces(about, made);
  const file = openSync(path, 'w');
  for (const piece of pieces) for (let done = 0; done < piece.length; ) done += writeSync(file, piece, done);
  closeSync(file);
  const size = ({ shape: dimensions }: Tensor) => dimensions.reduce((product, n) => product * n, 1);
  return {
    path,
    bytes: pieces.reduce((total, { length }) => total + length, 0),
    parameters: made.reduce((total, tensor) => total + size(tensor), 0),
  };
}

const metadataOf = (name: string, { width, layers, heads, keptHeads, inner, vocabulary: tokens }: Shape, context: number): Metadata => ({
  'general.architecture': ['text', name],
  [`${name}.context_length`]: ['u32', context],
  [`${name}.embedding_length`]: ['u32', width],
  [`${name}.block_count`]: ['u32', layers],
  [`${name}.feed_forward_length`]: ['u32', inner],
  [`${name}.attention.head_count`]: ['u32', heads],
  [`${name}.attention.head_count_kv`]: ['u32', keptHeads],
  [`${name}.attention.layer_norm_rms_epsilon`]: ['f32', 1e-5],
  [`${name}.rope.dimension_count`]: ['u32', width / heads],
  [`${name}.rope.freq_base`]: ['f32', 10_000],
  [`${name}.vocab_size`]: ['u32', tokens],
  ...(name === 'gemma3' && {
    'gemma3.attention.key_length': ['u32', width / heads] as const,
    'gemma3.attention.value_length': ['u32', width / heads] as const,
    'gemma3.attention.sliding_window': ['u32', 64] as const,
  }),
});

/** Every tensor of the model. The last one is wider, so that likely and unlikely tokens are told apart. */
function tensors(architecture: string, shape: Shape, weights: WeightType, source: Random): Tensor[] {
  const { width, layers, heads, keptHeads, inner, vocabulary: tokens } = shape;
  const matrix = (name: string, columns: number, rows: number, deviation: number): Tensor => ({
    name: `${name}.weight`,
    shape: [columns, rows],
    type: typeNumber(weights),
    data: randomWeights(weights, columns * rows, deviation, source),
  });
  const norm = (name: string, length = width): Tensor => ({
    name: `${name}.weight`,
    shape: [length],
    type: typeNumber('f32'),
    data: ones(length),
  });
  const deviation = 1 / Math.sqrt(width);
  const kept = (width / heads) * keptHeads;
  const gemmaNorms = (n: number): Tensor[] => [
    norm(`blk.${n}.post_attention_norm`),
    norm(`blk.${n}.post_ffw_norm`),
    norm(`blk.${n}.attn_q_norm`, width / heads),
    norm(`blk.${n}.attn_k_norm`, width / heads),
  ];
  const layer = (n: number): Tensor[] => [
    norm(`blk.${n}.attn_norm`),
    matrix(`blk.${n}.attn_q`, width, width, deviation),
    matrix(`blk.${n}.attn_k`, width, kept, deviation),
    matrix(`blk.${n}.attn_v`, width, kept, deviation),
    matrix(`blk.${n}.attn_output`, width, width, deviation),
    norm(`blk.${n}.ffn_norm`),
    ...(architecture === 'gemma3' ? gemmaNorms(n) : []),
    matrix(`blk.${n}.ffn_gate`, width, inner, deviation),
    matrix(`blk.${n}.ffn_up`, width, inner, deviation),
    matrix(`blk.${n}.ffn_down`, inner, width, 1 / Math.sqrt(inner)),
  ];
  return [
    matrix('token_embd', width, tokens, 1),
    ...Array.from({ length: layers }, (_, n) => layer(n)).flat(),
    norm('output_norm'),
    matrix('output', width, tokens, 2 * deviation),
  ];
}
