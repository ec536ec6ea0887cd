import type { Generation } from '../core/generation.ts';
import type { Json } from '../core/json.ts';
import type { Message } from '../core/message.ts';
import type { Model } from '../core/model.ts';
import { type Random, random } from '../core/random.ts';
import type { Request } from '../core/request.ts';
import type { Scope, Tool } from '../core/scope.ts';
import type { Step } from '../core/step.ts';
import { below, type CallPlace, type Place } from './place.ts';
import type { Trial } from './trial.ts';

/** A place in the tree of a trial that is being played. */
export class TrialScope implements Scope {
  readonly #trial: Trial;
  readonly #place: Place;
  readonly #names = new Set<string>();
  #position = 0;
  #ordinal = 0;
  #pending = false;
  #rng: Random | undefined;

  constructor(trial: Trial, place: Place) {
    this.#trial = trial;
    this.#place = place;
  }

  get path(): string {
    return this.#place.path;
  }

  get rng(): Random {
    this.#rng ??= random(this.#trial.spec.id, this.#place.path);
    return this.#rng;
  }

  get signal(): AbortSignal {
    return this.#trial.signal;
  }

  child(name: string | number): TrialScope {
    const text = String(name);
    if (this.#names.has(text)) throw new Error(`scope ${this.path || 'root'} already has a child "${text}": names are identities`);
    this.#names.add(text);
    return new TrialScope(this.#trial, below(this.#place, text, this.#position++));
  }

  call(model: Model, request: Request): Promise<Generation> {
    return this.#alone((where) => this.#trial.call(where, model, request));
  }

  tool<I extends Json, O extends Json>(tool: Tool<I, O>, input: I): Promise<O> {
    return this.#alone((where) => this.#trial.tool(where, tool, input));
  }

  embed(model: Model, texts: readonly string[]): Promise<Float32Array[]> {
    return this.#alone((where) => this.#trial.embed(where, model, texts));
  }

  choose(model: Model, messages: readonly Message[], choices: readonly string[]): Promise<number[]> {
    return this.#alone((where) => this.#trial.choose(where, model, messages, choices));
  }

  record(step: Step): void {
    this.#trial.record({ ...this.#place, order: [...this.#place.order, this.#position++] }, step);
  }

  /** One thing at a time: the ordinal is the identity, so a second call while one is pending would depend on timing. */
  async #alone<T>(perform: (where: CallPlace) => Promise<T>): Promise<T> {
    if (this.#pending) {
      throw new Error(
        `scope ${this.path || 'root'}: a second call while one is pending; side-by-side work opens children with scope.child(name)`,
      );
    }
    this.#pending = true;
    const order = [...this.#place.order, this.#position++];
    try {
      const where = { ...this.#place, order, id: `${this.#place.path}#${this.#ordinal++}` };
      return await this.#trial.tracked(() => perform(where));
    } finally {
      this.#pending = false;
    }
  }
}
