import { customAgent } from '../agents/custom.ts';
import type { Policy } from '../agents/illegal-policy.ts';
import type { Agent } from '../core/agent.ts';
import { UserError } from '../core/errors/user-error.ts';
import { type ModelContext, type ResolvedModel, resolveModel } from '../models/registry.ts';
import type { AgentSpec } from './agent-spec.ts';
import { unaliased } from './aliases.ts';
import type { Config } from './config.ts';
import { loadModule } from './load-module.ts';

/** What stands round the model's spec, aliases included. */
type CustomContext = ModelContext & { readonly config: Config };

/** An agent of the user's own, `custom:<module>?model=<spec>`: its code, and everything it imports beside it, is part of its identity. */
export async function customAgentOf(
  spec: AgentSpec,
  policy: Policy,
  named: { id: string; illegal: string },
  context: CustomContext,
): Promise<Agent> {
  const path = spec.head.slice('custom:'.length);
  if (spec.strategy !== undefined)
    throw new UserError(`agent "${named.id}": code of your own is its own strategy and takes no +${spec.strategy}`);
  const { model: modelName, ...parameters } = spec.parameters;
  if (modelName === undefined && Object.keys(parameters).length > 0) {
    throw new UserError(
      `agent "${named.id}": ${Object.keys(parameters).join(', ')} would go to its model, and it has none; add model=<provider>/<name>`,
    );
  }
  const { exports, digest } = await loadModule(path);
  const resolved = modelName === undefined ? undefined : await modelOf({ head: modelName, parameters }, named.id, context);
  return customAgent({
    id: named.id,
    exported: exports.default ?? exports,
    fingerprint: { module: digest, model: resolved?.fingerprint ?? null, illegal: named.illegal },
    policy,
    ...(resolved === undefined ? {} : { model: resolved.model }),
  });
}

/** The model that `model=` names, outright or by an alias. */
async function modelOf(named: AgentSpec, agent: string, { config, ...context }: CustomContext): Promise<ResolvedModel> {
  const { spec, connection } = unaliased(named, config);
  const slash = spec.head.indexOf('/');
  if (slash === -1)
    throw new UserError(`agent "${agent}": model=${named.head}: expected <provider>/<name>, or an alias that stands for one`);
  if (spec.strategy !== undefined)
    throw new UserError(`agent "${agent}": model=${named.head} stands for an agent with +${spec.strategy}; name a model alone`);
  const { head, parameters } = spec;
  return resolveModel({ provider: head.slice(0, slash), name: head.slice(slash + 1), parameters }, { ...context, ...connection });
}
