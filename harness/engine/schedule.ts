import { entriesOf } from '../../results/calls.ts';
import { rejudge, verdictsOf } from '../../results/cells.ts';
import { type Claim, claim, enlist, standing, trialRow } from '../../results/claims.ts';
import { trajectoryOf } from '../../results/trajectory.ts';
import type { Design } from '../core/design.ts';
import type { TrialResult } from '../core/trial.ts';
import { Admission } from './admission.ts';
import { InOrder } from './in-order.ts';
import { judgedIdentity, judgeOutcome } from './judging.ts';
import { playTrial } from './play-trial.ts';
import type { Queued } from './queued.ts';
import type { RunContext } from './run-context.ts';
import { Trial } from './trial.ts';

/** How a schedule came out, in trials. */
export interface ScheduleCounts {
  closed: number;
  /** Closed before this start. */
  had: number;
  rejudged: number;
  errored: number;
  /** Left where the run stopped, or never begun. */
  stopped: number;
}

/** How long to wait before looking again at trials that another process has. */
const LOOK_AGAIN_MS = 250;

/**
 * Plays a design: skips what the store holds closed, claims the rest, plays what is admitted, pulls more as room comes.
 * Trials that another live process has are looked at again until they are closed, or that process is gone.
 */
export class Schedule {
  readonly counts: ScheduleCounts = { closed: 0, had: 0, rejudged: 0, errored: 0, stopped: 0 };
  readonly #context: RunContext;
  readonly #design: Design;
  readonly #admission: Admission;
  readonly #inOrder = new InOrder<TrialResult>();
  readonly #playing = new Set<Promise<void>>();
  #waiting: Queued[] = [];
  #elsewhere: Queued[] = [];
  /** Numbers of all trials that the design has named, as far as they have a number. */
  readonly visited = new Set<number>();
  #finished = false;
  #next = 0;
  /** Whether anything has changed since the schedule last looked: a trial's end, a limit. */
  #changed = false;
  #lookAgain: () => void = () => undefined;

  constructor(context: RunContext, design: Design) {
    this.#context = context;
    this.#design = design;
    this.#admission = new Admission(context.pacer);
  }

  /** Resolves once all is played or the run has stopped. Rejects with what the user must mend. */
  async play(): Promise<void> {
    const { stop, control } = this.#context;
    // A raised limit makes room without any trial's end.
    const forget = control.onChange(() => this.#look());
    while (stop.why === undefined) {
      this.#changed = false;
      await this.#pull();
      // All that was pulled has been let in: there may be room for more.
      if ((await this.#start()) > 0 && this.#waiting.length === 0) continue;
      if (this.#playing.size > 0) await this.#change();
      else if (this.#waiting.length === 0 && !(await this.#lookElsewhere())) {
        if (this.#finished) break;
        if (!this.#inOrder.waits) throw new Error('the design asks for more results, and there are none to come');
      }
    }
    forget();
    await Promise.all(this.#playing);
    this.counts.stopped += this.#waiting.length + this.#elsewhere.length;
    if (stop.failure !== undefined) throw stop.failure;
  }

  async #pull(): Promise<void> {
    while (!this.#finished && this.#waiting.length < this.#admission.lookAhead && this.#context.stop.why === undefined) {
      const specs = await this.#design.next(this.#inOrder.take(), this.#admission.lookAhead - this.#waiting.length);
      if (specs === 'done') this.#finished = true;
      else if (specs.length === 0) return;
      else await this.#sort(specs.map((spec) => ({ spec, number: this.#next++ })));
    }
  }

  /** Sorts specs by how the store holds them. */
  async #sort(queued: readonly Queued[]): Promise<void> {
    const { store } = this.#context;
    const had: { item: Queued; n: number; judged: string | null }[] = [];
    for (const item of queued) {
      const row = trialRow(store, item.spec.id);
      const stands = standing(store, row, Date.now());
      if (stands === 'elsewhere') this.#elsewhere.push(item);
      else if (stands === 'closed' && row !== undefined) had.push({ item, n: row.n, judged: row.judged });
      else this.#waiting.push(item);
    }
    if (had.length === 0) return;
    await store.commit(() => {
      for (const { item, n } of had) {
        enlist(store, this.#context.run, n, item.spec.position);
        this.visited.add(n);
      }
    });
    for (const { item, n, judged } of had) await this.#have(item, n, judged);
  }

  /** A closed trial: judged again where its label or a judge has changed, else counted as it is. */
  async #have({ spec, number }: Queued, n: number, judged: string | null): Promise<void> {
    const { store, report } = this.#context;
    this.counts.had++;
    const identity = judgedIdentity(spec);
    if (judged === identity && this.#design.adaptive !== true) {
      report({ kind: 'trial-had', spec });
      return;
    }
    const outcome = trajectoryOf(store, n)?.outcome;
    if (outcome === undefined) throw new Error(`trial ${spec.id} is closed but has no trajectory`);
    if (judged === identity) {
      report({ kind: 'trial-had', spec });
      this.#inOrder.put(number, { id: spec.id, outcome, verdicts: verdictsOf(store, n) });
      return;
    }
    const place = await store.commit(() => claim(store, spec, this.#context.run, this.#context.owner, Date.now()));
    // A place of its own for each label: judges' calls of other labels are not its answers, those of an earlier start are.
    const name = `judged ${identity.slice(0, 8)}`;
    const journal = entriesOf(store, n).filter((entry) => entry.place.startsWith(`${name}/`));
    const trial = new Trial(this.#context, spec, place, journal);
    const verdicts = await judgeOutcome(spec, outcome, trial.root.child(name)).finally(() => trial.end());
    await store.commit(() => rejudge(store, place, verdicts, identity));
    this.counts.rejudged++;
    report({ kind: 'trial-rejudged', spec });
    if (this.#design.adaptive === true) this.#inOrder.put(number, { id: spec.id, outcome, verdicts });
  }

  /** Starts what is admitted; resolves to how many that were. */
  async #start(): Promise<number> {
    const { control, stop } = this.#context;
    if (control.paused && this.#waiting.length > 0) await control.goesOn(stop);
    if (stop.why !== undefined) return 0;
    const admitted = this.#admission.admit(this.#waiting);
    if (admitted.length === 0) return 0;
    const chosen = new Set(admitted);
    this.#waiting = this.#waiting.filter((item) => !chosen.has(item));
    const { store, run, owner } = this.#context;
    const claims = await store.commit(() => admitted.map(({ spec }) => claim(store, spec, run, owner, Date.now())));
    admitted.forEach((item, i) => {
      this.#play(item, claims[i] as Claim);
    });
    return admitted.length;
  }

  #play(item: Queued, taken: Claim): void {
    this.visited.add(taken.n);
    if (taken.standing === 'elsewhere' || taken.standing === 'closed') {
      // Another process was faster; a closed one is counted when it is looked at again.
      this.#admission.leave(item.spec);
      this.#elsewhere.push(item);
      return;
    }
    const playing: Promise<void> = playTrial(this.#context, item.spec, taken)
      .then(
        (played) => {
          this.counts[played.state]++;
          if (this.#design.adaptive !== true) return;
          if (played.state === 'closed') this.#inOrder.put(item.number, played.result);
          else if (played.state === 'errored')
            this.#inOrder.put(item.number, { id: item.spec.id, outcome: { ended: 'errored' }, verdicts: [] });
        },
        (error: unknown) => this.#context.stop.fail(error),
      )
      .finally(() => {
        this.#playing.delete(playing);
        this.#admission.leave(item.spec);
        this.#look();
      });
    this.#playing.add(playing);
  }

  #look(): void {
    this.#changed = true;
    this.#lookAgain();
  }

  /** Resolves when a trial ends or a limit changes; one promise for all of them, where `Promise.race` would hang a reaction on each. */
  #change(): Promise<void> {
    if (this.#changed) return Promise.resolve();
    return new Promise((resolve) => {
      this.#lookAgain = resolve;
    });
  }

  /** Looks again at trials that other processes had. False when there are none. */
  async #lookElsewhere(): Promise<boolean> {
    if (this.#elsewhere.length === 0) return false;
    await this.#context.stop.sleep(LOOK_AGAIN_MS).catch(() => undefined);
    const again = this.#elsewhere;
    this.#elsewhere = [];
    await this.#sort(again);
    return true;
  }
}
