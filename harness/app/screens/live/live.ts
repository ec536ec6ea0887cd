import type { Store } from '../../../../results/store.ts';
import type { EngineEvent } from '../../../engine/events.ts';
import type { RunControl } from '../../../engine/run-control.ts';
import type { StopSwitch } from '../../../engine/stop-switch.ts';
import { after, type LiveState, nothingYet } from '../../live-state.ts';

/** What a run is watched and steered with. */
export interface LiveParts {
  readonly title: string;
  readonly store: Store;
  readonly control: RunControl;
  readonly stop: StopSwitch;
  /** Milliseconds of a steady clock. */
  readonly clock: () => number;
}

/** Words kept for after the screens; of more, the first. */
const MOST_WORDS = 200;

/** A run that is watched: hears its events, and holds how it stands. */
export class Live {
  readonly parts: LiveParts;
  #state: LiveState = nothingYet;
  #words: string[] = [];
  #changed = true;
  #over = false;

  constructor(parts: LiveParts) {
    this.parts = parts;
  }

  /** The same object until something happens. */
  get state(): LiveState {
    return this.#state;
  }

  /** Whether the run has ended. */
  get over(): boolean {
    return this.#over;
  }

  readonly hear = (event: EngineEvent): void => {
    this.#state = after(this.#state, event, this.parts.clock());
    this.#changed = true;
    if (this.#state.words.length === 0) return;
    this.#words.push(...this.#state.words.slice(0, MOST_WORDS - this.#words.length));
    this.#state = { ...this.#state, words: [] };
  };

  /** The run has ended. */
  end(): void {
    this.#over = true;
    this.#changed = true;
  }

  /** Whether anything has happened since this was last asked. */
  takeChange(): boolean {
    const changed = this.#changed;
    this.#changed = false;
    return changed;
  }

  /** What was to be read once, and could not be said while the screens were open. */
  takeWords(): string[] {
    return this.#words.splice(0);
  }
}
