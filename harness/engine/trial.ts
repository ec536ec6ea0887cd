import type { Entry, StoredEntry } from '../../results/calls.ts';
import type { Claim } from '../../results/claims.ts';
import { noCounts, type SeatCounts } from '../../results/seat-counts.ts';
import type { TrajectoryLine } from '../../results/trajectory.ts';
import { digest } from '../core/digest.ts';
import { LimitReached } from '../core/errors/limit-reached.ts';
import { ProviderError } from '../core/errors/provider-error.ts';
import type { Generation } from '../core/generation.ts';
import type { Json } from '../core/json.ts';
import type { Message } from '../core/message.ts';
import type { Call, LookUp, Model } from '../core/model.ts';
import { costOf } from '../core/price.ts';
import type { Request } from '../core/request.ts';
import type { Tool } from '../core/scope.ts';
import type { Step } from '../core/step.ts';
import type { TrialSpec } from '../core/trial.ts';
import { inputTokens } from '../core/usage.ts';
import { GivingUp } from './giving-up.ts';
import { Journal } from './journal.ts';
import { byOrder, type CallPlace, type Place, ROOT } from './place.ts';
import type { RunContext } from './run-context.ts';
import { countCall, countStep } from './seat-counting.ts';
import { Stopwatch } from './stopwatch.ts';
import { ToolTime } from './tool-time.ts';
import { TrialScope } from './trial-scope.ts';

/** What is journalled, before it is paid for. */
interface Paid {
  readonly kind: Entry['kind'];
  readonly model: Model;
  readonly messages: readonly Message[];
  readonly settings: Json | undefined;
  /** For token ceilings under a budget. */
  readonly request: Request;
  readonly send: (call: Call) => Promise<Generation>;
}

/** One trial while it is played: its journal, its counts, its trajectory, its time. */
export class Trial {
  readonly spec: TrialSpec;
  readonly root: TrialScope;
  readonly seats: readonly SeatCounts[];
  readonly #context: RunContext;
  readonly #journal: Journal;
  readonly #lines: { readonly order: readonly number[]; readonly line: TrajectoryLine }[] = [];
  readonly #clock: Stopwatch;
  readonly #givingUp = new GivingUp();
  readonly #undrop: () => void;
  #limit: LimitReached | undefined;
  #pending = 0;
  #quiet: (() => void)[] = [];

  constructor(context: RunContext, spec: TrialSpec, claim: Claim, journal: readonly StoredEntry[]) {
    this.#context = context;
    this.spec = spec;
    this.#journal = new Journal(context, spec, claim, journal);
    this.seats = spec.agents.map((_, seat) => noCounts(seat));
    this.root = new TrialScope(this, ROOT);
    const { pace, stop } = context;
    this.#clock = new Stopwatch(pace.trialMs, () => this.#givingUp.giveUp(tookTooLong(pace.trialMs)));
    this.#undrop = stop.onDrop((why) => this.#givingUp.giveUp(why));
  }

  get signal(): AbortSignal {
    return this.#givingUp.signal;
  }

  /** The trajectory so far, in the order of the tree. */
  lines(): TrajectoryLine[] {
    return this.#lines.sort(byOrder).map(({ line }) => line);
  }

  /** Keeps count of what is under way, so that a trial that fails on one side lets paid calls on the other land. */
  async tracked<T>(work: () => Promise<T>): Promise<T> {
    this.#pending++;
    try {
      return await work();
    } catch (error) {
      if (error instanceof LimitReached) this.#limit ??= error;
      throw error;
    } finally {
      this.#pending--;
      if (this.#pending === 0) for (const resolve of this.#quiet.splice(0)) resolve();
    }
  }

  /** Throws where the trial was given up or met a limit: its outcome does not count, also where an agent or a task caught that. */
  check(): void {
    this.#givingUp.check();
    if (this.#limit !== undefined) throw this.#limit;
  }

  /** The work's result, or the rejection with which the trial is given up meanwhile. */
  unlessGivenUp<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const forget = this.#givingUp.listen(reject);
      work.then(resolve, reject).finally(forget);
    });
  }

  /** Resolves once nothing is under way. */
  quiet(): Promise<void> {
    return this.#pending === 0 ? Promise.resolve() : new Promise((resolve) => this.#quiet.push(resolve));
  }

  /** Stops the clock, forgets the run's signals, and tells the models that the trial is over. */
  end(): void {
    this.#clock.stop();
    this.#undrop();
    for (const model of new Set(this.spec.agents.flatMap(({ models }) => models))) model.trialOver?.(this.spec.id);
  }

  record(place: Place, step: Step): void {
    this.#lines.push({ order: place.order, line: { path: place.path, step } });
    const seat = 'seat' in step ? this.seats[step.seat] : undefined;
    if (seat !== undefined) countStep(seat, step);
  }

  call(where: CallPlace, model: Model, request: Request): Promise<Generation> {
    const { messages, ...settings } = request;
    return this.#journalled(where, {
      kind: 'call',
      model,
      messages,
      settings: Object.keys(settings).length === 0 ? undefined : (settings as Json),
      request,
      send: (call) => model.generate(request, call),
    });
  }

  async choose(where: CallPlace, model: Model, messages: readonly Message[], choices: readonly string[]): Promise<number[]> {
    const { choose } = model;
    if (choose === undefined) throw new Error(`${model.id} gives no log-probabilities`);
    const send = async (call: Call) => foundAs(await choose.call(model, messages, choices, call), (logs) => logs);
    const found = await this.#journalled(where, {
      kind: 'choose',
      model,
      messages,
      settings: { choices },
      request: { messages, maxTokens: 1 },
      send,
    });
    return JSON.parse(found.text) as number[];
  }

  async embed(where: CallPlace, model: Model, texts: readonly string[]): Promise<Float32Array[]> {
    const { embed } = model;
    if (embed === undefined) throw new Error(`${model.id} gives no embeddings`);
    const messages: Message[] = texts.map((content) => ({ role: 'user', content }));
    const send = async (call: Call) => foundAs(await embed.call(model, texts, call), (vectors) => vectors.map((vector) => [...vector]));
    const found = await this.#journalled(where, {
      kind: 'embed',
      model,
      messages,
      settings: undefined,
      request: { messages, maxTokens: 0 },
      send,
    });
    return (JSON.parse(found.text) as number[][]).map((vector) => Float32Array.from(vector));
  }

  async tool<I extends Json, O extends Json>(where: CallPlace, tool: Tool<I, O>, input: I): Promise<O> {
    const requestHash = digest([tool.id, tool.version, input]);
    const had = this.#journal.take(where, requestHash);
    if (had !== undefined) {
      this.#point(where);
      return reopen<O>(had.generation.text);
    }
    await this.#unpaused();
    this.#context.stop.check();
    const time = new ToolTime(this.#clock);
    const ran = await this.#abandonable((signal) => tool.run(input, signal, time.waiting)).then(
      (value) => ({ value }) as const,
      (error: unknown) => ({ error }) as const,
    );
    const took = { cost: 0, attempts: 1, ...time.end() };
    if ('error' in ran) {
      this.#givingUp.check();
      this.#context.stop.check();
    }
    const result = 'value' in ran ? ran : { failure: ran.error instanceof Error ? ran.error.message : String(ran.error) };
    const generation: Generation = { text: JSON.stringify(result), finish: 'stop' };
    const named = { model: `${tool.id}@${tool.version}`, endpoint: '', messages: [], settings: input };
    await this.#journal.put(where, { kind: 'tool', requestHash, generation, ...named, ...took });
    this.#point(where);
    return reopen<O>(generation.text);
  }

  /** A tool costs nothing and comes to the same again: unlike a call in flight it is abandoned as soon as the run stops. */
  async #abandonable<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const abort = (why: unknown): void => controller.abort(why);
    const undo = [this.#givingUp.listen(abort), this.#context.stop.onStop(abort)];
    return run(controller.signal).finally(() => {
      for (const off of undo) off();
    });
  }

  async #journalled(where: CallPlace, paid: Paid): Promise<Generation> {
    const { model, settings } = paid;
    const asked = model.identity === undefined ? [model.id, model.endpoint] : [model.identity];
    const requestHash = digest([paid.kind, ...asked, paid.messages, settings]);
    const had = this.#journal.take(where, requestHash);
    if (had !== undefined) {
      this.#point(where);
      this.#context.report({ kind: 'call-served', endpoint: model.endpoint });
      countCall(this.seats[where.seat], model, had.generation, had);
      return had.generation;
    }
    const { budget, pacer } = this.#context;
    const id = digest([this.spec.id, where.id]);
    const landed = await pacer.perform({
      id,
      model,
      clock: this.#clock,
      givingUp: this.#givingUp,
      reserve: () => budget.reserve(model, paid.request),
      send: (signal) => paid.send(this.#describe(where, id, model, signal)),
    });
    const { value: generation, reservation } = landed;
    const cost = costOf(model.price, generation.usage);
    const { usage } = generation;
    const tokensIn = usage === undefined ? 0 : inputTokens(usage);
    const tokensOut = usage?.output ?? 0;
    const { latencyMs, waitedMs, attempts } = landed;
    const named = { model: model.id, endpoint: model.endpoint, messages: paid.messages, settings };
    const took = { cost, latencyMs, waitedMs, attempts };
    const stored = this.#journal.put(where, { kind: paid.kind, requestHash, generation, ...named, ...took }, () =>
      reservation.settle(cost, usage === undefined ? null : tokensIn + tokensOut),
    );
    await stored.catch(async (error: unknown) => {
      await reservation.forfeit().catch(() => undefined);
      throw error;
    });
    this.#point(where);
    this.#context.report({ kind: 'call-done', endpoint: model.endpoint, tokensIn, tokensOut, cost });
    if (paid.kind === 'call') this.#context.report({ kind: 'answered', spec: this.spec, seat: where.seat, text: endOf(generation.text) });
    countCall(this.seats[where.seat], model, generation, { cost, latencyMs });
    return generation;
  }

  /** Waits while the run is paused; that is no time of the trial's. */
  async #unpaused(): Promise<void> {
    const { control, stop } = this.#context;
    if (!control.paused) return;
    this.#clock.wait();
    await control.goesOn(stop).finally(() => this.#clock.giveUp());
  }

  #describe(where: CallPlace, id: string, model: Model, signal: AbortSignal): Call {
    const { sample, task } = this.spec;
    const { seat, turn, draw } = where;
    const lane = this.#context.pacer.lane(model);
    return {
      id,
      trial: this.spec.id,
      task: task.task.id,
      sample,
      epoch: this.spec.epoch,
      seat,
      turn,
      draw,
      signal,
      hold: (milliseconds) => lane.hold(milliseconds),
    };
  }

  #point(where: CallPlace): void {
    this.#lines.push({ order: where.order, line: { path: where.path, place: where.id } });
  }
}

/** Characters of an answer that those who watch are told. */
const TOLD = 300;

/** The end of an answer, where it says what it comes to; whole characters. */
const endOf = (text: string): string => (text.length <= TOLD ? text : text.slice(-TOLD).replace(/^[\udc00-\udfff]/, ''));

/** A look-up as the journal keeps it. */
function foundAs<T>({ value, usage, sent }: LookUp<T>, plain: (value: T) => Json): Generation {
  return { text: JSON.stringify(plain(value)), finish: 'stop', ...(usage && { usage }), ...(sent !== undefined && { sent }) };
}

/** A tool's stored result: its value, or its failure thrown again. */
function reopen<O>(text: string): O {
  const result = JSON.parse(text) as { value: O } | { failure: string };
  if ('failure' in result) throw new Error(result.failure);
  return result.value;
}

const tookTooLong = (milliseconds: number): ProviderError =>
  new ProviderError(`the trial used more than ${milliseconds / 1000} s; raise --trial-timeout`, { kind: 'timeout', retryable: false });
