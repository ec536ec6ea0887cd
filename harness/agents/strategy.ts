import type { z } from 'zod';
import type { Act } from '../core/act.ts';
import type { Model } from '../core/model.ts';
import type { Scope } from '../core/scope.ts';
import type { Turn } from '../core/turn.ts';
import { type RawParameters, readParameters } from './parameters.ts';

/** What a strategy does on a turn. */
export type Play = <A>(turn: Turn<A>, model: Model, scope: Scope) => Promise<Act<A>>;

/** A way for a model to answer any turn. */
export interface Strategy<P = unknown> {
  readonly id: string;
  /** Names of the parameters it takes. */
  readonly names: readonly string[];
  /** Its parameters, defaults filled in; raises UserError on unknown names and values it cannot take. */
  read(raw: RawParameters): P;
  /** Calls it makes on one turn, for estimates. */
  calls(parameters: P): number;
  /** It weighs listed answers: for models with log-probabilities (`Model.choose`), and tasks in which every turn lists its legal answers. */
  readonly chooses?: boolean;
  /** Begins a trial: what is returned plays all turns of it, and may remember them in plain variables. */
  sit(parameters: P): Play;
}

/**
 * Defines a strategy.
 * @param shape its parameters, as zod types that read text (`z.coerce.number()`)
 * @param make called once when an agent sits down, so that closures may remember turns
 * @param calls calls it makes on one turn, for estimates; one unless said otherwise
 * @param needs what it asks of models and tasks beyond words
 */
export function strategy<S extends z.ZodRawShape>(
  id: string,
  shape: S,
  make: (parameters: z.output<z.ZodObject<S>>) => Play,
  calls: (parameters: z.output<z.ZodObject<S>>) => number = () => 1,
  needs: Pick<Strategy, 'chooses'> = {},
): Strategy<z.output<z.ZodObject<S>>> {
  return { id, names: Object.keys(shape), read: (raw) => readParameters(id, shape, raw), calls, sit: make, ...needs };
}
