import { readHeader } from './gguf-header.ts';
import type { GgufMetadata } from './gguf-metadata.ts';
import { partsOf } from './split-model.ts';
import { FILE_TYPES } from './tensor-types.data.ts';

/** What a GGUF file says about its model. Texts come from the file: make them safe before they are shown. */
export interface GgufFacts {
  readonly path: string;
  /** Length in bytes, of all parts together. */
  readonly bytes: number;
  /** The paths of a split model's parts in order; else the file alone. */
  readonly parts: readonly string[];
  readonly architecture: string;
  readonly name: string | undefined;
  /** As its maker puts it: `135M`. */
  readonly sizeLabel: string | undefined;
  readonly licence: string | undefined;
  /** `Q4_K_M`, `F16`; where the file does not say, the type that most weights have. */
  readonly quantisation: string;
  /** Weights in all tensors. */
  readonly parameters: number;
  readonly tensors: number;
  /** Tokens of context it was trained for. */
  readonly contextLength: number | undefined;
  readonly layers: number | undefined;
  readonly embeddingLength: number | undefined;
  readonly heads: number | undefined;
  /** Numbers kept per token of context, keys and values of all layers together; undefined where the file does not say. */
  readonly cachedPerToken: number | undefined;
  /** Tokens in its vocabulary. */
  readonly vocabulary: number | undefined;
  /** `llama` (SentencePiece), `gpt2` (byte pairs), … */
  readonly tokenizer: string | undefined;
  readonly chatTemplate: string | undefined;
}

/**
 * Reads a model file's header, and those of a split model's other parts; the weights are not read. Rejects with UserError, one line that
 * names the file: none there, a folder, no GGUF, another version, cut short, damaged, a part missing.
 */
export async function readGguf(path: string): Promise<GgufFacts> {
  const first = readHeader(path);
  const { metadata } = first;
  const parts = partsOf(path, metadata.number('split.count') ?? 1);
  const headers = [first, ...parts.slice(1).map(readHeader)];
  const sum = (each: (header: typeof first) => number) => headers.reduce((total, header) => total + each(header), 0);
  const architecture = metadata.text('general.architecture') ?? 'unknown';
  const own = (key: string) => metadata.number(`${architecture}.${key}`);
  return {
    path,
    bytes: sum(({ bytes }) => bytes),
    parts,
    architecture,
    name: metadata.text('general.name'),
    sizeLabel: metadata.text('general.size_label'),
    licence: metadata.text('general.license'),
    quantisation: FILE_TYPES[metadata.number('general.file_type') ?? -1] ?? first.tensors.type ?? 'unknown',
    parameters: sum(({ tensors }) => tensors.parameters),
    tensors: sum(({ tensors }) => tensors.count),
    contextLength: own('context_length'),
    layers: own('block_count'),
    embeddingLength: own('embedding_length'),
    heads: metadata.numbers(`${architecture}.attention.head_count`)?.[0],
    cachedPerToken: cachedPerToken(architecture, metadata),
    vocabulary: metadata.length('tokenizer.ggml.tokens'),
    tokenizer: metadata.text('tokenizer.ggml.model'),
    chatTemplate: metadata.text('tokenizer.chat_template'),
  };
}

/**
 * Attention keeps a key and a value of each key-value head in each layer (Vaswani et al. 2017, section 3.2; shared heads: Ainslie et al.
 * 2023). Layers with a sliding window keep them for fewer tokens: there it is an upper bound.
 */
function cachedPerToken(architecture: string, metadata: GgufMetadata): number | undefined {
  const numbers = (key: string) => metadata.numbers(`${architecture}.${key}`);
  const number = (key: string) => metadata.number(`${architecture}.${key}`);
  const heads = numbers('attention.head_count');
  const kept = numbers('attention.head_count_kv') ?? heads;
  const layers = number('block_count');
  const head = (number('embedding_length') ?? Number.NaN) / Math.max(...(heads ?? [Number.NaN]));
  if (kept === undefined || layers === undefined) return undefined;
  const perHead = (number('attention.key_length') ?? head) + (number('attention.value_length') ?? head);
  const [every = 0] = kept;
  const keptHeads = kept.length === 1 ? every * layers : kept.reduce((total, n) => total + n, 0);
  const all = keptHeads * perHead;
  return Number.isFinite(all) && all >= 0 ? all : undefined;
}
