import type { Json } from './json.ts';
import type { SampleReference } from './model.ts';

/** One dataset row, or one deal of a game. */
export interface Sample<S = unknown> extends SampleReference {
  /** What makes it this sample and no other: hashed into the trial's id. The label stays out. */
  readonly content: Json;
  /** What `play` reads. */
  readonly data: S;
  /** The label, in the form the task's judges compare with; absent where there is none. */
  readonly target?: Json;
}
