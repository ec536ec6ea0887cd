import type { Generation } from './generation.ts';
import type { Json } from './json.ts';
import type { Message } from './message.ts';
import type { Model } from './model.ts';
import type { Random } from './random.ts';
import type { Request } from './request.ts';
import type { Step } from './step.ts';

/** Deterministic or not, something that runs outside the model: a sandbox, a solver. Its runs are journalled like calls. */
export interface Tool<I extends Json, O extends Json> {
  readonly id: string;
  readonly version: string;
  /** `waiting`, where somebody counts time: told when the run has to wait for its turn; what it gives back is called when it goes on. */
  run(input: I, signal: AbortSignal, waiting?: () => () => void): Promise<O>;
}

/**
 * A place in a trial's tree, e.g. `seat 1/turn 3/draw 2`. It owns a generator, calls and tools.
 * One call or tool may be pending in a scope at a time; a second one throws: side-by-side work opens children.
 * That one rule makes identity, randomness and resume independent of the order in which answers arrive.
 */
export interface Scope {
  /** Names from the trial's root, joined by `/`; empty at the root. */
  readonly path: string;
  /** Seeded by trial and path. */
  readonly rng: Random;
  /** Aborted when the run drops its calls. */
  readonly signal: AbortSignal;
  /** A place below this one. A name serves once in its parent; reuse throws. */
  child(name: string | number): Scope;
  /** A journalled call: identity is trial, path and ordinal in the scope, checked by the request's hash. */
  call(model: Model, request: Request): Promise<Generation>;
  /** A journalled tool run, failures and time-outs included. */
  tool<I extends Json, O extends Json>(tool: Tool<I, O>, input: I): Promise<O>;
  embed(model: Model, texts: readonly string[]): Promise<Float32Array[]>;
  /** Natural-log probabilities of the choices. */
  choose(model: Model, messages: readonly Message[], choices: readonly string[]): Promise<number[]>;
  /** Adds a line to the trajectory. */
  record(step: Step): void;
}
