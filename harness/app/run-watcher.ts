import type { Listener } from '../engine/events.ts';
import type { LiveState } from './live-state.ts';

/** Shows a run to a person while it goes on. */
export interface RunWatcher {
  readonly hear: Listener;
  /** How the run stands. */
  readonly state: LiveState;
  /** The run has ended. Resolves once nobody looks at screens any more, and what they kept back is said. */
  ended(): Promise<void>;
  /** Goes on in plain lines. */
  leave(): void;
  /** Ends watching at once, whatever is shown. */
  close(): Promise<void>;
}
