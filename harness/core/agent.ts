import type { Act } from './act.ts';
import type { Json } from './json.ts';
import type { Model } from './model.ts';
import type { Scope } from './scope.ts';
import type { Turn } from './turn.ts';

/** What an agent may know of a task before it sits down. */
export interface TaskInfo {
  readonly id: string;
  readonly seats: number;
  /** Whether every turn lists its legal answers. */
  readonly finite: boolean;
  /** The game's id, for tasks that are games. */
  readonly game?: string;
}

/** What fills a seat: a model with a strategy, or a player without a model. */
export interface Agent {
  /** Its spec, parameters sorted: what users type and boards show. */
  readonly id: string;
  /** Everything that decides what it does: resolved parameters, endpoint, digests of the files it names. Part of a trial's id. */
  readonly fingerprint: Json;
  /** Models it may call, for pacing and estimates; none for players without a model. */
  readonly models: readonly Model[];
  /** Calls it makes on one turn, for estimates. */
  readonly callsPerTurn: number;
  /** True, or why it cannot take this task. */
  plays(task: TaskInfo): true | string;
  /** Takes a seat for one trial. `scope` lasts for the whole trial. */
  sit(seat: number, scope: Scope): Player;
}

/** An agent that has sat down at one seat of one trial; may remember its turns in plain variables. */
export interface Player {
  /** `scope` lasts for this turn. */
  act<A>(turn: Turn<A>, scope: Scope): Promise<Act<A>>;
}
