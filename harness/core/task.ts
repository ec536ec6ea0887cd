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
  /** An ingredient of a derived metric: kept and added up like any other, no column of a board. */
  readonly hidden?: true;
}

/** An agent's mean of a metric in a task, over so many verdicts. */
export interface MetricMean {
  readonly mean: number;
  readonly n: number;
}

/** Figures that are no means over matches, or too many for columns of their own: worked out from an agent's means of hidden metrics. */
export interface Derived {
  readonly id: string;
  /** What they are and how far to trust them; stands under a board that has any. */
  readonly note: string;
  /** Set where the word on an agent only repeats its figures: it is left out under a table that has columns for them all. */
  readonly repeats?: true;
  /** Figures by their names, and a word on them, for one agent. Only a word where there is too little to go by; undefined where there is nothing at all. */
  from(means: ReadonlyMap<string, MetricMean>): { readonly figures?: Readonly<Record<string, number>>; readonly note: string } | undefined;
}

/** A move of a match as exact play sees it. */
export interface MoveAnalysis {
  readonly seat: number;
  /** As players write it. */
  readonly text: string;
  /** Payoff it gave away against the best moves; absent where that is not known, or where only one move was legal. */
  readonly regret?: number;
  /** Moves that were legal. */
  readonly choices: number;
  /** Those worth most; empty where there is no regret. */
  readonly best: readonly string[];
  /** What the best moves are worth to the seat; there with `regret`. */
  readonly value?: number;
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
  /** Name of the tasks of its suite that a board also shows together, such as `board games`. */
  readonly family?: string;
  /** Most calls one seat can need in one trial by a strategy of one call a turn; for estimates. */
  readonly turns: number;
  /** Samples that are played where the user names no number; absent: all. Set where samples have no end. */
  readonly usualSamples?: number;
  /** In a fixed order: the first n of it are what `-n n` plays. Streams; never all at once in memory. */
  samples(options: SampleOptions<P>): AsyncIterable<Sample<S>> | Iterable<Sample<S>>;
  play(sample: Sample<S>, table: Table<P>): Promise<Outcome>;
  judges(parameters: P): readonly Judge[];
  /** Every move of a seat in an outcome, in the order they were made, those made at once by seat; undefined where nothing is known of any. */
  analyse?(parameters: P, outcome: Outcome): readonly MoveAnalysis[] | undefined;
  /** The first one ranks the board. */
  readonly metrics: readonly Metric[];
  readonly derived?: readonly Derived[];
}
