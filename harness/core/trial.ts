import type { Agent } from './agent.ts';
import { digest } from './digest.ts';
import type { Outcome } from './outcome.ts';
import type { Sample } from './sample.ts';
import type { Task } from './task.ts';
import type { Verdict } from './verdict.ts';

/** A task with its parameters settled. */
export interface ConfiguredTask<S = unknown, P = unknown> {
  readonly task: Task<S, P>;
  readonly parameters: P;
  /** Folder of the benchmark's own files, where the user named one. */
  readonly data?: string;
  /** Folder of the module that defines the task, for a user's own. */
  readonly home?: string;
}

/** One line-up of agents × one sample × one epoch: what is scheduled, stored and resumed. */
export interface TrialSpec {
  readonly id: string;
  readonly task: ConfiguredTask;
  readonly sample: Sample;
  /** In seat order. */
  readonly agents: readonly Agent[];
  readonly epoch: number;
  readonly seed: string;
  /** Its number in the order of its design, from 0. */
  readonly position: number;
}

/** A trial that has closed; one that was set aside with an error has no verdicts. */
export interface TrialResult {
  readonly id: string;
  readonly outcome: Outcome;
  readonly verdicts: readonly Verdict[];
}

/** What a trial's id is made of, apart from the sample's own content. */
export interface TrialPlace {
  readonly task: ConfiguredTask;
  readonly agents: readonly Agent[];
  readonly epoch: number;
  readonly seed: string;
  /** How many samples of the same content came before it: rows that repeat are trials of their own. */
  readonly copy: number;
}

/**
 * The trial's content-addressed id; `content` is the digest of the sample's. Labels and judges stay out: relabelled data is judged
 * again, not played again.
 */
export function trialId({ task, agents, epoch, seed, copy }: TrialPlace, content: string): string {
  return digest([taskKey(task), content, copy, agents.map(agentKey), epoch, seed]);
}

const keys = new WeakMap<object, string>();

/** Digest made once an object: tasks and agents stay the same through a run, and their parts are large. */
function keyOf<T extends object>(object: T, parts: (object: T) => unknown): string {
  let key = keys.get(object);
  if (key === undefined) {
    key = digest(parts(object));
    keys.set(object, key);
  }
  return key;
}

/** Identity of a task with its version and parameters. */
export const taskKey = (configured: ConfiguredTask): string =>
  keyOf(configured, ({ task, parameters }) => [task.id, task.version, parameters]);

/** Identity of what an agent does, whatever it is called. */
export const agentKey = (agent: Agent): string => keyOf(agent, ({ fingerprint }) => fingerprint);
