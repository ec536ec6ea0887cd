import type { Agent } from './agent.ts';
import type { Task } from './task.ts';

/** A file of a public benchmark that a task reads. */
export interface Dataset {
  readonly id: string;
  readonly source: string;
  readonly licence: string;
  /** Paths under `--data` that are tried in turn, and the SHA-256 of the version the figures were checked on. */
  readonly files: readonly { readonly path: string; readonly sha256?: string }[];
}

/** What a suite's own command is given. Text for people goes to `say`, results to `print`. */
export interface CommandHost {
  readonly arguments: readonly string[];
  print(line: string): void;
  say(line: string): void;
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
