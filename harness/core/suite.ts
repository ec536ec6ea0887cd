import type { Agent } from './agent.ts';
import type { Json } from './json.ts';
import type { Message } from './message.ts';
import type { Outcome } from './outcome.ts';
import type { Task } from './task.ts';

/** A file of a public benchmark that a task reads. */
export interface Dataset {
  /** Of the task that reads it. */
  readonly id: string;
  readonly source: string;
  readonly licence: string;
  /** Paths under `--data` that are tried in turn, and the SHA-256 of the version the figures were checked on. */
  readonly files: readonly { readonly path: string; readonly sha256?: string }[];
}

/** A closed trial of the store, as a suite's command reads it. */
export interface StoredTrial {
  readonly id: string;
  readonly task: string;
  readonly parameters: Json;
  readonly sample: string;
  readonly epoch: number;
  /** Names of the agents, in seat order. */
  readonly agents: readonly string[];
  readonly outcome: Outcome;
  /** Calls of models, in the order of the trial's tree. */
  readonly calls: readonly { readonly messages: readonly Message[]; readonly text: string }[];
}

/** Which stored trials a command reads: of one store, of one run whose id begins so. The default store, all runs, where absent. */
export interface StoredTrials {
  readonly db?: string | undefined;
  readonly run?: string | undefined;
}

/** What a suite's own command is given. Text for people goes to `say`, results to `print`. */
export interface CommandHost {
  readonly arguments: readonly string[];
  print(line: string): void;
  /** Data as one line of JSON. */
  printJson(data: unknown): void;
  say(line: string): void;
  /** Visits the closed trials of the suite's tasks, one in memory at a time: a run's in the order of its plan. Rejects with UserError. */
  trials(wanted: StoredTrials, visit: (trial: StoredTrial) => void): Promise<void>;
}

/** A suite's own command, `pentathlon <suite> <verb>`. Resolves to the exit code. */
export interface Command {
  readonly verb: string;
  readonly usage: string;
  readonly summary: string;
  readonly example: string;
  run(host: CommandHost): Promise<number>;
}

/** A player without a model: its name, and how its parameters make an agent. */
export interface PlayerMaker {
  readonly name: string;
  readonly summary: string;
  make(parameters: Readonly<Record<string, string>>): Agent;
}

/** One of the five events, or a user's own module. */
export interface Suite {
  readonly id: string;
  readonly tasks: readonly Task[];
  readonly players?: readonly PlayerMaker[];
  readonly datasets?: readonly Dataset[];
  readonly commands?: readonly Command[];
}
