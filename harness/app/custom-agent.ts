import { customAgent } from '../agents/custom.ts';
import type { Policy } from '../agents/illegal-policy.ts';
import type { Agent } from '../core/agent.ts';
import { UserError } from '../core/errors/user-error.ts';
import { type ModelContext, resolveModel } from '../models/registry.ts';
import type { AgentSpec } from './agent-spec.ts';
import { loadModule } from './load-module.ts';

/** An agent of the user's own, `custom:<module>?model=<spec>`: its code, and everything it imports beside it, is part of its identity. */
export async function customAgentOf(
  spec: AgentSpec,
  policy: Policy,
  named: { id: string; illegal: string },
  context: ModelContext,
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
  const slash = modelName?.indexOf('/') ?? -1;
  const resolved =
    modelName === undefined
      ? undefined
      : await resolveModel({ provider: modelName.slice(0, slash), name: modelName.slice(slash + 1), parameters }, context);
  return customAgent({
    id: named.id,
    exported: exports.default ?? exports,
    fingerprint: { module: digest, model: resolved?.fingerprint ?? null, illegal: named.illegal },
    policy,
    ...(resolved === undefined ? {} : { model: resolved.model }),
  });
}
