import { randomUUID } from 'node:crypto';
import { nameAgents } from '../../results/dictionaries.ts';
import { bookAbandoned } from '../../results/ledger.ts';
import { beat, HEARTBEAT_MS, isAlive, leave } from '../../results/owners.ts';
import {
  addElapsed,
  beginInvocation,
  endInvocation,
  enterRun,
  notePlanned,
  openOwners,
  openTrials,
  type RunRecord,
  retire,
  runProgress,
} from '../../results/runs.ts';
import type { Store } from '../../results/store.ts';
import type { Design } from '../core/design.ts';
import { UserError } from '../core/errors/user-error.ts';
import type { Json } from '../core/json.ts';
import { admit, Budget, type BudgetLimit } from './budget.ts';
import type { Listener } from './events.ts';
import { grid, type Plan } from './grid.ts';
import { type Pace, Pacer } from './pacer.ts';
import { planIdentity, plannedTasks, trialsOf } from './planned.ts';
import { RunControl } from './run-control.ts';
import { Schedule, type ScheduleCounts } from './schedule.ts';
import { startedFirst } from './started-first.ts';
import type { StopSwitch } from './stop-switch.ts';
import { untilValid } from './until-valid.ts';

/** One invocation of a plan. */
export interface RunRequest {
  readonly plan: Plan;
  readonly title: string;
  /** The whole spec as the user gave it, kept with the run. */
  readonly spec: Json;
  readonly store: Store;
  readonly pace: Pace;
  readonly budget?: BudgetLimit;
  /** Trials that stay without a score are played again until a pairing has had so many attempts. */
  readonly untilValid?: number;
  readonly environment: Json;
  readonly stop: StopSwitch;
  /** What a person pauses the run with, and changes limits. */
  readonly control?: RunControl;
  readonly report: Listener;
}

/** How an invocation ended. */
export interface RunSummary {
  readonly run: RunRecord;
  readonly planned: number;
  readonly counts: ScheduleCounts;
  /** Why it stopped before its end; absent when all is played. */
  readonly why?: string;
  /** 0 done, 3 stopped or with errored trials. */
  readonly exitCode: 0 | 3;
}

/** Plays what the store does not hold of a plan. Rejects with UserError; whatever happens, what was stored stays. */
export async function run(request: RunRequest): Promise<RunSummary> {
  const { plan, store, stop, report, control = new RunControl() } = request;
  for (const { lineUps } of plan.tasks) for (const agent of lineUps.flat()) for (const model of agent.models) admit(request.budget, model);
  const owner = randomUUID();
  const tasks = await plannedTasks(plan);
  const planned = trialsOf(tasks);
  if (planned === 0) throw new UserError(`${request.title}: there is nothing to play: no sample in it`);
  report({ kind: 'planned', trials: planned, tasks });
  const { record, invocation } = await store.commit(() => enter(request, owner, planned));
  const budget = new Budget(store, record.n, request.budget);
  const had = runProgress(store, record.n).closed;
  report({ kind: 'run-entered', run: record.n, id: record.id, had });
  tellPauses(control, report);
  const pacer = new Pacer(request.pace, { stop, control }, report, record.spentCalls > 0);
  const schedule = new Schedule(
    { store, run: record.n, invocation, owner, pace: request.pace, pacer, budget, stop, control, report },
    designOf(request, openTrials(store, record.n)),
  );
  const pulse = heartbeat(request, record, { owner, control });
  stop.onStop((why) => {
    // A failure is said once, by whoever this rejects to.
    if (stop.failure === undefined) report({ kind: 'stopping', why: why.message });
  });
  const end = async (exitCode: number, why: string) => {
    pulse.end();
    await store.commit(() => {
      endInvocation(store, invocation, exitCode, why, Date.now());
      leave(store, owner);
    });
  };
  try {
    await schedule.play();
  } catch (error) {
    await end(2, error instanceof Error ? error.message : String(error)).catch(() => undefined);
    throw error;
  }
  const { counts } = schedule;
  // A run that stopped may not have come to all that it had.
  if (stop.why !== undefined) counts.had = Math.max(counts.had, Math.min(had, planned - counts.closed));
  // What an earlier form of the plan held and this one no longer does (a row that was edited) is not the run's any more.
  if (stop.why === undefined) await store.commit(() => retire(store, record.n, schedule.visited));
  const exitCode = stop.why !== undefined || counts.errored > 0 ? 3 : 0;
  await end(exitCode, stop.why?.message ?? 'finished');
  // A design that repeats trials plays more than the plan holds.
  const played = counts.closed + counts.had + counts.errored + counts.stopped;
  return {
    run: record,
    planned: Math.max(planned, played),
    counts,
    exitCode,
    ...(stop.why === undefined ? {} : { why: stop.why.message }),
  };
}

/** An adaptive design sets its own order; in a grid, what was begun goes first. */
function designOf({ plan, untilValid: most }: RunRequest, begun: ReadonlySet<string>): Design {
  return most === undefined ? startedFirst(() => grid(plan), begun) : untilValid(plan, most);
}

function enter(
  { plan, title, spec, store, environment, untilValid: most }: RunRequest,
  owner: string,
  planned: number,
): { record: RunRecord; invocation: number } {
  const now = Date.now();
  beat(store, owner, now);
  const record = enterRun(store, { id: planIdentity(plan, most), title, spec }, now);
  notePlanned(store, record.n, planned);
  nameAgents(store, new Set(plan.tasks.flatMap(({ lineUps }) => lineUps.flat())));
  if (!openOwners(store, record.n).some((other) => isAlive(store, other, now))) bookAbandoned(store, record.n);
  return { record, invocation: beginInvocation(store, record.n, owner, environment, now) };
}

/** How often the time used is booked where it is what the budget limits: a crash loses no more than this. In milliseconds. */
const CLOCK_MS = 100;

/** Reports when a run is paused and when it goes on. */
function tellPauses(control: RunControl, report: Listener): void {
  let was = false;
  const look = (): void => {
    if (control.paused === was) return;
    was = control.paused;
    report({ kind: was ? 'paused' : 'resumed' });
  };
  look();
  control.onChange(look);
}

/** Who keeps the time of a run. */
interface Timekeeper {
  readonly owner: string;
  readonly control: RunControl;
}

/** Says at intervals that this process lives, books the time used, pauses left out, and stops the run when its minutes are up. */
function heartbeat({ store, stop, budget }: RunRequest, record: RunRecord, { owner, control }: Timekeeper): { end(): void } {
  const minutes = budget?.kind === 'minutes' ? budget.amount : undefined;
  const clock = (): number => performance.now() - control.pausedMs;
  let since = clock();
  let total = record.elapsedMs;
  const book = () => {
    const used = clock() - since;
    since += used;
    total += used;
    if (minutes !== undefined && total >= minutes * 60_000) stop.stop(`budget of ${minutes} minutes reached`);
    store
      .commit(() => {
        beat(store, owner, Date.now());
        addElapsed(store, record.n, used);
      })
      .catch((error: unknown) => stop.fail(error));
  };
  book();
  const timer = setInterval(book, minutes === undefined ? HEARTBEAT_MS : CLOCK_MS);
  return {
    end: () => {
      clearInterval(timer);
      book();
    },
  };
}
