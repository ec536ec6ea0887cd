import { LimitReached } from '../core/errors/limit-reached.ts';
import { ProviderError } from '../core/errors/provider-error.ts';
import { UserError } from '../core/errors/user-error.ts';
import type { Model } from '../core/model.ts';
import { backoff, LONGEST_RETRY_AFTER_MS } from './backoff.ts';
import type { Reservation } from './budget.ts';
import type { Listener } from './events.ts';
import type { GivingUp } from './giving-up.ts';
import { Lane } from './lane.ts';
import type { RunControl } from './run-control.ts';
import type { StopSwitch } from './stop-switch.ts';
import type { Stopwatch } from './stopwatch.ts';

/** How calls are paced, all of it the user's to set. */
export interface Pace {
  /** Calls in flight per endpoint. */
  readonly maxConcurrency: number;
  /** Retries after the first attempt; 0 is honoured. */
  readonly maxRetries: number;
  /** Time one call may take once it is sent, in milliseconds; of models that run here only the trial's time is bounded. */
  readonly callMs: number;
  /** Time one trial may use, waiting left out, in milliseconds. */
  readonly trialMs: number;
}

/** One call as the pacer sees it. */
export interface PacedCall<T> {
  readonly id: string;
  readonly model: Model;
  readonly clock: Stopwatch;
  /** Of the call's trial. */
  readonly givingUp: GivingUp;
  reserve(): Promise<Reservation>;
  send(signal: AbortSignal): Promise<T>;
}

/** What a call brought, and what it took: time in flight, time waiting, attempts. */
export interface Landed<T> {
  readonly value: T;
  readonly reservation: Reservation;
  readonly latencyMs: number;
  readonly waitedMs: number;
  readonly attempts: number;
}

/** Failures that say the endpoint has more than it can take. */
const OVERLOAD = new Set(['rate-limit', 'overloaded']);
/** After these the provider may have done, and billed, the work. */
const MAYBE_BILLED = new Set(['timeout', 'connection', 'malformed', 'too-large']);

/** What steers a pacer from outside. */
export interface PacerSwitches {
  readonly stop: StopSwitch;
  readonly control: RunControl;
}

/** Sends calls through one lane per endpoint, retries what may be retried, and bounds every call in time. */
export class Pacer {
  readonly #pace: Pace;
  readonly #stop: StopSwitch;
  readonly #control: RunControl;
  readonly #report: Listener;
  readonly #reached: boolean;
  readonly #lanes = new Map<string, Lane>();

  /** `reached`: calls of this run have been answered before, so a failing server is no mistake of the user's. */
  constructor(pace: Pace, { stop, control }: PacerSwitches, report: Listener, reached = false) {
    this.#reached = reached;
    this.#pace = pace;
    this.#stop = stop;
    this.#control = control;
    this.#report = report;
    control.changeLimitsBy((endpoint, by) => this.#lanes.get(endpoint)?.change(by));
    control.onChange(() => {
      for (const lane of this.#lanes.values()) lane.pause(control.paused);
    });
    stop.onStop(() => {
      for (const lane of this.#lanes.values()) lane.open();
    });
  }

  lane(model: Model): Lane {
    let lane = this.#lanes.get(model.endpoint);
    if (lane === undefined) {
      const { endpoint } = model;
      const most = model.slots ?? Number.POSITIVE_INFINITY;
      const ceiling = Math.min(this.#pace.maxConcurrency, most);
      lane = new Lane(endpoint, { ceiling, most }, (from, to, by) => this.#report({ kind: 'limit-changed', endpoint, from, to, by }));
      lane.reached = this.#reached;
      lane.pause(this.#control.paused);
      this.#lanes.set(endpoint, lane);
      this.#report({ kind: 'lane-opened', endpoint, limit: ceiling });
    }
    return lane;
  }

  /** Rejects with ProviderError once retries are used up, LimitReached when the run stops first, UserError when the endpoint cannot be used at all. */
  async perform<T>(call: PacedCall<T>): Promise<Landed<T>> {
    const lane = this.lane(call.model);
    const began = performance.now();
    for (let attempt = 1; ; attempt++) {
      const flight = await this.#attempt(lane, call, attempt);
      if (flight.ok) {
        return { ...flight, waitedMs: performance.now() - began - flight.latencyMs, attempts: attempt };
      }
      if (flight.waitMs === null) throw flight.error;
      await this.#pause(call, flight.waitMs);
    }
  }

  async #attempt<T>(lane: Lane, call: PacedCall<T>, attempt: number): Promise<Flight<T>> {
    call.clock.wait();
    let waiting = true;
    try {
      return await lane.run(async () => {
        this.#stop.check();
        call.givingUp.check();
        const reservation = await call.reserve().catch((error: unknown) => this.#outOf(error));
        try {
          // While it was reserved for, the run may have been paused.
          if (this.#control.paused) await this.#control.goesOn(this.#stop);
          const fault = await unready(call);
          this.#stop.check();
          call.givingUp.check();
          call.clock.send();
          waiting = false;
          return await this.#fly(lane, call, reservation, { attempt, fault });
        } catch (error) {
          // A call that was sent and then abandoned may have been billed.
          await (waiting ? reservation.release() : reservation.forfeit());
          throw error;
        } finally {
          if (!waiting) call.clock.land();
        }
      }, attempt > 1);
    } finally {
      if (waiting) call.clock.giveUp();
    }
  }

  async #fly<T>(
    lane: Lane,
    call: PacedCall<T>,
    reservation: Reservation,
    { attempt, fault }: { readonly attempt: number; readonly fault: unknown },
  ): Promise<Flight<T>> {
    const flight = new AbortController();
    const forget = call.givingUp.listen((why) => flight.abort(why));
    // A server may have gone silent; a model that runs here is only slow, and its answer is bounded in tokens.
    const callMs = call.model.slots === undefined ? this.#pace.callMs : Math.max(this.#pace.callMs, this.#pace.trialMs);
    const timer = setTimeout(() => flight.abort(timedOut(lane.endpoint, callMs)), callMs);
    const sentAt = performance.now();
    this.#report({ kind: 'call-sent', endpoint: lane.endpoint });
    try {
      if (fault !== undefined) throw fault;
      const value = await call.send(flight.signal);
      lane.succeeded();
      return { ok: true, value, reservation, latencyMs: performance.now() - sentAt };
    } catch (error) {
      const failure: unknown = flight.signal.aborted ? flight.signal.reason : error;
      if (!(failure instanceof ProviderError)) throw failure;
      // Before the slot is given on: the next call must find the lane cut, held or closed.
      if (failure.status !== undefined) lane.reached = true;
      if (OVERLOAD.has(failure.kind)) lane.overloaded(sentAt, failure.retryAfterMs);
      const waitMs = this.#mayRetry(lane, failure, attempt) ? backoff(call.id, attempt, failure.retryAfterMs) : null;
      const final = waitMs === null ? this.#final(lane, failure) : failure;
      if (final instanceof UserError) this.#stop.fail(final);
      const asked = failure.retryAfterMs !== undefined;
      this.#report({ kind: 'call-failed', endpoint: lane.endpoint, failure: failure.kind, message: failure.message, waitMs, asked });
      if (MAYBE_BILLED.has(failure.kind)) await reservation.forfeit();
      else await reservation.release();
      return { ok: false, error: final, waitMs };
    } finally {
      clearTimeout(timer);
      forget();
    }
  }

  #mayRetry(lane: Lane, error: ProviderError, attempt: number): boolean {
    if (!error.retryable || attempt > this.#pace.maxRetries) return false;
    if ((error.retryAfterMs ?? 0) > LONGEST_RETRY_AFTER_MS) return false;
    // A server that was never reached and refuses twice more is not there: say so at once.
    return lane.reached || error.kind !== 'connection' || attempt <= 2;
  }

  /** A budget that is used up ends the run, whoever meets it first. */
  #outOf(error: unknown): never {
    if (error instanceof LimitReached) this.#stop.stop(error.message);
    throw error;
  }

  #final(lane: Lane, error: ProviderError): Error {
    const usersToMend = error.kind === 'auth' || error.kind === 'not-found' || (error.kind === 'connection' && !lane.reached);
    return usersToMend ? new UserError(error.message, { cause: error }) : error;
  }

  async #pause(call: PacedCall<unknown>, waitMs: number): Promise<void> {
    call.clock.wait();
    try {
      await this.#stop.sleep(waitMs);
      call.givingUp.check();
    } finally {
      call.clock.giveUp();
    }
  }
}

type Flight<T> =
  | { readonly ok: true; readonly value: T; readonly reservation: Reservation; readonly latencyMs: number }
  /** `waitMs`: before the next attempt; null where there is none. */
  | { readonly ok: false; readonly error: Error; readonly waitMs: number | null };

/** Why a model cannot answer yet; undefined once it can. Waits for it, unless the trial is given up meanwhile. */
function unready<T>({ model, givingUp }: PacedCall<T>): Promise<unknown> | undefined {
  if (model.ready === undefined) return undefined;
  const ready = model.ready().then(
    () => undefined,
    (error: unknown) => error,
  );
  return new Promise((resolve, reject) => {
    const forget = givingUp.listen(reject);
    ready.then(resolve).finally(forget);
  });
}

const timedOut = (endpoint: string, milliseconds: number): ProviderError =>
  new ProviderError(`${endpoint}: no answer within ${milliseconds / 1000} s; raise --call-timeout or lower max_tokens`, {
    kind: 'timeout',
    retryable: true,
  });
