import { type Entry, putEntry, type StoredEntry, supersede } from '../../results/calls.ts';
import type { Claim } from '../../results/claims.ts';
import { noteRanOn } from '../../results/ran-on.ts';
import { localSent } from '../core/ran-on.ts';
import type { TrialSpec } from '../core/trial.ts';
import type { CallPlace } from './place.ts';
import type { RunContext } from './run-context.ts';

/** What is written of an answer, beside where it stands. */
export type Answered = Omit<Entry, 'trial' | 'run' | 'place' | 'seat' | 'at'>;

/** What one trial has paid for: answers of earlier starts to be met again, and where new ones are committed. */
export class Journal {
  readonly #context: RunContext;
  readonly #spec: TrialSpec;
  readonly #claim: Claim;
  /** Not met yet in this start, by place. */
  readonly #earlier: Map<string, StoredEntry>;

  constructor(context: RunContext, spec: TrialSpec, claim: Claim, earlier: readonly StoredEntry[]) {
    this.#context = context;
    this.#spec = spec;
    this.#claim = claim;
    this.#earlier = new Map(earlier.map((entry) => [entry.place, entry]));
  }

  /**
   * The answer already paid for at this place. Undefined where there is none, or where it answered another request: then code or
   * data has changed, which is said, and all that the trial has not met yet is superseded and drawn afresh.
   */
  take(where: CallPlace, requestHash: string): StoredEntry | undefined {
    const had = this.#earlier.get(where.id);
    if (had === undefined) return undefined;
    if (had.requestHash === requestHash) {
      this.#earlier.delete(where.id);
      return had;
    }
    const tail = [...this.#earlier.keys()];
    this.#earlier.clear();
    const { store, report } = this.#context;
    void store.commit(() => supersede(store, this.#claim.n, tail)).catch(() => undefined);
    report({ kind: 'trial-diverged', spec: this.#spec, place: where.id });
    return undefined;
  }

  /** Commits an answer, together with what else belongs to it; the episode goes on only after this. */
  put(where: CallPlace, answered: Answered, together: () => void = () => undefined): Promise<void> {
    const { store, run, invocation } = this.#context;
    const entry: Entry = { ...answered, trial: this.#claim.n, run, place: where.id, seat: where.seat, at: Date.now() };
    return store.commit(() => {
      putEntry(store, entry);
      const local = localSent(entry.generation);
      if (local !== undefined) noteRanOn(store, invocation, entry.endpoint, local.runs_on);
      together();
    });
  }
}
