import type { ZodType } from 'zod';
import type { Act } from './act.ts';
import type { Judge } from './judge.ts';
import type { Outcome } from './outcome.ts';
import type { Sample } from './sample.ts';
import type { Scope } from './scope.ts';
import type { Turn } from './turn.ts';

/** A number a board shows. */
export interface Metric {
  readonly id: string;
  /**
   * `proportion`: every value is 0 or 1 (Wilson interval);
   * `mean`: any value (normal interval);
   * `match`: 1, ½ or 0 against each rival (Bradley-Terry rating).
   */
  readonly kind: 'proportion' | 'mean' | 'match';
}

/** What decides which samples a task yields. */
export interface SampleOptions<P> {
  readonly parameters: P;
  readonly seed: string;
  /** Folder of the benchmark's own files (`--data`). */
  readonly data?: string;
  /** Folder of the module that defines the task, for a user's own. */
  readonly home?: string;
}

/** A place where players are asked. */
export interface Table<P = unknown> {
  readonly scope: Scope;
  readonly parameters: P;
  readonly seed: string;
  /** Puts a turn to a seat. Seats asked side by side do not see each other's answers. */
  ask<A>(seat: number, turn: Turn<A>): Promise<Act<A>>;
}

/** One runnable benchmark. The parameter `compat`, where a task has it, reproduces a paper's reading and scoring. */
export interface Task<S = unknown, P = unknown> {
  /** `suite/name`, or the name alone for a user's own. */
  readonly id: string;
  /** Changes whenever a rendered prompt or a rule changes. */
  readonly version: string;
  readonly parameters: ZodType<P>;
  /** Seats at the table under these parameters. */
  seats(parameters: P): number;
  /** Whether every turn lists its legal answers. */
  finite(parameters: P): boolean;
  readonly game?: string;
  /** Most calls one seat can need in one trial by a strategy of one call a turn; for estimates. */
  readonly turns: number;
  /** Samples that are played where the user names no number; absent: all. Set where samples have no end. */
  readonly usualSamples?: number;
  /** In a fixed order: the first n of it are what `-n n` plays. Streams; never all at once in memory. */
  samples(options: SampleOptions<P>): AsyncIterable<Sample<S>> | Iterable<Sample<S>>;
  play(sample: Sample<S>, table: Table<P>): Promise<Outcome>;
  judges(parameters: P): readonly Judge[];
  /** The first one ranks the board. */
  readonly metrics: readonly Metric[];
}
