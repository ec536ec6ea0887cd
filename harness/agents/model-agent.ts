import type { Agent } from '../core/agent.ts';
import type { Json } from '../core/json.ts';
import type { Model } from '../core/model.ts';
import { type Policy, withPolicy } from './illegal-policy.ts';
import type { Strategy } from './strategy.ts';

/** A model with a strategy. `parameters` are the strategy's own, read by `strategy.read`. */
export function modelAgent<P>(parts: {
  readonly id: string;
  readonly model: Model;
  readonly fingerprint: Json;
  readonly strategy: Strategy<P>;
  readonly parameters: P;
  readonly policy: Policy;
}): Agent {
  const { id, model, fingerprint, strategy, parameters, policy } = parts;
  return {
    id,
    fingerprint,
    models: [model],
    callsPerTurn: strategy.calls(parameters),
    plays: () => true,
    sit: (seat) => {
      const play = strategy.sit(parameters);
      return withPolicy({ act: (turn, scope) => play(turn, model, scope) }, policy, seat);
    },
  };
}
