import { suiteIds } from '../../tasks/registry.ts';
import { strategies } from '../agents/strategies.ts';
import { UserError } from '../core/errors/user-error.ts';
import { type ModelContext, PROVIDERS } from '../models/registry.ts';
import { type AgentSpec, parseAgentSpec } from './agent-spec.ts';
import { aliasOf, type Config } from './config.ts';

/** A spec without an alias, and what its alias said of the connection. */
export interface Unaliased {
  readonly spec: AgentSpec;
  readonly connection: Pick<ModelContext, 'baseURL' | 'keyVariable'>;
}

/** Puts what an alias stands for in its place; the spec's own strategy and parameters come before the alias's. Throws UserError. */
export function unaliased(spec: AgentSpec, config: Config): Unaliased {
  const alias = aliasOf(config, spec.head);
  if (alias === undefined) return { spec, connection: {} };
  const { spec: text, baseURL, keyVariable } = alias;
  const under = parseAgentSpec(
    text,
    strategies.map(({ id }) => id),
  );
  if (aliasOf(config, under.head) !== undefined)
    throw new UserError(`alias "${spec.head}" stands for "${text}", an alias itself: write out the agent that is meant`);
  const strategy = spec.strategy ?? under.strategy;
  return {
    spec: { head: under.head, ...(strategy === undefined ? {} : { strategy }), parameters: { ...under.parameters, ...spec.parameters } },
    connection: { ...(baseURL === undefined ? {} : { baseURL }), ...(keyVariable === undefined ? {} : { keyVariable }) },
  };
}

/** Throws UserError for an alias that bears the name of something built in: one of the two could not be named. */
export function refuseBuiltInNames(config: Config, players: readonly string[]): void {
  const kinds = { player: players, provider: PROVIDERS, suite: suiteIds };
  for (const name of Object.keys(config.agents)) {
    const [kind] = Object.entries(kinds).find(([, names]) => names.includes(name)) ?? [];
    if (kind !== undefined) throw new UserError(`the config's alias "${name}" bears the name of a built-in ${kind}: choose another`);
  }
}
