import type { Json } from './json.ts';
import type { Usage } from './usage.ts';

/**
 * Why a model stopped.
 * `stop`: it was done; `length`: it met the token limit; `filter`: a content filter cut in; `refusal`: it declined.
 */
export type Finish = 'stop' | 'length' | 'filter' | 'refusal';

/** What came back for one call. */
export interface Generation {
  readonly text: string;
  readonly finish: Finish;
  /** Reasoning that the provider shows apart from the answer. */
  readonly reasoning?: string;
  /** Absent where the provider counts nothing (recorded answers). */
  readonly usage?: Usage;
  /** Settings that were really sent, after renames and drops. */
  readonly sent?: Json;
}
