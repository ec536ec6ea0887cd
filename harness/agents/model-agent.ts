import type { Agent } from '../core/agent.ts';
import { UserError } from '../core/errors/user-error.ts';
import type { Json } from '../core/json.ts';
import type { Model } from '../core/model.ts';
import { type Policy, withPolicy } from './illegal-policy.ts';
import type { Strategy } from './strategy.ts';

/**
 * A model with a strategy. `parameters` are the strategy's own, read by `strategy.read`. Raises UserError where the strategy weighs listed
 * answers and the model gives no log-probabilities.
 */
export function modelAgent<P>(parts: {
  readonly id: string;
  readonly model: Model;
  readonly fingerprint: Json;
  readonly strategy: Strategy<P>;
  readonly parameters: P;
  readonly policy: Policy;
}): Agent {
  const { id, model, fingerprint, strategy, parameters, policy } = parts;
  if (strategy.chooses === true && model.choose === undefined)
    throw new UserError(`+${strategy.id} needs log-probabilities of given answers, which ${model.id} does not give; local/ models do`);
  return {
    id,
    fingerprint,
    models: [model],
    callsPerTurn: strategy.calls(parameters),
    plays: (task) => strategy.chooses !== true || task.finite || `${id} cannot take ${task.id}: its turns do not list their legal answers`,
    sit: (seat) => {
      const play = strategy.sit(parameters);
      return withPolicy({ act: (turn, scope) => play(turn, model, scope) }, policy, seat);
    },
  };
}
